package io.zathras.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTablesExporterTest {

  @TempDir Path directory;

  @Test
  void eachTableIsAFileWithAHeader() throws IOException {
    try (CsvTablesExporter exporter = CsvTablesExporter.to(directory.resolve("new"))) {
      exporter.export(TableSamples.coremark());
    }

    for (Table table : Table.values()) {
      List<String> lines = Files.readAllLines(directory.resolve("new/" + table.title() + ".csv"));
      assertThat(lines.get(0))
          .isEqualTo(String.join(",", table.columns().stream().map(TableColumn::name).toList()));
      assertThat(lines)
          .hasSize(1 + (int) DocumentRows.of(TableSamples.coremark()).in(table).count());
    }
    assertThat(Files.readAllLines(directory.resolve("new/metric.csv")).get(1))
        .startsWith(
            "coremark_5cdaf565d432385cab2438f607d728c5,coremark,2026-11-22T10:35:08.000Z,"
                + "m5.xlarge,")
        .endsWith(
            ",headline,run_1,1,performance threads=2,PASS,iterations_per_second,7468.062037,"
                + "iterations/s,higher_is_better,mean,5,1482.144151289425");
  }

  @Test
  void textsAreQuotedAsRfc4180Says() throws IOException {
    try (CsvTablesExporter exporter = CsvTablesExporter.to(directory)) {
      exporter.export(TableSamples.bare());
    }

    assertThat(directory.resolve("diagnostic.csv"))
        .hasContent(
            "document_id,number,severity,code,file,line,message\r\n"
                + "x_00000000000000000000000000000001,1,ERROR,table-missing,"
                + "\"a, \"\"b\"\"\",,\"two\nlines\"\r\n");
  }

  @Test
  void aDocumentIsWrittenOnce() throws IOException {
    try (CsvTablesExporter exporter = CsvTablesExporter.to(directory)) {
      assertThat(exporter.export(TableSamples.bare()).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(exporter.export(TableSamples.bare()).outcome())
          .isEqualTo(DeliveryOutcome.DUPLICATE);
    }

    assertThat(Files.readAllLines(directory.resolve("result.csv"))).hasSize(2);
  }

  @Test
  void olderFilesStayUntilTheNewOnesAreWhole() throws IOException {
    Files.writeString(directory.resolve("result.csv"), "older");
    CsvTablesExporter exporter = CsvTablesExporter.to(directory);
    exporter.export(TableSamples.bare());
    assertThat(directory.resolve("result.csv")).hasContent("older");

    exporter.abandon();

    assertThat(directory.resolve("result.csv")).hasContent("older");
    assertThat(directory).isDirectoryNotContaining("glob:**metric*");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    CsvTablesExporter exporter = CsvTablesExporter.to(file.resolve("below"));

    assertThat(exporter.export(List.of(TableSamples.bare())))
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.outcome()).isEqualTo(DeliveryOutcome.FAILED);
              assertThat(delivery.toString())
                  .contains("cannot write into " + file.resolve("below"));
            });
  }

  @Test
  void theProviderTakesADirectoryAndRefusesWhatItDoesNotKnow() {
    ExporterProvider provider = new CsvTablesProvider();

    assertThat(provider.place().setting()).isEqualTo("directory");
    assertThat(provider.create(settings(Map.of("directory", directory.toString()))).name())
        .isEqualTo("tables");
    assertThatThrownBy(() -> provider.create(settings(Map.of("directory", "x", "colour", "red"))))
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> provider.create(settings(Map.of()))).hasMessageContaining("directory");
  }

  private static ExporterSettings settings(Map<String, Object> values) {
    return ExporterSettings.of("test", values, name -> null);
  }
}
