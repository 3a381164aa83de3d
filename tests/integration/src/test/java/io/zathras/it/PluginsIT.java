package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginsIT {

  private static final String PASS =
      """
      return BenchmarkResult.builder()
          .status(Status.PASS)
          .run(Run.builder().runNumber(1).status(Status.PASS).build())
          .build();
      """;

  @TempDir Path directory;

  private Installation zathras;
  private Path results;

  @BeforeEach
  void install() throws IOException {
    zathras = Installation.in(directory.resolve("zathras"));
    results = directory.resolve("results");
  }

  private PluginJar jar(String name, String descriptor, String body) {
    return PluginJar.named(name).processor(descriptor, body);
  }

  private PluginJar reads(String name, String test) {
    return jar(name, "forTest(\"" + test + "\").build()", PASS);
  }

  private Path built(PluginJar jar) throws IOException {
    return jar.in(directory.resolve("build"));
  }

  @Test
  void aNamedModuleIsFound() throws Exception {
    zathras.plugin(built(reads("mine", "mine").module()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine  ");
    assertThat(processed.code()).isZero();
    assertThat(zathras.run("processors").out())
        .contains("mine 1 (com.example.mine.Plugin in mine.jar)", "coremark 1 (");
  }

  @Test
  void aJarThatIsNoNamedModuleIsFound() throws Exception {
    zathras.plugin(built(reads("plain", "mine").service()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine  ");
    assertThat(processed.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aJarOnTheClassPathIsFound(boolean modular) throws Exception {
    PluginJar plugin = reads("mine", "mine").service();
    zathras.plugin(built(modular ? plugin.module() : plugin));
    Samples.resultOf("mine", results);

    Finished processed =
        Finished.run(
            zathras.home(),
            "java",
            "-cp",
            "lib/*:plugins/*",
            "io.zathras.cli.Main",
            "process",
            results);

    assertThat(processed.out()).contains("1 processed", "PASS  mine  ");
    assertThat(processed.code()).isZero();
  }

  @Test
  void aPluginMayUseAnyModuleOfTheJdk() throws Exception {
    zathras.plugin(
        built(
            jar(
                    "database",
                    "forTest(\"mine\").version(java.sql.Types.class.getModule().getName()).build()",
                    PASS)
                .module("requires java.sql;")));

    assertThat(zathras.run("processors").out()).contains("mine java.sql (");
  }

  @ParameterizedTest
  @CsvSource({
    "throw new IllegalStateException(\"no luck\");, java.lang.IllegalStateException: no luck",
    "return process(input);, java.lang.StackOverflowError",
    "java.util.List.of(1).add(2); return process(input);, java.lang.UnsupportedOperationException",
    "throw new NoSuchMethodError(\"gone\");, java.lang.NoSuchMethodError: gone",
    "return null;, java.lang.NullPointerException"
  })
  void aProcessorThatFailsIsNamedAndCostsItsResultOnly(String body, String what) throws Exception {
    zathras.plugin(built(jar("broken", "forTest(\"mine\").version(\"7\").build()", body).module()));
    Path archive = Samples.resultOf("mine", results.resolve("a"));
    Samples.resultOf("coremark", results.resolve("b"));

    Finished processed = zathras.run("process", results, "--json", directory.resolve("documents"));

    assertThat(processed.code()).isEqualTo(1);
    assertThat(processed.out())
        .contains("1 processed", "1 failed")
        .contains("FAILED  " + archive + " (results_coremark_tuned_none.tar): ")
        .contains("processor mine 7 (com.example.broken.Plugin in broken.jar) failed with " + what)
        .contains(
            body.contains("null")
                ? "the processor returned null; this is a bug of the processor"
                : "at broken.jar//com.example.broken.Plugin.process(");
    assertThat(processed.err()).isEmpty();
    assertThat(directory.resolve("documents/" + Samples.ID + ".json")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "while (true) { Thread.onSpinWait(); }",
    "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
    "synchronized (this) { while (true) { try { wait(); } catch (InterruptedException e) { } } }"
  })
  void aProcessorThatHangsIsNamedAndTheProcessEnds(String body) throws Exception {
    zathras.plugin(built(jar("stuck", "forTest(\"mine\").version(\"7\").build()", body).module()));
    Path archive = Samples.resultOf("mine", results.resolve("a"));
    Samples.resultOf("coremark", results.resolve("b"));
    Path report = directory.resolve("report.json");

    Finished processed =
        zathras.run(
            "process",
            results,
            "--timeout",
            "8s",
            "--json",
            directory.resolve("documents"),
            "--report",
            report);

    assertThat(processed.code()).isEqualTo(1);
    assertThat(processed.out())
        .contains("1 processed", "1 failed")
        .contains("FAILED  " + archive + " (results_coremark_tuned_none.tar): ")
        .contains(
            "processor mine 7 (com.example.stuck.Plugin in stuck.jar) did not end within the time"
                + " limit of 8s at stuck.jar//com.example.stuck.Plugin.process(",
            "raise the limit (command line: --timeout)");
    assertThat(report).content().contains("did not end within the time limit of 8s");
    assertThat(directory.resolve("documents/" + Samples.ID + ".json")).exists();
  }

  @Test
  void aLibraryThatIsMissingWhenAProcessorWorksIsNamedWithWhatToDo() throws Exception {
    zathras.plugin(
        built(
            jar("mine", "forTest(\"mine\").build()", "com.example.library.Version.get();" + PASS)
                .compiledAgainst(built(library("library", "1")))
                .service()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.code()).isEqualTo(1);
    assertThat(processed.out())
        .contains(
            "failed with java.lang.NoClassDefFoundError: com/example/library/Version at mine.jar//",
            "put the jar that holds the class beside the plugin's");
  }

  @Test
  void theVerboseSeeWhereAProcessorFailed() throws Exception {
    zathras.plugin(
        built(
            jar("broken", "forTest(\"mine\").build()", "throw new Error(\"no luck\");").module()));
    Samples.resultOf("mine", results);

    assertThat(zathras.run("process", "-v", results).err())
        .contains("java.lang.Error: no luck", "at broken.jar//com.example.broken");
  }

  @Test
  void twoProcessorsOfOneTestAreAConfigurationErrorThatNamesBothJars() throws Exception {
    zathras.plugin(built(reads("one", "mine").module()));
    zathras.plugin(built(reads("other", "mine").module()));
    Samples.resultOf("coremark", results);

    Finished processed = zathras.run("process", results, "--json", directory.resolve("documents"));

    assertThat(processed.code()).isEqualTo(2);
    assertThat(processed.err())
        .contains("two processors handle mine", "one.jar", "other.jar", "higher priority")
        .doesNotContain("\tat ");
    assertThat(directory.resolve("documents")).doesNotExist();
  }

  @Test
  void whatNeedsNoProcessorWorksAllTheSame() throws Exception {
    zathras.plugin(built(reads("one", "mine").module()));
    zathras.plugin(built(reads("other", "mine").module()));

    assertThat(zathras.run("--version").code()).isZero();
    assertThat(zathras.run("schema", "result").code()).isZero();
    assertThat(zathras.run("processors").code()).isEqualTo(2);
  }

  @Test
  void aPluginForATestOfOursNeedsAHigherPriority() throws Exception {
    zathras.plugin(built(reads("mine", "coremark").module()));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err()).contains("coremark", "mine.jar", "zathras.jar");
  }

  @Test
  void ofTwoProcessorsTheOneOfHigherPriorityReads() throws Exception {
    zathras.plugin(
        built(
            jar("mine", "forTest(\"coremark\").version(\"9\").priority(1).build()", PASS)
                .module()));
    Samples.resultOf("coremark", results);

    Finished processed = zathras.run("process", results, "--ndjson", "-");

    assertThat(processed.code()).isZero();
    assertThat(processed.out()).contains("\"processor\":{\"name\":\"coremark\",\"version\":\"9\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "forTest(\"\").build()",
    "forTest(null).build()",
    "forTest(String.valueOf(1 / 0)).build()"
  })
  void aProcessorThatCannotBeMadeIsNamedWithItsJar(String descriptor) throws Exception {
    zathras.plugin(built(jar("broken", descriptor, PASS).module()));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.out()).contains("plugin broken.jar: nothing that can be used");
    assertThat(processors.err())
        .contains("com.example.broken.Plugin in broken.jar cannot be made: java.lang.")
        .doesNotContain("\tat ");
  }

  @Test
  void twoVersionsOfOnePluginAreAConfigurationErrorThatNamesBoth() throws Exception {
    Path jar = built(reads("mine", "mine").module());
    Files.copy(jar, zathras.plugins().resolve("mine-1.jar"));
    Files.copy(jar, zathras.plugins().resolve("mine-2.jar"));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err()).contains("two processors handle mine", "mine-1.jar", "mine-2.jar");
  }

  private Map<Path, String> unusable() throws IOException {
    Map<Path, String> jars = new LinkedHashMap<>();
    jars.put(
        built(reads("newer", "newer").service().forJava(24)),
        "com.example.newer.Plugin in newer.jar is compiled for Java 24, this is Java "
            + Runtime.version().feature()
            + ": compile with --release");
    jars.put(
        built(reads("newermodule", "newermodule").module().forJava(24)),
        "newermodule.jar is compiled for Java 24");
    jars.put(
        built(reads("newerboth", "newerboth").service().module().forJava(24)),
        "com.example.newerboth.Plugin in newerboth.jar is compiled for Java 24");
    jars.put(
        built(reads("silent", "silent")),
        "silent.jar gave no processor: its module-info has no 'provides"
            + " io.zathras.processor.spi.BenchmarkProcessor with ...', and it has no file META-INF");
    jars.put(
        built(
            PluginJar.named("hidden")
                .source(
                    "com/example/hidden/Plugin.java",
                    """
                    package com.example.hidden;
                    import io.zathras.processor.spi.*;
                    class Plugin implements BenchmarkProcessor {
                      public ProcessorDescriptor descriptor() { return null; }
                      public BenchmarkResult process(ResultInput input) { return null; }
                    }
                    """)
                .service()),
        "com.example.hidden.Plugin in hidden.jar is not public");
    jars.put(
        built(
            PluginJar.named("choosy")
                .source(
                    "com/example/choosy/Plugin.java",
                    """
                    package com.example.choosy;
                    import io.zathras.processor.spi.*;
                    public class Plugin implements BenchmarkProcessor {
                      public Plugin(String text) {}
                      public ProcessorDescriptor descriptor() { return null; }
                      public BenchmarkResult process(ResultInput input) { return null; }
                    }
                    """)
                .service()),
        "com.example.choosy.Plugin in choosy.jar has no public constructor without parameters");
    jars.put(
        built(
            PluginJar.named("vague")
                .source(
                    "com/example/vague/Plugin.java",
                    """
                    package com.example.vague;
                    public abstract class Plugin
                        implements io.zathras.processor.spi.BenchmarkProcessor {}
                    """)
                .service()),
        "com.example.vague.Plugin in vague.jar is abstract");
    jars.put(
        built(
            PluginJar.named("stranger")
                .source(
                    "com/example/stranger/Plugin.java",
                    "package com.example.stranger; public class Plugin {}")
                .service()),
        "com.example.stranger.Plugin in stranger.jar does not implement"
            + " io.zathras.processor.spi.BenchmarkProcessor");
    jars.put(
        built(PluginJar.named("misspelt").declaring("com.example.misspelt.Plugins")),
        "com.example.misspelt.Plugins in misspelt.jar is declared in META-INF/services, but the"
            + " class is missing");
    jars.put(
        built(
            jar("failing", "forTest(\"failing\").url(\"no url\").priority(1 / 0).build()", PASS)
                .service()),
        "com.example.failing.Plugin in failing.jar cannot be made: java.lang.ArithmeticException");
    jars.put(
        built(
            PluginJar.named("circular")
                .source(
                    "com/example/circular/Plugin.java",
                    """
                    package com.example.circular;
                    import io.zathras.processor.spi.*;
                    public class Plugin implements BenchmarkProcessor {
                      public Plugin() {
                        RuntimeException one = new IllegalStateException("one");
                        one.initCause(new IllegalStateException("other", one));
                        throw one;
                      }
                      public ProcessorDescriptor descriptor() { return null; }
                      public BenchmarkResult process(ResultInput input) { return null; }
                    }
                    """)
                .service()),
        "com.example.circular.Plugin in circular.jar cannot be made: java.lang.IllegalState");
    jars.put(
        built(
            jar(
                    "erring",
                    "forTest(String.valueOf(new Object() { { if (true) throw new AssertionError(\"odd\"); } })).build()",
                    PASS)
                .service()),
        "com.example.erring.Plugin in erring.jar cannot be made: java.lang.AssertionError: odd");
    jars.put(
        built(
            jar("incomplete", "forTest(com.example.library.Names.NAME.get()).build()", PASS)
                .source(
                    "com/example/library/Names.java",
                    """
                    package com.example.library;
                    public class Names {
                      public static final java.util.function.Supplier<String> NAME = () -> "incomplete";
                    }
                    """)
                .without("com/example/library/Names.class")
                .service()),
        "com.example.incomplete.Plugin in incomplete.jar needs the class"
            + " com.example.library.Names, which is missing");
    jars.put(
        Files.writeString(directory.resolve("build/corrupt.jar"), "PK no jar"),
        "corrupt.jar is not a jar that can be read (");
    return jars;
  }

  @Test
  void eachJarThatCannotBeUsedSaysWhyAndNeverStopsTheOthers() throws Exception {
    Map<Path, String> unusable = unusable();
    for (Path jar : unusable.keySet()) {
      zathras.plugin(jar);
    }
    zathras.plugin(built(reads("good", "good").module()));
    Samples.resultOf("good", results.resolve("a"));
    Samples.resultOf("newer", results.resolve("b"));

    Finished processed = zathras.run("process", results, "-v");
    Finished strict = zathras.run("process", results, "--strict");
    Finished processors = zathras.run("processors");

    assertThat(processed.err())
        .contains(unusable.values())
        .doesNotContain("plugin: newerboth.jar is compiled");
    assertThat(processed.out())
        .contains("1 processed")
        .containsPattern("PASS +good ")
        .contains("no processor reads 'newer'", "cannot be used: ", "is compiled for Java 24");
    assertThat(processed.code()).isZero();
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.err()).contains(unusable.values());
    assertThat(strict.out()).isEmpty();
    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err()).contains(unusable.values());
    assertThat(processors.out()).contains("plugin good.jar: processor good", "coremark 1 (");
    for (Path jar : unusable.keySet()) {
      assertThat(processors.out())
          .contains("plugin " + jar.getFileName() + ": nothing that can be used");
    }
  }

  @Test
  void aFolderWithoutAReadableJarSaysSo() throws Exception {
    Files.createDirectory(zathras.plugins().resolve("unpacked"));
    Files.createDirectory(zathras.plugins().resolve(".hidden"));
    Path cut = Files.createDirectory(zathras.plugins().resolve("cut"));
    Files.write(cut.resolve("mine.jar"), new byte[0]);
    Files.createSymbolicLink(zathras.plugins().resolve("gone.jar"), cut.resolve("nothing.jar"));

    Finished processors = zathras.run("processors");

    assertThat(processors.code()).isEqualTo(2);
    assertThat(processors.err())
        .contains(
            "unpacked is a folder without a jar: put the plugin's jars into it",
            "cut/mine.jar is not a jar that can be read (zip file is empty)",
            "gone.jar is not a jar that can be read (there is no such file)")
        .doesNotContain("hidden");
  }

  @Test
  void aPluginThatContainsZathrasUsesTheInstalledOneAndIsTold() throws Exception {
    Path spi =
        Distribution.jars().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("zathras-processors-spi"))
            .findFirst()
            .orElseThrow();
    zathras.plugin(built(reads("fat", "fat").service().with(spi)));
    Samples.resultOf("fat", results);

    Finished processed = zathras.run("process", results);

    assertThat(processed.out()).contains("1 processed", "PASS  fat  ");
    assertThat(processed.err())
        .contains(
            "fat.jar contains Zathras itself", "give zathras-processors-spi the scope 'provided'");
  }

  @Test
  void aJarMayHaveANameThatNoModuleCanHave() throws Exception {
    Path jar = built(reads("mine", "mine").service());
    Files.copy(jar, zathras.plugins().resolve("9 mine-plugin.jar"));

    assertThat(zathras.run("processors").out())
        .contains("(com.example.mine.Plugin in 9 mine-plugin.jar)")
        .contains("plugin 9 mine-plugin.jar: processor mine");
  }

  private static PluginJar library(String name, String version) {
    return PluginJar.named(name)
        .source(
            "com/example/library/Version.java",
            "package com.example.library; public class Version { public static String get() { return \""
                + version
                + "\"; } }");
  }

  @Test
  void eachFolderIsAPluginWithItsOwnVersionOfALibrary() throws Exception {
    for (String name : new String[] {"one", "two"}) {
      Path plugin = Files.createDirectories(zathras.plugins().resolve(name));
      Path library = built(library("library-" + name, "version " + name));
      Files.copy(library, plugin.resolve("library.jar"));
      PluginJar jar =
          jar(
              name,
              "forTest(\"" + name + "\").version(com.example.library.Version.get()).build()",
              PASS);
      Files.copy(built(jar.compiledAgainst(library).service()), plugin.resolve(name + ".jar"));
    }

    assertThat(zathras.run("processors").out())
        .contains("one version one (", "two version two (")
        .contains("plugin one: processor one", "plugin two: processor two");
  }

  @Test
  void theContextClassLoaderIsThePluginsWhileItWorks() throws Exception {
    zathras.plugin(
        built(
            jar(
                    "mine",
                    "forTest(\"mine\").build()",
                    """
                    try {
                      Thread.currentThread().getContextClassLoader().loadClass("com.example.mine.Plugin");
                    } catch (ClassNotFoundException e) {
                      throw new IllegalStateException(e);
                    }
                    """
                        + PASS)
                .service()));
    Samples.resultOf("mine", results);

    assertThat(zathras.run("process", results).out()).contains("PASS  mine  ");
  }

  @Test
  void whatAPluginPrintsIsNotAmongTheDocuments() throws Exception {
    zathras.plugin(
        built(
            jar("mine", "forTest(\"mine\").build()", "System.out.println(\"chatter\");" + PASS)
                .service()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results, "--ndjson", "-");

    assertThat(processed.out()).startsWith("{").doesNotContain("chatter");
    assertThat(processed.err()).contains("chatter");
  }

  @Test
  void whatIsNoJarIsNotLookedAt() throws Exception {
    Files.writeString(zathras.plugins().resolve("README.txt"), "Put jars here.");
    Files.writeString(zathras.plugins().resolve("mine.jar.disabled"), "no jar");

    assertThat(zathras.run("processors").code()).isZero();
  }

  @Test
  void aPluginThatEndsJavaIsNamedAndIsNoSuccess() throws Exception {
    zathras.plugin(
        built(
            jar("exiting", "forTest(\"mine\").build()", "System.exit(0); return null;").service()));
    Samples.resultOf("mine", results);

    Finished processed = zathras.run("process", results, "--json", directory.resolve("documents"));

    assertThat(processed.code()).isEqualTo(1);
    assertThat(processed.err())
        .contains("exiting.jar//com.example.exiting.Plugin.process(", "called System.exit");
    assertThat(processed.out()).contains("0 processed", "interrupted before the end");
  }

  @Test
  void anInterruptLeavesWholeFilesOnly() throws Exception {
    zathras.plugin(
        built(
            jar(
                    "slow",
                    "forTest(\"slow\").build()",
                    """
                    try {
                      java.nio.file.Files.createFile(java.nio.file.Path.of(System.getProperty("begun")));
                      new java.util.concurrent.CountDownLatch(1).await();
                      return null;
                    } catch (java.io.IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    """)
                .module()));
    Samples.resultOf("coremark", results.resolve("a"));
    Samples.resultOf("slow", results.resolve("b"));
    Path documents = directory.resolve("documents");
    Path begun = directory.resolve("begun");

    Process process =
        Finished.builder(
                directory,
                Map.of("ZATHRAS_JAVA_OPTIONS", "-Dbegun=" + begun),
                zathras.launcher(),
                "process",
                results,
                "--json",
                documents,
                "--ndjson",
                documents.resolve("all.ndjson"))
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    Path first = documents.resolve(Samples.ID + ".json");
    while (process.isAlive() && !(Files.exists(begun) && Files.exists(first))) {
      Thread.onSpinWait();
    }
    // Not SIGINT: where the build itself runs in the background, Java is told to ignore it.
    Finished.run(directory, "kill", "-TERM", process.pid());

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(directory.resolve("err")).content().contains("interrupted");
    try (Stream<Path> files = Files.list(documents)) {
      assertThat(files).containsExactly(first);
    }
    assertThat(zathras.run("validate", first).code()).isZero();
  }
}
