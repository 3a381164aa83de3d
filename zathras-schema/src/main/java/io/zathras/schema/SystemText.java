package io.zathras.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the last system that was written. A system is most of a document, and the documents
 * of one directory, which follow each other, share it.
 */
final class SystemText {

  private final ObjectWriter writer;
  private volatile @Nullable Known last;

  /** A system, told by identity, and its JSON in UTF-8. */
  private static final class Known {
    final Object system;
    final byte[] json;

    Known(Object system, byte[] json) {
      this.system = system;
      this.json = json;
    }
  }

  private SystemText(ObjectWriter writer) {
    this.writer = writer;
  }

  /**
   * Returns a writer that keeps the last system's JSON.
   *
   * @param documents writes documents
   * @param systems writes a system as it stands in those documents
   */
  static ObjectWriter keptFor(ObjectWriter documents, ObjectWriter systems) {
    return documents.withAttribute(SystemText.class, new SystemText(systems));
  }

  /** Returns what {@link #keptFor} gave the writer that is at work, if anything. */
  static @Nullable SystemText of(SerializerProvider provider) {
    return (SystemText) provider.getAttribute(SystemText.class);
  }

  /** Writes a system where the generator stands, which must write to a stream. */
  void write(SystemUnderTest system, JsonGenerator out) throws IOException {
    Known known = last;
    if (known == null || known.system != system) {
      known = new Known(system, writer.writeValueAsBytes(system));
      last = known;
    }
    // Straight to the stream, behind what the generator holds: it would take bytes as characters.
    out.writeRawValue("");
    out.flush();
    ((OutputStream) out.getOutputTarget()).write(known.json);
  }
}
