package io.zathras.exporter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExporterTest {

  @TempDir Path directory;

  private Path any;

  @BeforeEach
  void database() {
    any = directory.resolve("any.duckdb");
    Database.writable(any).close();
  }

  @Test
  void eachTableHasAFileForEachTestAndMonth() throws IOException {
    export(List.of(Results.of(1), Results.of(2)));

    assertThat(files())
        .containsExactly(
            "diagnostic/test=streams/month=2026-11/part-0.parquet",
            "metric/test=streams/month=2026-11/part-0.parquet",
            "point/test=streams/month=2026-11/part-0.parquet",
            "result/test=streams/month=2026-11/part-0.parquet",
            "setting/test=streams/month=2026-11/part-0.parquet");
    assertThat(count("point")).isEqualTo("4");
  }

  @Test
  void aSecondRunAddsNoRowAndOtherDocumentsStay() throws IOException {
    export(List.of(Results.of(1), Results.of(2)));
    export(List.of(Results.of(2), Results.of(3)));
    export(List.of(Results.of(2), Results.of(3)));

    assertThat(count("result")).isEqualTo("3");
    assertThat(count("point")).isEqualTo("6");
    assertThat(files()).hasSize(5);
  }

  @Test
  void columnsHaveTheirTypes() {
    export(List.of(Results.of(1)));

    assertThat(
            Asked.of(
                any,
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('"
                    + directory.resolve("parquet/result/**/*.parquet")
                    + "')) WHERE column_name IN ('test_timestamp', 'total_runs', 'test')",
                "csv"))
        .contains("test,VARCHAR", "test_timestamp,TIMESTAMP", "total_runs,BIGINT");
  }

  @Test
  void whatWasDeliveredIsWrittenAlsoWhereALaterBatchFailed() throws IOException {
    ParquetExporter exporter = ParquetExporter.to(directory.resolve("parquet"));
    exporter.export(List.of(Results.of(1)));
    assertThatThrownBy(() -> exporter.export(Collections.singletonList(null)))
        .isInstanceOf(RuntimeException.class);

    exporter.close();

    assertThat(count("result")).isEqualTo("1");
    assertThat(files()).hasSize(5);
  }

  @Test
  void whatIsAbandonedLeavesNothing() throws IOException {
    ParquetExporter exporter = ParquetExporter.to(directory.resolve("parquet"));
    exporter.export(List.of(Results.of(1)));

    exporter.abandon();

    assertThat(files()).isEmpty();
  }

  private void export(List<ResultDocument> documents) {
    try (ParquetExporter exporter = ParquetExporter.to(directory.resolve("parquet"))) {
      exporter.export(documents);
    }
  }

  private String count(String table) {
    return Asked.value(
        any,
        "SELECT count(*) FROM read_parquet('"
            + directory.resolve("parquet").resolve(table)
            + "/**/*.parquet')");
  }

  private List<String> files() throws IOException {
    Path root = directory.resolve("parquet");
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
