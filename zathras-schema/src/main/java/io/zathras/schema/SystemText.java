package io.zathras.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** The JSON of the parts of systems that were written last, which are most of a document. */
final class SystemText {

  private final Function<Object, byte[]> writer;
  private final RecentParts<byte[]> known = new RecentParts<>();

  /**
   * Knows no part yet.
   *
   * @param writer gives a part as it stands in documents
   */
  SystemText(Function<Object, byte[]> writer) {
    this.writer = writer;
  }

  /** Writes a part where the generator stands, which must write to a stream. */
  void write(Object part, JsonGenerator out) throws IOException {
    byte[] json = known.get(part);
    if (json == null) {
      json = writer.apply(part);
      known.put(part, json);
    }
    // Straight to the stream, behind what the generator holds: it would take bytes as characters.
    out.writeRawValue("");
    out.flush();
    ((OutputStream) out.getOutputTarget()).write(json);
  }
}
