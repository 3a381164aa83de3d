package io.zathras.exporter.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product that answers at the URL of a cluster, as it describes itself.
 *
 * @param isUsable whether it is a recent enough OpenSearch
 * @param words product and version, or why it is not usable
 */
public record ServerProduct(boolean isUsable, String words) {

  public static final RestRequest REQUEST = RestRequest.of("GET", "/");

  private static final int FORBIDDEN = 403;
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\.[0-9]{1,4}.*");
  private static final String WANTED = "; the index templates need OpenSearch 2.7 or newer";

  /**
   * Returns the product in an answer to {@link #REQUEST}.
   *
   * @throws RefusedException if it is a refusal that does not come from an index of its own
   */
  public static ServerProduct of(RestResponse response, ClusterClient cluster) {
    JsonNode answer = response.json();
    JsonNode version = answer.path("version");
    String number = version.path("number").asText();
    if (isElasticsearch(response, answer)) {
      return new ServerProduct(false, ("Elasticsearch " + number).strip() + " answers" + WANTED);
    }
    if (response.status() == FORBIDDEN && answer.isObject()) {
      return new ServerProduct(
          true, "the cluster answers; the credentials do not show its version");
    }
    cluster.good(response, REQUEST.toString());
    Matcher parts = NUMBER.matcher(number);
    if (!version.path("distribution").asText().equals("opensearch") || !parts.matches()) {
      return new ServerProduct(false, "what answers is no OpenSearch: " + response.summary());
    }
    int major = Integer.parseInt(parts.group(1));
    if (major < 2 || (major == 2 && Integer.parseInt(parts.group(2)) < 7)) {
      return new ServerProduct(false, "OpenSearch " + number + " answers" + WANTED);
    }
    return new ServerProduct(
        true, "OpenSearch " + number + " answers, to " + cluster.credentials());
  }

  /**
   * Elasticsearch names itself in a header of every answer; versions before 7.14 only in the body.
   */
  private static boolean isElasticsearch(RestResponse response, JsonNode answer) {
    JsonNode version = answer.path("version");
    return response.header("X-elastic-product").equalsIgnoreCase("Elasticsearch")
        || (version.path("number").isTextual()
            && !version.has("distribution")
            && (version.has("lucene_version")
                || answer.path("tagline").asText().equals("You Know, for Search")));
  }
}
