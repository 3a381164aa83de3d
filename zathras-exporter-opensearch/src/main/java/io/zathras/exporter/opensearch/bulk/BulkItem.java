package io.zathras.exporter.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a bulk request.
 *
 * @param became what, in one word
 * @param rejection why it was not taken; {@code null} when it was
 */
public record BulkItem(Became became, @Nullable RejectedDocument rejection) {

  /** What became of it. */
  public enum Became {
    /** It was not there before. */
    CREATED,
    /** It took the place of another. */
    OVERWRITTEN,
    /** It stays as it is: it was there already, or is in another state than was asked for. */
    THERE,
    /** It is not there any more. */
    REMOVED,
    /** It was not taken. */
    REJECTED
  }

  private static final String CONFLICT = "version_conflict_engine_exception";

  /**
   * Reads an item of an answer.
   *
   * @param bulk what was sent
   * @param place which item of it
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

  /** Returns an item that was not taken. */
  public static BulkItem rejected(String id, int status, String type, String reason) {
    return new BulkItem(Became.REJECTED, new RejectedDocument(id, status, type, reason));
  }

  /** Returns the same item with a reason that also states how often and how long it was tried. */
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
