package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file beside the results costs what that file says, and no result. */
class DirectoryFaultsTest {

  private static final String UNAME = "Linux host 6.1.0 #1 SMP x86_64 x86_64 x86_64 GNU/Linux\n";

  @TempDir Path root;
  private final Probe.Kept kept = new Probe.Kept();

  @BeforeEach
  void placeGoodResults() throws IOException {
    Trees.probe(root.resolve("a"), "first");
    Trees.probe(root.resolve("b"), "beside what is broken");
    Trees.probe(root.resolve("c"), "last");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{},", "\n"})
  void keepsTheResultAndTheOtherFactsWhenLshwIsEndless(String repeated) throws IOException {
    system("[" + repeated.repeat((16 << 20) / repeated.length() - 1));

    assertThat(process())
        .extracting(ProcessingReport.Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.PROCESSED, Outcome.PROCESSED);

    assertThat(documents().get(1).systemUnderTest().operatingSystem().kernelVersion())
        .isEqualTo("6.1.0");
    assertThat(diagnostics(1))
        .anySatisfy(
            found -> {
              assertThat(found.code()).isEqualTo("system-file-unreadable");
              assertThat(found.file()).endsWith("lshw.json");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{},", "[", "1,"})
  void readsNoMoreOfLshwThanAnyMachineHas(String repeated) throws IOException {
    system("[" + repeated.repeat((3 << 20) / repeated.length()));

    assertThat(process())
        .extracting(ProcessingReport.Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.PROCESSED, Outcome.PROCESSED);

    assertThat(diagnostics(1)).anyMatch(found -> found.code().equals("system-file-unreadable"));
  }

  private void system(String lshw) throws IOException {
    try (OutputStream tar =
        new GZIPOutputStream(
            Files.newOutputStream(root.resolve("b").resolve("sysconfig_info.tar")))) {
      tar.write(Trees.tar("sysconfig/lshw.json", lshw, "sysconfig/uname.out", UNAME));
    }
  }

  private List<ProcessingReport.Item> process() {
    try (ResultPipeline pipeline =
        ResultPipeline.builder().processors(new Probe()).export(kept).concurrency(2).build()) {
      return pipeline.process(root).items();
    }
  }

  private List<ResultDocument> documents() {
    return kept.documents;
  }

  private List<Diagnostic> diagnostics(int document) {
    return List.copyOf(documents().get(document).diagnostics().values());
  }
}
