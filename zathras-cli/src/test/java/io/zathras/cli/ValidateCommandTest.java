package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  @TempDir Path directory;

  private Path document;
  private Path ndjson;

  @BeforeEach
  void process() throws IOException {
    Path archive = Cli.passed(directory);
    ndjson = directory.resolve("all.ndjson");
    Cli.run("process", archive, "--json", directory, "--ndjson", ndjson);
    document = directory.resolve(Cli.PASSED + ".json");
  }

  private Path invalid() throws IOException {
    return Files.writeString(
        directory.resolve("invalid.json"),
        Files.readString(document).replace("\"PASS\"", "\"Passed\""));
  }

  @Test
  void acceptsWhatProcessWrites() {
    Cli cli = Cli.run("validate", document);

    assertThat(cli).isEqualTo(new Cli(ExitCode.OK, document + ": valid\n1 valid, 0 invalid\n", ""));
  }

  @Test
  void namesThePathOfEachErrorAndGoesOn() throws IOException {
    Path invalid = invalid();

    Cli cli = Cli.run("validate", invalid, document);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .contains(invalid + ": invalid", "  $.results.status: ", document + ": valid");
  }

  @Test
  void readsNdjsonLineByLine() throws IOException {
    assertThat(Cli.run("validate", ndjson).out()).contains(ndjson + ":1: valid");

    String line = Files.readString(ndjson);
    Files.writeString(ndjson, line + line.replace("\"PASS\"", "\"Passed\"") + "{\n");
    Cli cli = Cli.run("validate", ndjson);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .contains(ndjson + ":1: valid", ndjson + ":2: invalid", ndjson + ":3: line 1: ");
  }

  @Test
  void jsonOfAnotherKindIsInvalid() throws IOException {
    Path other = Files.writeString(directory.resolve("other.json"), "{\"a\": 1}");

    Cli cli = Cli.run("validate", other);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).contains("$.$schema", "urn:zathras:result:1.0");
  }

  @Test
  void aDocumentOfALaterVersionIsValidAndSaysWhatItWasCheckedAgainst() throws IOException {
    String later =
        document()
            .replace("urn:zathras:result:1.0", "urn:zathras:result:1.1")
            .replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"1.1\"")
            .replace("\"results\": {", "\"results\": { \"energy\": 1,");
    Path valid = Files.writeString(directory.resolve("later.json"), later);
    Path invalid =
        Files.writeString(directory.resolve("wrong.json"), later.replace("\"PASS\"", "\"Passed\""));

    assertThat(Cli.run("validate", valid))
        .isEqualTo(
            new Cli(
                ExitCode.OK,
                valid
                    + ": valid (urn:zathras:result:1.1 is not known here; checked against the known"
                    + " 1.x schema)\n1 valid, 0 invalid\n",
                ""));
    assertThat(Cli.run("validate", invalid).code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatIsNoJsonIsInvalidAndSaysWhere() throws IOException {
    Path text = Files.writeString(directory.resolve("text.json"), "{\n\"a\": nothing\n}");

    Cli cli = Cli.run("validate", text, document);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).contains(text + ": line 2: ", document + ": valid");
  }

  @Test
  void moreThanOneDocumentInAJsonFileIsInvalid() throws IOException {
    Path two = Files.writeString(directory.resolve("two.json"), Files.readString(ndjson).repeat(2));

    assertThat(Cli.run("validate", two).code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aFileIsNeededThatIsThere() {
    assertThat(Cli.run("validate").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("validate", document, directory.resolve("nowhere.json")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void ofADirectoryAllDocumentsBelowItAreChecked() throws IOException {
    Path below = Files.createDirectories(directory.resolve("a/b"));
    Files.copy(document, below.resolve("copy.json"));
    Files.writeString(below.resolve("notes.txt"), "no document");

    Cli cli = Cli.run("validate", directory);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains(below.resolve("copy.json") + ": valid", ndjson + ":1: valid")
        .endsWith("3 valid, 0 invalid\n");
  }

  @Test
  void aDirectoryWithoutDocumentsIsNoSuccess() throws IOException {
    Cli cli = Cli.run("validate", Files.createDirectory(directory.resolve("empty")));

    assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(cli.err()).contains("no *.json or *.ndjson");
  }

  @Test
  void ofManyDocumentsOnlyInvalidOnesAreNamedUnlessVerbose() throws IOException {
    String line = Files.readString(ndjson);
    Files.writeString(ndjson, line.repeat(30) + "{\n" + line);

    assertThat(Cli.run("validate", ndjson).out())
        .startsWith(ndjson + ":31: line 1: ")
        .endsWith("31 valid, 1 invalid\n")
        .hasLineCount(2);
    assertThat(Cli.run("validate", "-v", ndjson).out()).hasLineCount(33);
  }

  @Test
  void goesOnAfterWhatIsEndlessOrNoTextAtAll() throws IOException {
    Path number =
        Files.writeString(
            directory.resolve("number.json"), document().replace("\"PASS\"", "1e999"));
    Path bytes = Files.write(directory.resolve("bytes.json"), new byte[] {0, 0, '{', 0});
    Path deep = Files.writeString(directory.resolve("deep.json"), "[".repeat(100_000));
    Path lines = Files.createSymbolicLink(directory.resolve("lines.ndjson"), Path.of("/dev/zero"));

    Cli cli = Cli.run("validate", number, bytes, deep, "/dev/zero", lines, document);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .contains(
            number + ": invalid",
            "  $.results.status: is a number beyond what a document can hold",
            bytes + ": not JSON",
            deep + ": Document nesting depth",
            "/dev/zero: has more than 67108864 bytes",
            lines + ":1: has more than 67108864 bytes",
            document + ": valid");
  }

  @Test
  void printsNamesThatHoldControlCharactersAsTheirCodes() throws IOException {
    Path hostile =
        Files.writeString(directory.resolve("hostile.json"), "{\"\\u001b[31m\\n\u202e\": 1}");

    assertThat(Cli.run("validate", hostile).out()).doesNotContain("\u001b", "\u202e");
  }

  private String document() throws IOException {
    return Files.readString(document);
  }
}
