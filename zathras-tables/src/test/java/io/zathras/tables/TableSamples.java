package io.zathras.tables;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** TableSamples as the product makes them of real results. */
final class TableSamples {

  private TableSamples() {}

  /** CoreMark on an m5.xlarge, with its points and its system. */
  static ResultDocument coremark() {
    try (InputStream json = TableSamples.class.getResourceAsStream("coremark.json")) {
      return JsonCodec.compact().readResult(Objects.requireNonNull(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document that says as little as one may, and ran at a local time. */
  static ResultDocument bare() {
    String json =
        """
        {"$schema": "urn:zathras:result:1.0",
         "metadata": {"document_id": "x_00000000000000000000000000000001",
           "document_type": "zathras_test_result", "schema_version": "1.0",
           "test_timestamp": "2026-01-05T10:00:00.000", "test_timestamp_source": "archive_name"},
         "test": {"name": "x"},
         "results": {"status": "FAIL", "total_runs": 0},
         "diagnostics": {"diagnostic_0": {"severity": "error", "code": "table-missing",
           "file": "a, \\"b\\"", "message": "two\\nlines"}}}""";
    return JsonCodec.compact().readResult(json.getBytes(StandardCharsets.UTF_8));
  }
}
