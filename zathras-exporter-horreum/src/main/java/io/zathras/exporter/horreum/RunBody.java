package io.zathras.exporter.horreum;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document in the form sent to Horreum: the document itself with its {@code $schema}, so that all
 * its values keep their paths. Time series are left out unless requested, and NUL characters
 * always, because PostgreSQL cannot store them.
 */
final class RunBody {

  private static final byte[] NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

  private final byte[] json;
  private final @Nullable ResultDocument whole;
  private final List<String> notes;

  private RunBody(byte[] json, @Nullable ResultDocument whole, List<String> notes) {
    this.json = json;
    this.whole = whole;
    this.notes = List.copyOf(notes);
  }

  /** Returns the document in UTF-8, not a copy. */
  byte[] json() {
    return json;
  }

  /** Returns the body without time series; {@code null} if they are left out already. */
  @Nullable RunBody smaller() {
    return whole == null ? null : summary(whole);
  }

  /** Returns the differences from the document, in words. */
  List<String> notes() {
    return notes;
  }

  /**
   * Returns the whole document, or its summary form when the whole is too large.
   *
   * @param limit the largest number of bytes that the server accepts
   */
  static RunBody whole(ResultDocument document, int limit) {
    RunBody whole = of(document, document, List.of());
    if (whole.json.length <= limit) {
      return whole;
    }
    String note =
        "without time series: with them it has "
            + whole.json.length
            + " bytes, Horreum takes "
            + limit;
    return of(document.summary(), null, List.of(note));
  }

  /** Returns the document without its time series. */
  static RunBody summary(ResultDocument document) {
    return of(document.summary(), null, List.of());
  }

  /** Returns a document as Horreum holds it. */
  static RunBody stored(byte[] json) {
    return new RunBody(json, null, List.of());
  }

  private static RunBody of(
      ResultDocument document, @Nullable ResultDocument whole, List<String> notes) {
    byte[] json = JsonCodec.compact().toBytes(document);
    byte[] clean = withoutNul(json);
    List<String> all = new ArrayList<>(notes);
    if (clean.length < json.length) {
      all.add(
          (json.length - clean.length) / NUL.length
              + " NUL characters left out, which Horreum cannot store");
    }
    return new RunBody(clean, whole, all);
  }

  /** JSON always escapes NUL; a backslash before the escape may itself be an escaped backslash. */
  private static byte[] withoutNul(byte[] json) {
    if (!new String(json, StandardCharsets.ISO_8859_1).contains("\\u0000")) {
      return json;
    }
    ByteArrayOutputStream clean = new ByteArrayOutputStream(json.length);
    int at = 0;
    while (at < json.length) {
      if (json[at] != '\\') {
        clean.write(json[at++]);
      } else if (startsWithNul(json, at)) {
        at += NUL.length;
      } else {
        clean.write(json, at, 2);
        at += 2;
      }
    }
    return clean.toByteArray();
  }

  private static boolean startsWithNul(byte[] json, int at) {
    return at + NUL.length <= json.length
        && Arrays.equals(json, at, at + NUL.length, NUL, 0, NUL.length);
  }
}
