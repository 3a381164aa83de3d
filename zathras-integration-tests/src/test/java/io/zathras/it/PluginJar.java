package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a processor against the distribution's jars and packs it as a stranger would. */
final class PluginJar {

  private final String name;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private boolean service;

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

  private PluginJar source(String path, String text) {
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
                    Distribution.classPath(),
                    "-d",
                    classes.toString()),
                null,
                sources);
    assertThat(task.call()).as("%s", messages).isTrue();
    Path jar = directory.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path path : compiled.filter(Files::isRegularFile).sorted().toList()) {
        put(out, classes.relativize(path).toString(), Files.readAllBytes(path));
      }
      if (service) {
        put(
            out,
            "META-INF/services/io.zathras.processor.spi.BenchmarkProcessor",
            ("com.example." + name + ".Plugin\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
