package io.zathras.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The JSON of the parts of systems that were written last, which are most of a document. */
final class SystemText {

  private final ObjectWriter writer;
  private final RecentParts<byte[]> known = new RecentParts<>();

  private SystemText(ObjectWriter writer) {
    this.writer = writer;
  }

  /**
   * Returns a writer that keeps the JSON of systems.
   *
   * @param documents writes documents
   * @param parts writes a part of a system as it stands in those documents
   */
  static ObjectWriter keptFor(ObjectWriter documents, ObjectWriter parts) {
    return documents.withAttribute(SystemText.class, new SystemText(parts));
  }

  /** Returns what {@link #keptFor} gave the writer that is at work, if anything. */
  static @Nullable SystemText of(SerializerProvider provider) {
    return (SystemText) provider.getAttribute(SystemText.class);
  }

  /** Writes a part where the generator stands, which must write to a stream. */
  void write(Object part, JsonGenerator out) throws IOException {
    byte[] json = known.get(part);
    if (json == null) {
      json = writer.writeValueAsBytes(part);
      known.put(part, json);
    }
    // Straight to the stream, behind what the generator holds: it would take bytes as characters.
    out.writeRawValue("");
    out.flush();
    ((OutputStream) out.getOutputTarget()).write(json);
  }
}
