package io.zathras.exporter.opensearch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingComparisonTest {

  private static final String OURS =
      """
      {"dynamic": "strict", "_meta": {"version": 2}, "properties": {
        "a": {"properties": {"b": {"type": "keyword", "ignore_above": 8191}}},
        "c": {"type": "keyword", "fields": {"keyword": {"type": "keyword"}}},
        "old": {"type": "alias", "path": "a.b"},
        "m": {"type": "object", "dynamic": "true"}}}
      """;

  @Test
  void fieldsThatCameWithDocumentsAreNoDifference() {
    MappingComparison comparison =
        compare(
            OURS.replace(
                "\"dynamic\": \"true\"",
                "\"dynamic\": \"true\", \"properties\": {\"x\": {\"type\": \"double\"}}"));

    assertThat(comparison.isSame()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"b\": {\"type\": \"keyword\" | \"b\": {\"type\": \"text\""
            + " | false | a.b type is text in place of keyword",
        "8191 | 256 | false | a.b ignore_above is 256 in place of 8191",
        "\"strict\" | \"false\" | false | dynamic is false in place of strict",
        "\"b\" | \"c\" | true | a.b is missing",
        "\"version\": 2 | \"version\": 1 | true | _meta is another",
        "\"fields\": {\"keyword\": {\"type\": \"keyword\"}} | \"boost\": 1"
            + " | false | c boost is 1 in place of not set, c.keyword is missing",
        ", \"fields\": {\"keyword\": {\"type\": \"keyword\"}} | '' | true | c.keyword is missing",
        "\"path\": \"a.b\" | \"path\": \"c\" | false | old path is c in place of a.b",
      })
  void saysWhatDiffersAndWhetherAnAdditionRemovesIt(
      String ours, String there, boolean isAddition, String words) {
    MappingComparison comparison = compare(OURS.replace(ours, there));

    assertThat(comparison.isSame()).isFalse();
    assertThat(comparison.isAddition()).isEqualTo(isAddition);
    assertThat(comparison.words()).isEqualTo(words);
  }

  @Test
  void anIndexWithoutAMappingLacksEverythingAndCanBeGivenIt() throws JsonProcessingException {
    MappingComparison comparison = compare("{}");

    assertThat(comparison.words())
        .isEqualTo(
            "dynamic strict is missing, a is missing, c is missing, old is missing, m is missing,"
                + " and 1 more");
    assertThat(comparison.isAddition()).isTrue();
    assertThat(comparison.additions()).isEqualTo(ClusterClient.JSON.readTree(OURS));
  }

  @Test
  void theOldNameOfAFieldStaysAFieldWhereItIsOneAlready() throws JsonProcessingException {
    MappingComparison comparison =
        compare(
            OURS.replace("\"alias\", \"path\": \"a.b\"", "\"keyword\"").replace("\"b\"", "\"x\""));

    assertThat(comparison.isAddition()).isTrue();
    assertThat(comparison.words()).isEqualTo("a.b is missing");
    assertThat(comparison.additions().at("/properties").fieldNames())
        .toIterable()
        .containsExactly("a", "c", "m");
  }

  private static MappingComparison compare(String there) {
    try {
      return MappingComparison.of(
          ClusterClient.JSON.readTree(OURS), ClusterClient.JSON.readTree(there));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
