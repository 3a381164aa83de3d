package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.OpenSearchProvider;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that were delivered, read back. */
@OnEachOpenSearch
class ReadBackIT {

  private final OpenSearchNode node;
  private final IndexedDelivery delivery;
  private final List<String> problems = new ArrayList<>();

  ReadBackIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    delivery = IndexedDelivery.to(node);
  }

  @BeforeEach
  void deliver() throws IOException {
    Samples.goldens().forEach(delivery::export);
    node.post("/" + delivery.results() + "/_refresh", "").good();
  }

  @Test
  void whatWasDeliveredComesBackInItsSummaryFormInTheOrderOfItsIds() throws IOException {
    assertThat(read(""))
        .isNotEmpty()
        .containsExactlyElementsOf(
            Samples.goldens().stream()
                .map(ResultDocument::summary)
                .sorted(Comparator.comparing(document -> document.metadata().documentId()))
                .toList());
    assertThat(problems).isEmpty();
  }

  @Test
  void aQueryInWordsOrInJsonSelects() {
    List<ResultDocument> words = read("test.name:coremark AND results.status:PASS");

    assertThat(words).isNotEmpty().allMatch(document -> document.test().name().equals("coremark"));
    assertThat(
            read(
                """
                {"query": {"bool": {"filter": [
                  {"term": {"test.name": "coremark"}}, {"term": {"results.status": "PASS"}}]}}}"""))
        .isEqualTo(words);
    assertThat(read("test.name:none_such")).isEmpty();
  }

  @Test
  void whatIsNotAResultIsNamedAndTheOthersComeBack() {
    int results = read("").size();
    node.put("/" + delivery.results() + "/_doc/odd?refresh=true", "{\"results\":{}}").good();
    node.put(
            "/" + delivery.results() + "/_doc/cut?refresh=true",
            "{\"metadata\":{\"document_id\":\"cut\"}}")
        .good();

    assertThat(read("")).hasSize(results);
    assertThat(problems)
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("cut is left out: "))
        .contains(
            delivery.results() + ": odd has no metadata.document_id that is its id; left out");
  }

  @Test
  void aQueryThatMakesNoSenseIsAnErrorInWords() {
    assertThatThrownBy(() -> read("{\"query\":"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "query: it begins with { and is not JSON; expected an object of the search API");
    assertThatThrownBy(() -> read("test.name:["))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("400");
  }

  private List<ResultDocument> read(String query) {
    List<ResultDocument> documents = new ArrayList<>();
    new OpenSearchProvider()
        .read(
            ExporterSettings.of(
                "test",
                Map.of(
                    "url",
                    node.url().toString(),
                    "summary_index",
                    delivery.results(),
                    "timeseries_index",
                    delivery.points()),
                name -> null),
            query,
            documents::add,
            problems::add);
    return documents;
  }
}
