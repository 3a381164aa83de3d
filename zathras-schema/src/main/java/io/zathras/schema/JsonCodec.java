package io.zathras.schema;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Documents as JSON and back, without loss. The same document gives the same bytes, whatever the
 * locale, time zone, platform or Java version: UTF-8, members in the model's order, absent instead
 * of null. Thread-safe.
 *
 * @since 0.1
 */
public final class JsonCodec {

  private static final DocumentWriter PLAIN = new DocumentWriter(false);

  private final ObjectMapper mapper = DocumentMapper.shared();
  private final DocumentWriter writer;
  private final @Nullable DefaultPrettyPrinter printer;

  private JsonCodec(DocumentWriter writer, @Nullable DefaultPrettyPrinter printer) {
    this.writer = writer;
    this.printer = printer;
  }

  /** Returns a codec that indents by two blanks and ends lines with a line feed, for files. */
  public static JsonCodec pretty() {
    return new JsonCodec(PLAIN, LineIndenter.printer(0));
  }

  /** Returns a codec that writes one line without blanks, for NDJSON and indices. */
  public static JsonCodec compact() {
    return new JsonCodec(PLAIN, null);
  }

  /** Returns a result document as JSON in UTF-8, without a line end after it. */
  public byte[] toBytes(ResultDocument document) {
    return bytes(document);
  }

  /** Returns a time series document as JSON in UTF-8, without a line end after it. */
  public byte[] toBytes(TimeSeriesDocument document) {
    return bytes(document);
  }

  /**
   * Writes a result document point by point, so that a long series never stands in memory as JSON.
   * The stream is flushed and stays open.
   *
   * @throws IOException if the stream fails
   */
  public void write(ResultDocument document, OutputStream out) throws IOException {
    writeTo(out, document);
    out.flush();
  }

  /**
   * Writes a time series document. The stream is flushed and stays open.
   *
   * @throws IOException if the stream fails
   */
  public void write(TimeSeriesDocument document, OutputStream out) throws IOException {
    writeTo(out, document);
    out.flush();
  }

  /**
   * Returns what makes two documents of one result equal: compact JSON without {@code
   * metadata.processing_timestamp}, the names that the data chooses in alphabetical order.
   */
  public static byte[] canonical(ResultDocument document) {
    return Canonical.CODEC.toBytes(document.withoutProcessingTimestamp());
  }

  /**
   * Reads a result document.
   *
   * @param json JSON in UTF-8
   * @throws JsonException if it is no JSON, or not a result document of this version
   */
  public ResultDocument readResult(byte[] json) {
    return read(json, ResultDocument.class);
  }

  /**
   * Reads a result document to the end of a stream, which stays open. Points are read one by one,
   * so that a long series never stands in memory as JSON.
   *
   * @throws JsonException if it is no JSON, or not a result document of this version
   * @throws IOException if the stream fails
   */
  public ResultDocument readResult(InputStream json) throws IOException {
    try {
      return mapper
          .readerFor(ResultDocument.class)
          .without(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .readValue(json);
    } catch (JacksonException e) {
      throw unreadable(e, ResultDocument.class);
    } catch (CharConversionException | RuntimeException | StackOverflowError e) {
      throw noJson(e, ResultDocument.class);
    }
  }

  /**
   * Reads a time series document.
   *
   * @param json JSON in UTF-8
   * @throws JsonException if it is no JSON, or not a time series document of this version
   */
  public TimeSeriesDocument readTimeSeries(byte[] json) {
    return read(json, TimeSeriesDocument.class);
  }

  /** Writes a part of a document to where it only passes by. */
  static void write(Object part, JsonGenerator out) {
    try {
      PLAIN.write(part, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be looked through", e);
    }
  }

  JsonNode tree(byte[] json) {
    return read(json, JsonNode.class);
  }

  JsonNode tree(Object value) {
    try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
      PLAIN.write(value, tokens);
      return mapper.readTree(tokens.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be made a tree", e);
    }
  }

  private byte[] bytes(Object document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    try {
      writeTo(out, document);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be written to memory", e);
    }
    return out.toByteArray();
  }

  private void writeTo(OutputStream stream, Object document) throws IOException {
    try (JsonGenerator out = mapper.createGenerator(stream)) {
      if (printer != null) {
        out.setPrettyPrinter(printer.createInstance());
      }
      writer.write(document, out);
    }
  }

  private <T> T read(byte[] json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JacksonException e) {
      throw unreadable(e, type);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw noJson(e, type);
    }
  }

  private static JsonException unreadable(JacksonException e, Class<?> expected) {
    Integer line =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? null
            : e.getLocation().getLineNr();
    return new JsonException(
        (line == null ? "" : "line " + line + ": ")
            + problem(e)
            + "; expected a "
            + expected.getSimpleName(),
        line,
        e);
  }

  /** Jackson's messages quote what it read; what the model says of itself stays. */
  private static @Nullable String problem(JacksonException e) {
    if (e instanceof StreamReadException) {
      return ParserProblem.of(e.getOriginalMessage());
    }
    boolean foreign =
        e instanceof InvalidFormatException format && format.getTargetType() != Timestamp.class;
    return foreign
        ? "a value that is no " + ((InvalidFormatException) e).getTargetType().getSimpleName()
        : e.getOriginalMessage();
  }

  /** In memory nothing can fail but the bytes, which are of no encoding that JSON may have. */
  private static JsonException noJson(Throwable e, Class<?> expected) {
    return new JsonException(
        "no JSON in UTF-8 (" + e + "); expected a " + expected.getSimpleName(), null, e);
  }

  /** Made when it is first needed. */
  private static final class Canonical {

    static final JsonCodec CODEC = new JsonCodec(new DocumentWriter(true), null);

    private Canonical() {}
  }
}
