package com.example.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.GateOutcome;
import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ResultPipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareNightsTest {

  private static final Path NIGHTS = Path.of("../two-nights");

  @TempDir Path directory;

  private Path documents(String night) {
    Path documents = directory.resolve(night);
    try (ResultPipeline pipeline =
        ResultPipeline.builder().export(JsonFileExporter.to(documents)).build()) {
      pipeline.process(NIGHTS.resolve(night));
    }
    return documents;
  }

  @Test
  void theProgramFindsWhatIsPlanted() {
    GateOutcome outcome = CompareNights.gate(documents("monday"), documents("tuesday"));

    assertThat(outcome.result()).isEqualTo(GateOutcome.Result.HIT);
    assertThat(outcome.hits())
        .extracting(ComparedMetric::key)
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("streams add", "streams copy", "streams scale", "streams triad");
  }

  @Test
  void aHistoryOfThreeResultsIsTooShort() {
    assertThat(CompareNights.history(documents("monday")).series())
        .hasSize(5)
        .allSatisfy(segment -> assertThat(segment.changes().tooShort()).isTrue());
  }
}
