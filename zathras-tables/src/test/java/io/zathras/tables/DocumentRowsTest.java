package io.zathras.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentRowsTest {

  private static final ResultDocument DOCUMENT = TableSamples.coremark();
  private static final DocumentRows ROWS = DocumentRows.of(DOCUMENT);

  @Test
  void theResultStatesWhatTheDocumentDoes() {
    ResultRow row = ROWS.result();

    assertThat(row.documentId()).isEqualTo("coremark_5cdaf565d432385cab2438f607d728c5");
    assertThat(row.test()).isEqualTo("coremark");
    assertThat(row.status()).isEqualTo("PASS");
    assertThat(row.testTimestamp()).isEqualTo(Instant.parse("2026-11-22T10:35:08Z"));
    assertThat(row.testTimestampLocal()).isNull();
    assertThat(row.timestampSource()).isEqualTo("result_data");
    assertThat(row.instanceType()).isEqualTo("m5.xlarge");
    assertThat(row.totalRuns()).isEqualTo(2);
    assertThat(row.tunedProfile()).isEqualTo("throughput-performance");
    assertThat(row.memoryBytes())
        .isEqualTo(DOCUMENT.systemUnderTest().hardware().memory().totalBytes());
    assertThat(row.sourceSha256()).startsWith("5cdaf565d432385c");
    assertThat(row.errors()).isZero();
    assertThat(row.warnings()).isZero();
  }

  @Test
  void equalSystemsHaveTheSameFingerprintAndHash() {
    ResultRow again = DocumentRows.of(TableSamples.coremark()).result();

    assertThat(ROWS.result().fingerprint()).matches("[0-9a-f]{16}").isEqualTo(again.fingerprint());
    assertThat(ROWS.result().settingsHash())
        .matches("[0-9a-f]{16}")
        .isEqualTo(again.settingsHash());
  }

  @Test
  void aDocumentWithoutASystemHasNeitherFingerprintNorHash() {
    ResultRow row = DocumentRows.of(TableSamples.bare()).result();

    assertThat(row)
        .extracting(ResultRow::fingerprint, ResultRow::settingsHash, ResultRow::memoryBytes)
        .containsOnlyNulls();
    assertThat(DocumentRows.of(TableSamples.bare()).settings()).isEmpty();
  }

  @Test
  void aLocalTimeNeverStandsInTheColumnOfUtc() {
    ResultRow row = DocumentRows.of(TableSamples.bare()).result();

    assertThat(row.testTimestamp()).isNull();
    assertThat(row.testTimestampLocal()).isEqualTo("2026-01-05T10:00:00");
    assertThat(row.timestampSource()).isEqualTo("archive_name");
    assertThat(row.errors()).isOne();
  }

  @Test
  void metricsAreThoseOfTheHeadlineAndOfEachRun() {
    List<MetricRow> rows = ROWS.metrics().toList();

    assertThat(rows)
        .hasSize(
            1
                + DOCUMENT.results().runs().values().stream()
                    .mapToInt(r -> r.metrics().size())
                    .sum());
    PrimaryMetric headline = DOCUMENT.results().primaryMetrics().get("iterations_per_second");
    assertThat(rows.get(0))
        .extracting(
            MetricRow::scope,
            MetricRow::runKey,
            MetricRow::runName,
            MetricRow::metric,
            MetricRow::value,
            MetricRow::unit,
            MetricRow::direction,
            MetricRow::aggregation,
            MetricRow::sampleCount,
            MetricRow::stddev)
        .containsExactly(
            "headline",
            "run_1",
            "performance threads=2",
            "iterations_per_second",
            7468.062037,
            "iterations/s",
            "higher_is_better",
            "mean",
            5L,
            headline.stddev());
    assertThat(rows)
        .filteredOn(row -> row.metric().equals("total_ticks"))
        .extracting(MetricRow::scope, MetricRow::runKey, MetricRow::runNumber, MetricRow::value)
        .containsExactly(
            tuple("run", "run_1", 1L, 122_619.0), tuple("run", "run_2", 2L, 146_135.0));
  }

  @Test
  void pointsHaveTheirValuesInTheOrderOfTheRun() {
    Run run = DOCUMENT.results().runs().get("run_1");

    assertThat(ROWS.points())
        .filteredOn(
            row -> row.runKey().equals("run_1") && row.metric().equals("iterations_per_second"))
        .hasSize(5)
        .extracting(PointRow::value)
        .containsExactlyElementsOf(
            Arrays.stream(run.timeseries().values("iterations_per_second")).boxed().toList());
    assertThat(DocumentRows.of(DOCUMENT.summary()).points()).isEmpty();
  }

  @Test
  void settingsHaveNamesWithDotsAndTypedValues() {
    List<SettingRow> rows = ROWS.settings().toList();

    assertThat(rows)
        .contains(
            new SettingRow(
                DOCUMENT.id(), "test", null, "tuned_profile", "throughput-performance", null, null),
            new SettingRow(DOCUMENT.id(), "test", null, "iterations_requested", "1", 1.0, null),
            new SettingRow(DOCUMENT.id(), "environment", null, "disk_iops", "0", 0.0, null))
        .anySatisfy(row -> assertThat(row.name()).startsWith("sysctl_parameters.vm.swappiness"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .extracting(SettingRow::scope, SettingRow::runKey, SettingRow::name)
                    .containsExactly("run", "run_1", "threads"));
    assertThat(rows)
        .extracting(row -> row.scope() + row.runKey() + row.name())
        .doesNotHaveDuplicates();
  }

  @Test
  void diagnosticsAreNumberedInTheirOrder() {
    assertThat(ROWS.diagnostics())
        .singleElement()
        .extracting(DiagnosticRow::number, DiagnosticRow::severity, DiagnosticRow::code)
        .containsExactly(1L, "INFO", "tuned-profile-differs");
  }
}
