package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that embed the library, packed as their authors do it. */
class PackagingIT {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Path RESULTS = Samples.RESULTS.toAbsolutePath();

  @TempDir Path directory;

  /** The build enforces that dependencies converge; the older Jackson is the oldest that works. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-Djackson.version=2.16.2"})
  void aShadedJarFindsTheProcessorsOnAThreadOfAPool(String option) throws Exception {
    Path project =
        ExampleProject.built(
            "fat-jar", directory, option.isEmpty() ? new String[0] : new String[] {option});
    Path documents = directory.resolve("documents");

    Finished run =
        Finished.run(
            directory,
            JAVA_HOME.resolve("bin/java"),
            "-jar",
            project.resolve("target/fat-jar-1.0.jar"),
            RESULTS,
            documents);

    assertThat(run.out())
        .as(run.err())
        .contains("1 processed", "PASS  coremark  iterations_per_second ");
    assertThat(run.code()).isZero();
    assertThat(documents.resolve(Samples.ID + ".json")).exists();
    assertThat(
            Finished.run(
                    directory,
                    "unzip",
                    "-p",
                    project.resolve("target/fat-jar-1.0.jar"),
                    "META-INF/services/io.zathras.processor.spi.BenchmarkProcessor")
                .out()
                .lines())
        .hasSize(processorModules().size());
  }

  @Test
  void aRuntimeImageHasTheProcessors() throws Exception {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    assumeTrue(
        jlink != null && Files.isDirectory(JAVA_HOME.resolve("jmods")),
        "this JDK has no jlink or no jmods");
    String path = Distribution.modules() + File.pathSeparator + compiledExample();
    Path image = directory.resolve("image");

    run(
        jlink,
        "--module-path",
        path,
        "--add-modules",
        "com.example.embedding,io.zathras.processors.all",
        "--output",
        image.toString());
    Finished run =
        Finished.run(
            directory,
            image.resolve("bin/java"),
            "--module",
            "com.example.embedding/com.example.embedding.ProcessResults",
            RESULTS,
            directory.resolve("documents"));

    assertThat(run.out())
        .as(run.err())
        .contains("1 processed", "PASS  coremark  iterations_per_second ");
    assertThat(Finished.run(directory, image.resolve("bin/java"), "--list-modules").out())
        .contains(processorModules());
  }

  @Test
  void theModuleOfAllProcessorsRequiresEachOfThem() {
    ModuleDescriptor all =
        ModuleFinder.of(Distribution.modules())
            .find("io.zathras.processors.all")
            .map(ModuleReference::descriptor)
            .orElseThrow();

    assertThat(all.requires().stream().map(ModuleDescriptor.Requires::name))
        .containsAll(processorModules());
  }

  private static Set<String> processorModules() {
    return ModuleFinder.of(Distribution.modules()).findAll().stream()
        .map(ModuleReference::descriptor)
        .filter(
            module ->
                module.provides().stream()
                    .anyMatch(
                        provided ->
                            provided
                                .service()
                                .equals("io.zathras.processor.spi.BenchmarkProcessor")))
        .map(ModuleDescriptor::name)
        .collect(Collectors.toSet());
  }

  private Path compiledExample() throws Exception {
    Path classes = directory.resolve("classes");
    List<String> sources;
    try (Stream<Path> files =
        Files.walk(ExampleProject.EXAMPLES.resolve("embedding/src/main/java"))) {
      sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
    }
    String[] arguments =
        Stream.concat(
                Stream.of("-p", Distribution.modules().toString(), "-d", classes.toString()),
                sources.stream())
            .toArray(String[]::new);
    run(ToolProvider.findFirst("javac").orElseThrow(), arguments);
    return classes;
  }

  private static void run(ToolProvider tool, String... arguments) {
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int code = tool.run(out, out, arguments);
    assertThat(code).as("%s: %s", tool.name(), messages).isZero();
  }
}
