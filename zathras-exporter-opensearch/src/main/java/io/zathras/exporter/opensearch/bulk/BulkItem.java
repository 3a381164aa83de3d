package io.zathras.exporter.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a bulk request.
 *
 * @param became what happened to it
 * @param rejection why it was rejected; {@code null} when it was not
 */
public record BulkItem(Became became, @Nullable RejectedDocument rejection) {

  /** What happened to an item. */
  public enum Became {
    /** The document is new. */
    CREATED,
    /** The document replaced another. */
    OVERWRITTEN,
    /** The document in the index stays: it already existed, or is not in the required state. */
    THERE,
    /** The document no longer exists. */
    REMOVED,
    /** The item was rejected. */
    REJECTED
  }

  private static final String CONFLICT = "version_conflict_engine_exception";

  /**
   * Reads an item of an answer.
   *
   * @param bulk the request
   * @param place the position of the item
   * @return {@code null} when the answer is not what the API promises for that item
   */
  public static @Nullable BulkItem of(BulkRequest bulk, int place, JsonNode item) {
    JsonNode error = item.path("error");
    int status = item.path("status").asInt();
    if (error.isMissingNode()) {
      Became became = became(bulk.action(place), item.path("result").asText(), status);
      return became == null ? null : new BulkItem(became, null);
    }
    if (!error.path("type").isTextual() || status < 400) {
      return null;
    }
    String type = error.path("type").textValue();
    return bulk.mayConflict(place) && status == 409 && type.equals(CONFLICT)
        ? new BulkItem(Became.THERE, null)
        : rejected(bulk.id(place), status, type, reason(error));
  }

  /** Returns a rejected item. */
  public static BulkItem rejected(String id, int status, String type, String reason) {
    return new BulkItem(Became.REJECTED, new RejectedDocument(id, status, type, reason));
  }

  /** Returns the same item with a reason that also states the number and time of the attempts. */
  public BulkItem tried(String words) {
    return rejection == null
        ? this
        : rejected(
            rejection.id(), rejection.status(), rejection.type(), rejection.reason() + words);
  }

  private static @Nullable Became became(BulkRequest.Action action, String result, int status) {
    return switch (action.word() + " " + result + " " + status) {
      case "index created 201", "create created 201" -> Became.CREATED;
      case "index updated 200" -> Became.OVERWRITTEN;
      case "delete deleted 200", "delete not_found 404" -> Became.REMOVED;
      default -> null;
    };
  }

  private static String reason(JsonNode error) {
    String reason = error.path("reason").asText();
    JsonNode cause = error.path("caused_by").path("reason");
    return cause.isTextual() ? reason + " (" + cause.textValue() + ")" : reason;
  }
}
