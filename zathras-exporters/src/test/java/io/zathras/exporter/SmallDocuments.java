package io.zathras.exporter;

import io.zathras.schema.DocumentIds;
import io.zathras.schema.Metadata;
import io.zathras.schema.ProcessorInfo;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.Map;

/** Documents with as little in them as the model allows. */
final class SmallDocuments {

  private SmallDocuments() {}

  /** Returns the document of the result whose digest consists of one hexadecimal digit. */
  static ResultDocument of(char digit) {
    return of(digit, Status.PASS, "2026-11-24T00:00:00Z");
  }

  static ResultDocument of(char digit, Status status, String processedAt) {
    String sha256 = String.valueOf(digit).repeat(64);
    return ResultDocument.builder()
        .metadata(
            Metadata.builder()
                .documentId(DocumentIds.result("coremark", sha256))
                .processingTimestamp(Timestamp.utc(Instant.parse(processedAt)))
                .sourceArchive("results_coremark.zip")
                .sourceSha256(sha256)
                .processor(new ProcessorInfo("coremark", "1"))
                .build())
        .test(new TestInfo("coremark", null, null, null, null))
        .results(
            Results.builder()
                .status(status)
                .totalRuns(0)
                .metricDefinitions(Map.of())
                .runs(Map.of())
                .build())
        .build();
  }
}
