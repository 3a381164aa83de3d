package com.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {

  private static final Path RESULTS = Path.of("../sample-results");
  private static final String ID = "coremark_5cdaf565d432385cab2438f607d728c5";

  @TempDir Path directory;

  private Path processed() {
    ProcessResults.main(new String[] {RESULTS.toString(), directory.toString()});
    return directory.resolve(ID + ".json");
  }

  @Test
  void theProgramWritesADocumentOfEachResult() {
    assertThat(processed()).isRegularFile();
  }

  @Test
  void settingsChangeNothingInWhatIsFound() {
    ProcessingReport report = Recipes.settings(RESULTS);

    assertThat(report.isClean()).isTrue();
    assertThat(report.items()).hasSize(1);
  }

  @Test
  void directoriesAreProcessedOneByOne() {
    List<ProcessingReport> reports = new ArrayList<>();

    try (ResultPipeline pipeline = ResultPipeline.builder().build()) {
      Recipes.eachDirectory(pipeline, RESULTS, reports::add);
    }

    assertThat(reports).singleElement().satisfies(only -> assertThat(only.items()).hasSize(1));
  }

  @Test
  void anExporterOfOnesOwnGetsEveryDocument() {
    Recipes.Headlines headlines = new Recipes.Headlines();

    try (ResultPipeline pipeline = ResultPipeline.builder().export(headlines).build()) {
      pipeline.process(RESULTS);
    }

    assertThat(headlines.values()).containsKey(ID + " iterations_per_second");
  }

  @Test
  void chosenProcessorsReadTheirResults() {
    assertThat(Recipes.chosenProcessors(RESULTS).isStrictlyClean()).isTrue();
  }

  @Test
  void oneArchiveGivesADocumentWithoutAPipeline() {
    ResultDocument document =
        Recipes.oneArchive(
            RESULTS.resolve("nightly_rhel_9_4/rhel/aws/m5.xlarge_0/results_coremark.zip"));

    assertThat(document.id()).isEqualTo(ID);
  }

  @Test
  void aDocumentIsReadBack() throws IOException {
    ResultDocument document = Recipes.readBack(processed());

    assertThat(document.id()).isEqualTo(ID);
    assertThat(document.results().status()).isEqualTo(Status.PASS);
  }
}
