package com.example.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterSettings;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExporterTest {

  private static final String ID = "httpload_bef6875f7aad2d6af527df46c31ffae5";

  @TempDir Path directory;

  private static ResultDocument document() throws IOException {
    return JsonCodec.pretty()
        .readResult(Files.readAllBytes(Path.of("src/test/resources/httpload.json")));
  }

  private static Exporter exporter(Map<String, String> settings) {
    return new CsvExporterProvider()
        .create(ExporterSettings.of("zathras.yml: csv", settings, name -> null));
  }

  // region test
  @Test
  void aDocumentIsWrittenOnce() throws IOException {
    Path file = directory.resolve("results.csv");
    try (Exporter csv = exporter(Map.of("file", file.toString()))) {
      assertThat(csv.export(document()).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(csv.export(document()).outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
    }

    assertThat(file)
        .hasContent(
            ID
                + ",requests_per_second,2983.3333333333335,requests/s\n"
                + ID
                + ",latency_p99_microseconds,7204.0,us\n");
  }

  // endregion

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    try (Exporter csv = exporter(Map.of("file", directory.toString()))) {
      assertThatThrownBy(() -> csv.export(document()))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void aMistypedSettingIsRefused() {
    assertThatThrownBy(() -> exporter(Map.of("file", "results.csv", "fil", "results.csv")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("fil");
  }
}
