package com.example.httpload;

import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HttpLoadProcessorTest {

  private static ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new HttpLoadProcessor())
        .archive(Path.of("sample-results/results_httpload.zip"));
  }

  // region golden
  @Test
  void theSampleGivesTheReviewedDocument() {
    assertThat(sample().process()).matchesGolden(Path.of("src/test/resources/httpload.json"));
  }

  // endregion

  // region broken
  @Test
  void aRateThatIsNoNumberIsLeftOutAndSaid() {
    ResultDocument document =
        sample().edit("result.json", text -> text.replace("2950.5", "\"fast\"")).process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("value-invalid", "loads[1].requests_per_second[1] is 'fast'")
        .run("run_2")
        .hasSeries("requests_per_second", 3010, 2989.5);
  }

  // endregion

  @Test
  void requestsThatFailedFailTheResult() {
    assertThat(
            sample().edit("console.log", text -> text.replace("errors: 0", "errors: 3")).process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("requests-failed");
  }

  @Test
  void aLostConsoleLeavesNoPass() {
    assertThat(sample().without("console.log").process())
        .hasStatus(Status.UNKNOWN)
        .hasDiagnostic("output-missing");
  }
}
