package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles a processor against the distribution's jars and packs it as a stranger would. */
final class PluginJar {

  private final String name;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<Path> merged = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private final Set<String> left = new HashSet<>();
  private boolean service;
  private @Nullable String declared;
  private int classFileVersion;

  private PluginJar(String name) {
    this.name = name;
  }

  /** Begins a jar with one processor, {@code com.example.<name>.Plugin}. */
  static PluginJar named(String name) {
    return new PluginJar(name);
  }

  /**
   * Adds the processor.
   *
   * @param descriptor what stands behind {@code ProcessorDescriptor.} in {@code descriptor()}
   * @param body the statements of {@code process(input)}
   */
  PluginJar processor(String descriptor, String body) {
    return source(
        "com/example/" + name + "/Plugin.java",
        """
        package com.example.%s;
        import io.zathras.processor.spi.*;
        import io.zathras.schema.*;
        public final class Plugin implements BenchmarkProcessor {
          public ProcessorDescriptor descriptor() {
            return ProcessorDescriptor.%s;
          }
          public BenchmarkResult process(ResultInput input) {
            %s
          }
        }
        """
            .formatted(name, descriptor, body));
  }

  /** Makes it a named module. */
  PluginJar module(String... directives) {
    return source(
        "module-info.java",
        """
        module com.example.%1$s {
          requires io.zathras.processor.spi;
          %2$s
          provides io.zathras.processor.spi.BenchmarkProcessor with com.example.%1$s.Plugin;
        }
        """
            .formatted(name, String.join("\n", directives)));
  }

  /** Declares the processor in {@code META-INF/services}. */
  PluginJar service() {
    service = true;
    return this;
  }

  /** Packs another jar's entries too, as a shading build does. */
  PluginJar with(Path jar) {
    merged.add(jar);
    return this;
  }

  /** Marks the classes as those of another Java; only a Java that reads them can run them. */
  PluginJar forJava(int version) {
    classFileVersion = 44 + version;
    return this;
  }

  /** Declares a provider in {@code META-INF/services} whatever the jar holds. */
  PluginJar declaring(String provider) {
    declared = provider;
    return this;
  }

  /** Leaves a compiled class out of the jar. */
  PluginJar without(String entry) {
    left.add(entry);
    return this;
  }

  /** Compiles against another jar without packing it. */
  PluginJar compiledAgainst(Path jar) {
    libraries.add(jar);
    return this;
  }

  /** Adds a source file of any content. */
  PluginJar source(String path, String text) {
    sources.add(
        new SimpleJavaFileObject(URI.create("memory:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** Writes {@code <name>.jar} in a directory. */
  Path in(Path directory) throws IOException {
    Path classes = Files.createTempDirectory(Files.createDirectories(directory), "classes");
    boolean modular =
        sources.stream().anyMatch(file -> file.getName().endsWith("module-info.java"));
    if (!sources.isEmpty()) {
      compile(modular, classes);
    }
    Path jar = directory.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path path : compiled.filter(Files::isRegularFile).sorted().toList()) {
        if (left.contains(classes.relativize(path).toString())) {
          continue;
        }
        byte[] bytes = Files.readAllBytes(path);
        if (classFileVersion > 0) {
          bytes[7] = (byte) classFileVersion;
        }
        put(out, classes.relativize(path).toString(), bytes);
      }
      for (Path other : merged) {
        copyClasses(other, out);
      }
      if (service || declared != null) {
        put(
            out,
            "META-INF/services/io.zathras.processor.spi.BenchmarkProcessor",
            (declared == null ? "com.example." + name + ".Plugin" : declared)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private void compile(boolean modular, Path classes) {
    StringWriter messages = new StringWriter();
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    modular ? "--module-path" : "--class-path",
                    classPath(),
                    "-d",
                    classes.toString()),
                null,
                sources);
    assertThat(task.call()).as("%s", messages).isTrue();
  }

  private String classPath() {
    StringBuilder path = new StringBuilder(Distribution.classPath());
    libraries.forEach(library -> path.append(File.pathSeparator).append(library));
    return path.toString();
  }

  private static void copyClasses(Path jar, JarOutputStream out) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().equals("module-info.class")) {
          put(out, entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
