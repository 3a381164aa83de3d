package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.OpenSearchProvider;
import io.zathras.exporter.testing.SyntheticResults;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The steps that the page on compatibility names lead from Chronicler's indices to ours. */
@OnEachOpenSearch
class CompatibilityIT {

  private final OpenSearchNode node;
  private final Indices names;

  CompatibilityIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    names = Indices.on(node);
  }

  @Test
  void chroniclersIndexIsRenamedAndOursTakesItsName() throws IOException {
    // Without our template the node guesses a mapping, as it did for Chronicler.
    node.send("DELETE", "/_index_template/" + names.results(), null).good();
    String there = "/" + names.results();
    node.put(
            there + "/_doc/1?refresh=true",
            "{\"test\": {\"name\": \"coremark\"}, \"results\": {\"primary_metrics\":"
                + " [{\"name\": \"iterations\", \"value\": 5}]}}")
        .good();
    Assertions.assertThatThrownBy(this::export)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("docs/COMPATIBILITY.md");

    List<String[]> steps = steps();
    assertThat(steps).hasSize(4);
    for (String[] step : steps) {
      node.send(step[0], renamed(step[1]), step[2].isEmpty() ? null : step[2]).good();
    }
    export();

    String theirs = renamed("/chronicler-results");
    assertThat(node.get(theirs + "/_doc/1").good().json().at("/_source/test/name").asText())
        .isEqualTo("coremark");
    assertThat(node.put(theirs + "/_doc/2", "{}").status()).as("is written to").isEqualTo(201);
    assertThat(names.count(names.results())).isEqualTo(1);
  }

  private String renamed(String path) {
    return names
        .renamed(path)
        .replace("chronicler-results", names.results().replace("results", "chronicler"));
  }

  private void export() {
    Map<String, Object> settings =
        Map.of(
            "url", node.url().toString(),
            "summary_index", names.results(),
            "timeseries_index", names.timeSeries());
    try (Exporter exporter =
        new OpenSearchProvider()
            .create(ExporterSettings.of("test: opensearch", settings, name -> null))) {
      exporter.export(SyntheticResults.of('a', 1));
    }
    node.post("/" + names.results() + "/_refresh", "").good();
  }

  /** Method, path and body of each request on the page. */
  private static List<String[]> steps() throws IOException {
    List<String[]> steps = new ArrayList<>();
    List<String> lines = Files.readAllLines(Samples.ROOT.resolve("docs/COMPATIBILITY.md"));
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).equals("```http")) {
        String[] request = lines.get(line + 1).split(" ", 2);
        int end = line + 2 + lines.subList(line + 2, lines.size()).indexOf("```");
        steps.add(
            new String[] {request[0], request[1], String.join("\n", lines.subList(line + 2, end))});
      }
    }
    return steps;
  }
}
