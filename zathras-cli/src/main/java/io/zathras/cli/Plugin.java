package io.zathras.cli;

import io.zathras.schema.discovery.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One plugin: a jar, or a folder of jars that belong together.
 *
 * @param name the name of the jar or folder
 * @param loader loads the plugin's classes
 * @param problems a sentence for each unusable jar, which names the jar
 */
record Plugin(String name, ClassLoader loader, List<String> problems) {

  private static final String MODULE = "module-info.class";
  private static final List<String> OF_ZATHRAS =
      List.of("io/zathras/processor/spi/", "io/zathras/schema/", "io/zathras/exporter/");
  private static final String PROCESSOR = "io.zathras.processor.spi.BenchmarkProcessor";
  private static final String EXPORTER = "io.zathras.exporter.ExporterProvider";

  /** Reads what the jars declare; a jar that cannot be read is one of the problems. */
  static Plugin of(String name, List<Path> jars) {
    List<String> problems = new ArrayList<>();
    List<URL> readable = new ArrayList<>();
    Map<String, List<String>> provides = new HashMap<>();
    boolean declares = false;
    if (jars.isEmpty()) {
      problems.add(name + " is a folder without a jar: put the plugin's jars into it");
      return new Plugin(name, new PluginLoader(name, readable, provides), problems);
    }
    for (Path jar : jars) {
      String inside = name.equals(fileName(jar)) ? name : name + "/" + fileName(jar);
      try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
        declares |= declares(file);
        String contained = zathrasInside(file);
        if (contained != null) {
          problems.add(
              inside
                  + " contains Zathras itself ("
                  + contained
                  + "), which is not used: give zathras-processors-spi the scope 'provided'");
        }
        String unreadable = addProvides(file, provides);
        if (unreadable != null && !declares(file)) {
          problems.add(inside + " " + unreadable);
          declares = true;
        }
        readable.add(jar.toUri().toURL());
      } catch (IOException e) {
        problems.add(inside + " is not a jar that can be read (" + reason(e) + "): copy it again");
        declares = true;
      }
    }
    if (!declares && provides.get(PROCESSOR) == null && provides.get(EXPORTER) == null) {
      problems.add(nothingDeclared(name));
    }
    return new Plugin(name, new PluginLoader(name, readable, provides), List.copyOf(problems));
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  private static String nothingDeclared(String name) {
    return name
        + " gave no processor: its module-info has no 'provides "
        + PROCESSOR
        + " with ...', and it has no file META-INF/services/"
        + PROCESSOR;
  }

  private static String fileName(Path jar) {
    return String.valueOf(jar.getFileName());
  }

  private static boolean declares(JarFile jar) {
    return jar.getEntry("META-INF/services/" + PROCESSOR) != null
        || jar.getEntry("META-INF/services/" + EXPORTER) != null;
  }

  /** Returns a package of Zathras that has a class in the jar, or {@code null}. */
  private static @Nullable String zathrasInside(JarFile jar) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(entry -> entry.endsWith(".class"))
        .map(entry -> entry.substring(0, entry.lastIndexOf('/') + 1))
        .filter(OF_ZATHRAS::contains)
        .findFirst()
        .orElse(null);
  }

  /** Adds the providers of a module descriptor; returns why it cannot be read, or {@code null}. */
  private static @Nullable String addProvides(JarFile jar, Map<String, List<String>> provides)
      throws IOException {
    ZipEntry entry = jar.getEntry(MODULE);
    if (entry == null) {
      return null;
    }
    byte[] descriptor;
    try (InputStream in = jar.getInputStream(entry)) {
      descriptor = in.readNBytes(1 << 20);
    }
    try {
      for (ModuleDescriptor.Provides declared :
          ModuleDescriptor.read(new java.io.ByteArrayInputStream(descriptor)).provides()) {
        provides
            .computeIfAbsent(declared.service(), service -> new ArrayList<>())
            .addAll(declared.providers());
      }
      return null;
    } catch (InvalidModuleDescriptorException e) {
      int version =
          descriptor.length < 8 ? 0 : ((descriptor[6] & 0xff) << 8) | (descriptor[7] & 0xff);
      return version > 44 + Runtime.version().feature()
          ? Cause.ofClassFileVersion(version)
          : "has a module-info that cannot be read: " + e.getMessage();
    }
  }
}
