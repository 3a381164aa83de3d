package io.zathras.exporter.opensearch.bulk;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bulk request: for each document a line with the action, and except for a deletion a
 * line with the document.
 */
public final class BulkRequest {

  /** The action on a document. */
  public enum Action {
    /** Writes it, in place of an existing one. */
    INDEX("index"),
    /** Writes it if it does not exist. */
    CREATE("create"),
    /** Removes it. */
    DELETE("delete");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    /** Returns the action as the API names it. */
    String word() {
      return word;
    }
  }

  /**
   * A state of a document in an index, which every write changes.
   *
   * @param sequence the number of the write
   * @param term the primary term in which it was written
   */
  public record Version(long sequence, long term) {

    /**
     * A state that no document ever has: a write that requires it is checked by the cluster and
     * never done.
     */
    public static final Version NONE = new Version(Long.MAX_VALUE, 1);

    /** Returns the state in an answer, or {@code null} if it has none. */
    public static @Nullable Version of(JsonNode answer) {
      JsonNode sequence = answer.path("_seq_no");
      JsonNode term = answer.path("_primary_term");
      return sequence.isIntegralNumber() && term.isIntegralNumber()
          ? new Version(sequence.longValue(), term.longValue())
          : null;
    }
  }

  /** Writes a document's JSON. */
  public interface Json {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * One item: the document, the action, and whether the action depends on the state of the
   * document.
   */
  private record Item(String id, Action action, boolean isConditional) {}

  private final byte[] body;
  private final List<Item> items;
  private final int[] ends;

  private BulkRequest(byte[] body, List<Item> items, int[] ends) {
    this.body = body;
    this.items = items;
    this.ends = ends;
  }

  public int size() {
    return items.size();
  }

  public String id(int item) {
    return items.get(item).id();
  }

  public Action action(int item) {
    return items.get(item).action();
  }

  /** Returns whether a version conflict of an item is an expected outcome and not a failure. */
  public boolean mayConflict(int item) {
    return items.get(item).isConditional();
  }

  /** Returns the body itself, not a copy. */
  public byte[] body() {
    return body;
  }

  /** Returns a bulk of some of the items, in the order given. */
  public BulkRequest only(List<Integer> items) {
    Builder part = new Builder();
    for (int item : items) {
      part.append(this, item);
    }
    return part.build();
  }

  /** Collects items. */
  public static final class Builder {

    private static final int FIRST_CAPACITY = 64;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    private final List<Item> items = new ArrayList<>();
    private int[] ends = new int[FIRST_CAPACITY];

    int count() {
      return items.size();
    }

    int length() {
      return bytes.size();
    }

    /**
     * Adds an item; without JSON when it is a deletion.
     *
     * @param onlyIf the state that the document must be in; {@code null} for any
     */
    void add(Action action, String id, @Nullable Version onlyIf, @Nullable Json json) {
      String condition =
          onlyIf == null
              ? ""
              : ",\"if_seq_no\":" + onlyIf.sequence() + ",\"if_primary_term\":" + onlyIf.term();
      String line = "{\"" + action.word + "\":{\"_id\":\"" + quoted(id) + "\"" + condition + "}}\n";
      bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      if (json != null) {
        try {
          json.writeTo(bytes);
        } catch (IOException e) {
          throw new UncheckedIOException("a document could not be written to memory", e);
        }
        bytes.write('\n');
      }
      ended(new Item(id, action, onlyIf != null || action == Action.CREATE));
    }

    private static String quoted(String id) {
      return new String(JsonStringEncoder.getInstance().quoteAsString(id));
    }

    private void append(BulkRequest from, int item) {
      int start = item == 0 ? 0 : from.ends[item - 1];
      bytes.write(from.body, start, from.ends[item] - start);
      ended(from.items.get(item));
    }

    private void ended(Item item) {
      if (items.size() == ends.length) {
        ends = Arrays.copyOf(ends, items.size() * 2);
      }
      ends[items.size()] = bytes.size();
      items.add(item);
    }

    BulkRequest build() {
      return new BulkRequest(
          bytes.toByteArray(), List.copyOf(items), Arrays.copyOf(ends, items.size()));
    }

    /** Returns all items except the last, which stays in this builder as the only one. */
    BulkRequest cutBeforeLast() {
      int kept = count() - 1;
      BulkRequest all = build();
      clear();
      append(all, kept);
      return new BulkRequest(
          Arrays.copyOf(all.body, all.ends[kept - 1]),
          all.items.subList(0, kept),
          Arrays.copyOf(all.ends, kept));
    }

    void clear() {
      bytes.reset();
      items.clear();
    }
  }
}
