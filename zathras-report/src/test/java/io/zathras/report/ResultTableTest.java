package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.zathras.analysis.DocumentSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private final DocumentSet documents =
      DocumentSet.read("nightly", Path.of("src/test/resources/io/zathras/report/documents"));

  private final ResultTable table = ResultTable.of(documents).build();

  @Test
  void textHasARowForEachDocumentAndMetric() throws IOException {
    Golden.check("table.txt", text(table, 140));
  }

  @Test
  void textFitsTheTerminal() throws IOException {
    String text = text(table, 80);

    Golden.check("table-80.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void groupsHaveTheMeanAndTheSpreadBetweenTheirDocuments() throws IOException {
    ResultTable byKernel = ResultTable.of(documents).by("kernel").metrics("triad").build();

    assertThat(byKernel.rows()).hasSize(2);
    Golden.check("table-by-kernel.txt", text(byKernel, 140));
  }

  @Test
  void documentsThatFailedAreRowsToo() {
    assertThat(table.failed()).isEqualTo(1);
    assertThat(table.rows())
        .filteredOn(row -> row.key() == null)
        .extracting(ResultTable.Row::status)
        .containsExactly("FAIL");
    assertThat(ResultTable.of(documents).by("os").build().rows())
        .filteredOn(row -> row.key() == null)
        .extracting(ResultTable.Row::group, ResultTable.Row::samples)
        .containsExactly(tuple("rhel 9.5", 1));
  }

  @Test
  void testsAndMetricsCanBeChosen() {
    assertThat(ResultTable.of(documents).tests("coremark").build().rows())
        .extracting(ResultTable.Row::test)
        .containsOnly("coremark");
    assertThat(ResultTable.of(documents).metrics("triad", "copy").build().rows()).hasSize(4);
  }

  @Test
  void whatNoDocumentHasIsNamedWithWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultTable.of(documents).metrics("traid").build())
        .withMessageContaining("metric 'traid'")
        .withMessageContaining("triad");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultTable.of(documents).tests("stream").build())
        .withMessageContaining("coremark, streams");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultTable.of(documents).by("colour").build())
        .withMessageContaining("kernel");
  }

  @Test
  void markdownCsvAndJsonHaveTheSameRows() throws IOException {
    String json = Golden.text(out -> JsonReport.write(table, out));

    Golden.check("table.md", MarkdownReport.of(table));
    Golden.check("table.csv", Golden.text(out -> CsvReport.write(table, out)));
    Golden.check("table.json", json);
    assertThat(Schemas.errors(AnalysisSchema.TABLE, json)).isEmpty();
    assertThat(
            Schemas.errors(
                AnalysisSchema.TABLE,
                Golden.text(
                    out ->
                        JsonReport.write(ResultTable.of(documents).by("instance").build(), out))))
        .isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsANote() {
    DocumentSet broken = DocumentSet.builder("x").problem("y.json: is no document").build();

    assertThat(ResultTable.of(broken).build().notes()).isEqualTo(List.of("y.json: is no document"));
  }

  private static String text(ResultTable table, int width) throws IOException {
    return Golden.text(out -> TextReport.write(table, width, out));
  }
}
