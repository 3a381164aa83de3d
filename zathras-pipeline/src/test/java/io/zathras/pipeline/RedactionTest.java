package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever place a text comes from, a document shows the same of it. */
class RedactionTest {

  private static final String SECRET = "S3CRET";

  @TempDir Path root;

  @ParameterizedTest
  @MethodSource("cases")
  void showsTheSameOfATextWhateverPlaceItComesFrom(String text, String shown, String argument)
      throws IOException {
    place(text);

    ResultDocument document = process(text);

    assertThat(document.runtimeInfo().command()).isEqualTo("run.sh --extra " + shown);
    assertThat(document.testConfiguration().environment()).containsEntry("Project", shown);
    Run run = document.results().runs().get("run_1");
    assertThat(run.validation()).containsEntry("console", shown);
    assertThat(run.configuration()).containsEntry("flags", shown);
    assertThat(run.description()).isEqualTo(shown);
    assertThat(document.diagnostics().values())
        .anySatisfy(found -> assertThat(found.message()).isEqualTo("expected 1, found " + shown));
    assertThat(document.toString()).doesNotContain(SECRET);

    Map<String, Object> parameters = document.systemUnderTest().configuration().kernelParameters();
    int equals = argument.indexOf('=');
    String key = equals < 0 ? argument : argument.substring(0, equals);
    assertThat(parameters)
        .containsEntry(key, equals < 0 ? (Object) true : argument.substring(equals + 1));
  }

  private void place(String text) throws IOException {
    Trees.probe(root, "1");
    Files.writeString(root.resolve("probe.cmd"), "#!/bin/bash\nrun.sh --extra " + text + "\n");
    Files.writeString(
        root.resolve("ansible_vars.yml"),
        "config_info:\n  system_type: aws\n  Project: '" + text.replace("'", "''") + "'\n");
    Files.write(
        root.resolve("sysconfig_info.tar"),
        Trees.tar("sysconfig_info/proc_cmdline.out", "ro " + text + "\n"));
  }

  private ResultDocument process(String text) {
    Probe.Kept kept = new Probe.Kept();
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(new Probe(input -> result(input, text)))
            .export(kept)
            .build()) {
      pipeline.process(root);
    }
    return kept.documents.get(0);
  }

  private static BenchmarkResult result(ResultInput input, String text) {
    input.report().warning("value-invalid", "expected 1, found " + text);
    return BenchmarkResult.builder()
        .status(Status.PARTIAL)
        .run(
            Run.builder()
                .runNumber(1)
                .description(text)
                .status(Status.PARTIAL)
                .configuration("flags", text)
                .validation("console", text)
                .build())
        .build();
  }

  static Stream<Arguments> cases() throws IOException {
    String table =
        new String(
            Objects.requireNonNull(RedactionTest.class.getResourceAsStream("redaction.txt"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    return table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ~ ", -1))
        .map(cells -> Arguments.of(cells[0], cells[1], cells[cells.length - 1]));
  }
}
