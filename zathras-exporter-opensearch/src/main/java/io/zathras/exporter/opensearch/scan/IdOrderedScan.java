package io.zathras.exporter.opensearch.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an index page by page in the order of {@code metadata.document_id}, which the templates
 * make sortable. Reads all documents or throws an exception.
 */
public final class IdOrderedScan {

  /** Compares as a keyword field sorts: by bytes. */
  public static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  public static final int LARGEST_PAGE = 5_000;

  private static final int LONGEST_PAGE = 32 << 20;

  private final ClusterClient cluster;
  private final String search;
  private final @Nullable ObjectNode selection;

  /** Creates a scan of all documents below a path. */
  public IdOrderedScan(ClusterClient cluster, String path) {
    this(cluster, path, null);
  }

  /**
   * Creates a scan.
   *
   * @param selection a query of the search API, or {@code null} for all documents
   */
  public IdOrderedScan(ClusterClient cluster, String path, @Nullable ObjectNode selection) {
    this.cluster = cluster;
    this.selection = selection;
    this.search = path + "/_search?allow_partial_search_results=false";
  }

  /**
   * A document and its place in the order.
   *
   * @param place the id that it states; {@code null} when it states none, which comes last
   */
  public record Hit(StoredDocument document, @Nullable String place) {

    /** Returns whether the index keeps the document under the id that the document states. */
    public boolean isOurs() {
      return document.id().equals(place);
    }
  }

  /**
   * Returns the next documents; an empty list at the end.
   *
   * @param after the last place before them, or {@code null} to begin with the first
   * @param sources whether to read their sources too
   * @throws io.zathras.exporter.rest.AnswerTooLongException if the page must be smaller
   * @throws ExportException if the cluster cannot return all of them
   */
  public List<Hit> page(@Nullable String after, int size, boolean sources) {
    ObjectNode query = ClusterClient.JSON.createObjectNode();
    query.put("size", size).put("track_total_hits", false).put("_source", sources);
    query.putArray("sort").addObject().put("metadata.document_id", "asc");
    if (selection != null) {
      query.set("query", selection);
    }
    if (after != null) {
      query.putArray("search_after").add(after);
    }
    // Sends no filter_path because the node would rewrite the sources and format numbers
    // differently.
    RestRequest request = RestRequest.of("POST", search, query.toString());
    if (size > 1) {
      request = request.answeredWithin(LONGEST_PAGE);
    }
    RestResponse response = cluster.good(cluster.send(request), request.toString());
    try {
      List<Hit> hits = hits(response.bytes());
      requireOrder(after, hits);
      return hits;
    } catch (IOException e) {
      throw new ExportException(
          ClusterClient.NAME, request + ": " + e.getMessage() + "; found " + response.summary(), e);
    }
  }

  /** Checks the order because a server that repeats a page would cause an endless loop. */
  private static void requireOrder(@Nullable String after, List<Hit> hits) throws IOException {
    String last = after;
    boolean mayBeSame = false;
    for (Hit hit : hits) {
      String place = hit.place();
      if (place == null) {
        return;
      }
      if (last != null && ORDER.compare(place, last) < (mayBeSame ? 0 : 1)) {
        throw new IOException("expected an id behind " + last + ", met " + place);
      }
      last = place;
      mayBeSame = true;
    }
  }

  private static List<Hit> hits(byte[] json) throws IOException {
    List<Hit> hits = new ArrayList<>();
    boolean whole = false;
    boolean anyHits = false;
    try (JsonParser parser = ClusterClient.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("hits")) {
          anyHits = read(parser, json, hits);
        } else if (field.equals("_shards")) {
          JsonNode shards = ClusterClient.JSON.readTree(parser);
          whole = shards.path("successful").asInt(-1) == shards.path("total").asInt();
        } else if (field.equals("timed_out") && parser.getBooleanValue()) {
          throw new IOException("the search took too long");
        } else {
          parser.skipChildren();
        }
      }
    }
    if (!whole) {
      throw new IOException("expected an answer of all shards");
    }
    if (!anyHits) {
      throw new IOException("expected hits");
    }
    return hits;
  }

  /** Returns whether there was a list of hits, which may be empty. */
  private static boolean read(JsonParser parser, byte[] json, List<Hit> hits) throws IOException {
    boolean anyHits = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (!field.equals("hits") || parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      anyHits = true;
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        hits.add(hit(parser, json));
      }
    }
    return anyHits;
  }

  private static Hit hit(JsonParser parser, byte[] json) throws IOException {
    StoredDocument.Builder document = new StoredDocument.Builder(json);
    String place = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals("sort")) {
        parser.nextToken();
        place = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
        }
      } else {
        document.field(parser);
      }
    }
    return new Hit(document.build(), place);
  }
}
