package io.zathras.exporter.opensearch.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A document as an index stores it: its id and its source, byte for byte. */
public final class StoredDocument {

  private static final byte[] NOTHING = {};

  private final String id;
  private final byte[] source;

  private StoredDocument(String id, byte[] source) {
    this.id = id;
    this.source = source;
  }

  public String id() {
    return id;
  }

  /** Returns the source itself, not a copy; empty when it was not requested. */
  public byte[] source() {
    return source;
  }

  /** Extracts id and source from JSON that has both: a hit of a search, or a line of a backup. */
  public static final class Builder {

    private final byte[] json;
    private @Nullable String id;
    private byte[] source = NOTHING;

    public Builder(byte[] json) {
      this.json = json;
    }

    /** Reads the value of the field at the parser's position. */
    public void field(JsonParser parser) throws IOException {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      if (field.equals("_id") && value == JsonToken.VALUE_STRING) {
        id = parser.getText();
      }
      parser.skipChildren();
      if (field.equals("_source") && value == JsonToken.START_OBJECT) {
        int end = (int) parser.currentLocation().getByteOffset();
        source = Arrays.copyOfRange(json, start, end);
      }
    }

    public StoredDocument build() throws IOException {
      if (id == null) {
        throw new IOException("expected an _id");
      }
      return new StoredDocument(id, source);
    }
  }
}
