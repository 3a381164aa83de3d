package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zathras.analysis.History;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryFormsTest {

  private final History history = Fixtures.history();

  @Test
  void textNamesEachChangeAndWhatTheNextValueShouldBe() throws IOException {
    Golden.check("history.txt", Golden.text(out -> TextReport.write(history, 100, out)));
  }

  @Test
  void csvHasARowAPoint() throws IOException {
    Golden.check("history.csv", Golden.text(out -> CsvReport.write(history, out)));
  }

  @Test
  void jsonFollowsItsPublishedSchema() throws IOException {
    String json = Golden.text(out -> JsonReport.write(history, out));

    Golden.check("history.json", json);
    assertThat(Schemas.errors(AnalysisSchema.HISTORY, json)).isEmpty();
  }

  @Test
  void otavaGetsAColumnAMetricWithoutAnEmptyCell() throws IOException {
    History same =
        new History(
            "nightly",
            List.of(
                Fixtures.segment("triad", 12150, 12050.5, 12235),
                Fixtures.segment("copy", 11000, 11001, 11002)),
            List.of());

    assertThat(Golden.text(out -> CsvReport.writeForOtava(same, out)))
        .isEqualTo(
            "time,document_id,triad,copy\r\n"
                + "2026-11-01T02:00:00.000Z,streams_0,12150,11000\r\n"
                + "2026-11-02T02:00:00.000Z,streams_1,12050.5,11001\r\n"
                + "2026-11-03T02:00:00.000Z,streams_2,12235,11002\r\n");
  }

  @Test
  void otavaCannotHaveMetricsOfDifferentDocuments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Golden.text(out -> CsvReport.writeForOtava(history, out)))
        .withMessageContaining("triad (MB/s) on m5.xlarge and copy (MB/s) on m5.xlarge");
  }
}
