package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starts a program that embeds the library from the built jars, as a module and from the class
 * path, in processes of their own.
 */
class BothPathsIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String MAIN = "embedder.Embedder";

  @TempDir static Path program;

  private static Map<String, String> expected;

  @TempDir Path directory;

  @BeforeAll
  static void runTheProgramAsAModule() throws Exception {
    compileTheProgramAgainstTheJars();
    expected = documents(onModulePath(), Samples.RESULTS, "1", "true true");
    assertThat(expected).isNotEmpty();
  }

  private static void compileTheProgramAgainstTheJars() throws IOException {
    Path sources = Files.createDirectories(program.resolve("src/embedder"));
    Path module =
        Files.writeString(
            program.resolve("src/module-info.java"),
            "module embedder { requires io.zathras.pipeline; }");
    Path source =
        Files.writeString(
            sources.resolve("Embedder.java"),
            """
            package embedder;

            import io.zathras.exporter.JsonFileExporter;
            import io.zathras.pipeline.ResultPipeline;
            import java.nio.file.Path;
            import java.time.Clock;
            import java.time.Instant;
            import java.time.ZoneOffset;

            public class Embedder {
              public static void main(String[] args) {
                Instant now = Instant.parse("2026-01-05T12:00:00Z");
                try (ResultPipeline pipeline =
                    ResultPipeline.builder()
                        .concurrency(Integer.parseInt(args[2]))
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .export(JsonFileExporter.to(Path.of(args[1])))
                        .build()) {
                  System.out.println(
                      ResultPipeline.class.getModule().isNamed()
                          + " "
                          + pipeline.process(Path.of(args[0])).isClean());
                }
              }
            }
            """);
    StringWriter messages = new StringWriter();
    int result =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(messages),
                new PrintWriter(messages),
                "-Xlint:all",
                "-Werror",
                "-cp",
                sources.toString(),
                "-p",
                Distribution.modules() + File.pathSeparator + annotations(),
                "-d",
                program.resolve("classes").toString(),
                module.toString(),
                source.toString());
    assertThat(result).as("javac: %s", messages).isZero();
  }

  @Test
  void theClassPathGivesTheSameDocuments() throws Exception {
    assertThat(documents(onClassPath(), Samples.RESULTS, "1", "false true")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata",
        "-Duser.language=ar -Duser.country=EG -Duser.timezone=America/St_Johns",
        "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Dfile.encoding=ISO-8859-1"
      })
  void localeTimeZoneCharsetAndThreadsChangeNothing(String options) throws Exception {
    List<String> command = new ArrayList<>(List.of(options.split(" ")));
    command.addAll(onModulePath());

    assertThat(documents(command, Samples.RESULTS, "8", "true true")).isEqualTo(expected);
  }

  @Test
  void theDirectoryMayBeMoved() throws Exception {
    Path moved = directory.resolve("moved");
    copy(Samples.RESULTS, moved);

    assertThat(documents(onModulePath(), moved, "1", "true true")).isEqualTo(expected);
  }

  /** Compiling against a module needs what it requires statically; its pom brings it along. */
  private static Path annotations() {
    return Path.of(
        URI.create(
            NullMarked.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static List<String> onModulePath() {
    String path = program.resolve("classes") + File.pathSeparator + Distribution.modules();
    return List.of("-p", path, "-m", "embedder/" + MAIN);
  }

  private static List<String> onClassPath() {
    String path = program.resolve("classes") + File.pathSeparator + Distribution.classPath();
    return List.of("-cp", path, MAIN);
  }

  /** Returns the documents by file name, after the program has said how it ran. */
  private static Map<String, String> documents(
      List<String> program, Path input, String threads, String said) throws Exception {
    Path out = Files.createTempDirectory(BothPathsIT.program, "out");
    List<Object> command = new ArrayList<>(List.of(JAVA));
    command.addAll(program);
    command.addAll(List.of(input.toAbsolutePath(), out, threads));
    Finished run = Finished.run(out, command.toArray());
    assertThat(run.out())
        .as("exit code %s, errors %s", run.code(), run.err())
        .endsWith(said + "\n");
    Map<String, String> documents = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        documents.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return documents;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
