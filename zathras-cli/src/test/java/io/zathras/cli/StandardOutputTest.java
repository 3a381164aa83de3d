package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reaches its reader whole and harmless, or the command says that it does not. */
class StandardOutputTest {

  /**
   * Escape, a line feed, a control character of 8 bits, both kinds of line separators, an order.
   */
  private static final String HOSTILE = "a\u001b[31m\u009b\u2028\u2029\u202eb";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "process --help",
        "process RESULT",
        "process RESULT --json DIR",
        "process RESULT --report -",
        "process RESULT --ndjson -",
        "inspect RESULT",
        "validate DOCUMENT",
        "processors",
        "schema result",
        "schema timeseries",
      })
  void failsWhenStandardOutputCannotBeWritten(String line) throws IOException {
    List<String> arguments = arguments(line);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment = Environment.of(new Full(), err, false, null, name -> null);

    int code = Main.run(environment, arguments.toArray(String[]::new));

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("cannot write standard output (No space left on device)");
  }

  @Test
  void keepsTheExitCodeOfAMistakeAndOfACommandThatPrintsNothing() throws IOException {
    Environment full =
        Environment.of(new Full(), new ByteArrayOutputStream(), false, null, name -> null);

    assertThat(Main.run(full, "process", "--nothing-like-it")).isEqualTo(ExitCode.USAGE);
    assertThat(Main.run(full, "process", "-q", arguments("RESULT").get(0))).isEqualTo(ExitCode.OK);
  }

  @Test
  void printsNothingThatDoesAnythingButPrint() throws IOException {
    Path hostile = Files.createDirectories(directory.resolve(HOSTILE));
    Path archive = Cli.passed(hostile);
    Path document =
        Files.writeString(hostile.resolve("x.json"), "{\"" + HOSTILE + "\": \"" + HOSTILE + "\"}");
    Path cut = Cli.truncated(Files.createDirectories(hostile.resolve("cut")));

    Stream.of(
            Cli.run("process", hostile, "--report", "-"),
            Cli.run("process", hostile, "--ndjson", "-"),
            Cli.run("-v", "process", hostile),
            Cli.run("process", "-q", cut),
            Cli.run("process", "--" + HOSTILE),
            Cli.run("process", hostile.resolve("nothing")),
            Cli.run("inspect", archive),
            Cli.run("inspect", cut),
            Cli.run("validate", document),
            Cli.run("send", hostile),
            Cli.run("check", HOSTILE),
            Cli.run("schema", HOSTILE))
        .forEach(
            cli ->
                assertThat((cli.out() + cli.err()).replaceAll("[\\n\\r\\t -~\\p{L}\u00b1]", ""))
                    .isEmpty());
  }

  @Test
  void escapesAsJsonDoes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] text =
        "{\"\u00e9\u202e\u2028\u009b\udb40\udc01\": 1}\n".getBytes(StandardCharsets.UTF_8);
    try (OutputStream stream = new PrintableStream(out)) {
      for (byte b : text) {
        stream.write(b);
      }
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"\u00e9\\u202e\\u2028\\u009b\\udb40\\udc01\": 1}\n");
  }

  private List<String> arguments(String line) throws IOException {
    Path result = Cli.passed(directory.resolve("in"));
    Path documents = directory.resolve("documents");
    Cli.run("process", result, "--json", documents);
    return Stream.of(line.split(" "))
        .map(word -> word.equals("RESULT") ? result.toString() : word)
        .map(word -> word.equals("DIR") ? documents.toString() : word)
        .map(
            word ->
                word.equals("DOCUMENT") ? documents.resolve(Cli.PASSED + ".json").toString() : word)
        .toList();
  }

  /** A full disk. */
  private static final class Full extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
