package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bulk request: for each document a line with what to do, and but for a deletion a
 * line with the document.
 */
final class Bulk {

  /** What to do with a document. */
  enum Action {
    /** Writes it, in place of what is there. */
    INDEX("index"),
    /** Writes it if it is not there. */
    CREATE("create"),
    /** Removes it. */
    DELETE("delete");

    private final String word;

    Action(String word) {
      this.word = word;
    }
  }

  /** Writes a document's JSON. */
  interface Json {
    void writeTo(OutputStream out) throws IOException;
  }

  private final byte[] body;
  private final String[] ids;
  private final int[] ends;

  private Bulk(byte[] body, String[] ids, int[] ends) {
    this.body = body;
    this.ids = ids;
    this.ends = ends;
  }

  int size() {
    return ids.length;
  }

  String id(int item) {
    return ids[item];
  }

  /** Returns the body itself, not a copy. */
  byte[] body() {
    return body;
  }

  /** Returns a bulk of all items, in the order given. */
  static Bulk of(List<Bulk> parts) {
    Builder all = new Builder();
    for (Bulk part : parts) {
      for (int item = 0; item < part.size(); item++) {
        all.append(part.ids[item], part.body, item == 0 ? 0 : part.ends[item - 1], part.ends[item]);
      }
    }
    return all.build();
  }

  /** Returns a bulk of some of the items, in the order given. */
  Bulk only(List<Integer> items) {
    Builder part = new Builder();
    for (int item : items) {
      part.append(ids[item], body, item == 0 ? 0 : ends[item - 1], ends[item]);
    }
    return part.build();
  }

  /** Collects items. */
  static final class Builder {

    private static final int FIRST_CAPACITY = 64;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    private String[] ids = new String[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int count;

    int count() {
      return count;
    }

    int length() {
      return bytes.size();
    }

    /** Adds an item; without JSON when it is a deletion. */
    void add(Action action, String id, @Nullable Json json) {
      String line = "{\"" + action.word + "\":{\"_id\":\"" + quoted(id) + "\"}}\n";
      bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      if (json != null) {
        try {
          json.writeTo(bytes);
        } catch (IOException e) {
          throw new UncheckedIOException("a document could not be written to memory", e);
        }
        bytes.write('\n');
      }
      ended(id);
    }

    private static String quoted(String id) {
      return new String(JsonStringEncoder.getInstance().quoteAsString(id));
    }

    private void append(String id, byte[] from, int start, int end) {
      bytes.write(from, start, end - start);
      ended(id);
    }

    private void ended(String id) {
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      ids[count] = id;
      ends[count++] = bytes.size();
    }

    Bulk build() {
      return new Bulk(bytes.toByteArray(), Arrays.copyOf(ids, count), Arrays.copyOf(ends, count));
    }

    /** Returns all items but the last, which stays as the only one. */
    Bulk cutBeforeLast() {
      int kept = count - 1;
      byte[] all = bytes.toByteArray();
      int cut = ends[kept - 1];
      Bulk before =
          new Bulk(Arrays.copyOf(all, cut), Arrays.copyOf(ids, kept), Arrays.copyOf(ends, kept));
      String last = ids[kept];
      clear();
      append(last, all, cut, all.length);
      return before;
    }

    void clear() {
      bytes.reset();
      count = 0;
    }
  }
}
