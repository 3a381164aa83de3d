package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.it.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages on the data model show is what the reviewed documents of the processors hold. */
class DataModelIT {

  private static final Pattern GOLDEN = Pattern.compile("golden: (\\S+\\.json)#(\\S*)");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\w+) \\| `([^`]+)` \\| (\\S[^|]*?) \\| (\\w+) \\|.*");
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"DATA_MODEL.md", "COMPATIBILITY.md"})
  void examplesArePartsOfReviewedDocuments(String page) throws IOException {
    int examples = 0;
    for (Block block : Markdown.blocks(Samples.ROOT.resolve("docs").resolve(page))) {
      if (!block.language().equals("json")) {
        continue;
      }
      Matcher golden = GOLDEN.matcher(block.comment());
      assertThat(golden.matches()).as("%s names a golden document", block.place()).isTrue();
      JsonNode document = JSON.readTree(Samples.ROOT.resolve(golden.group(1)).toFile());
      JsonNode shown = JSON.readTree(String.join("\n", block.text()));
      assertPart(block.place(), shown, document.at(golden.group(2)));
      examples++;
    }
    assertThat(examples).isPositive();
  }

  private static void assertPart(String place, JsonNode shown, JsonNode whole) {
    if (!shown.isObject()) {
      assertThat(whole).as(place).isEqualTo(shown);
      return;
    }
    shown
        .properties()
        .forEach(
            member ->
                assertPart(
                    place + " " + member.getKey(), member.getValue(), whole.path(member.getKey())));
  }

  @Test
  void everyMetricOfEveryBenchmarkIsListedWithItsUnitAndDirection() throws IOException {
    Map<String, TreeSet<String>> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Samples.ROOT.resolve("docs/DATA_MODEL.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        listed
            .computeIfAbsent(row.group(1), key -> new TreeSet<>())
            .add(row.group(2) + " in " + row.group(3) + ", " + row.group(4));
      }
    }
    Map<String, TreeSet<String>> measured = measured();

    assertThat(measured).hasSizeGreaterThan(7);
    assertThat(listed.keySet()).isEqualTo(measured.keySet());
    measured.forEach(
        (test, metrics) -> {
          List<Pattern> patterns = new ArrayList<>();
          listed.get(test).forEach(row -> patterns.add(wildcards(row)));
          assertThat(metrics)
              .as("metrics of %s", test)
              .allMatch(metric -> patterns.stream().anyMatch(p -> p.matcher(metric).matches()));
          assertThat(patterns)
              .as("rows of %s", test)
              .allMatch(p -> metrics.stream().anyMatch(metric -> p.matcher(metric).matches()));
        });
  }

  /** {@code <workload>} stands for a name of a suite's own fixed list. */
  private static Pattern wildcards(String row) {
    return Pattern.compile(Pattern.quote(row).replaceAll("<[a-z ]+>", "\\\\E[A-Za-z0-9_-]+\\\\Q"));
  }

  private static Map<String, TreeSet<String>> measured() throws IOException {
    Map<String, TreeSet<String>> measured = new TreeMap<>();
    for (Path golden : Samples.goldens()) {
      JsonNode document = JSON.readTree(golden.toFile());
      TreeSet<String> metrics =
          measured.computeIfAbsent(
              document.at("/test/name").asText().split("_(?!(?:pro|hpl)$)", -1)[0],
              key -> new TreeSet<>());
      document
          .at("/results/metric_definitions")
          .properties()
          .forEach(
              metric ->
                  metrics.add(
                      metric.getKey()
                          + " in "
                          + metric.getValue().path("unit").asText()
                          + ", "
                          + metric.getValue().path("direction").asText()));
    }
    return measured;
  }
}
