package io.zathras.schema;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.zathras.schema.DocumentMapper.UnknownMember;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Converts documents to JSON and back, without loss. The same document gives the same bytes,
 * whatever the locale, time zone, platform or Java version: UTF-8, members in the model's order,
 * absent instead of null. Thread-safe.
 *
 * @since 0.1
 */
public final class JsonCodec {

  /** Writes and parses JSON; only reading records needs the start of {@link DocumentMapper}. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Writes the same digits on every Java version.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final DocumentWriter PLAIN = new DocumentWriter(false);

  private final DocumentWriter writer;
  private final @Nullable DefaultPrettyPrinter printer;

  private JsonCodec(DocumentWriter writer, @Nullable DefaultPrettyPrinter printer) {
    this.writer = writer;
    this.printer = printer;
  }

  /** Returns a codec that indents by two spaces and ends lines with a line feed, for files. */
  public static JsonCodec pretty() {
    return new JsonCodec(PLAIN, LineIndenter.printer(0));
  }

  /** Returns a codec that writes one line without spaces, for NDJSON and indices. */
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
   * Writes a result document point by point, so that a long series is never in memory as JSON. The
   * stream is flushed and stays open.
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
   * Returns the canonical form, in which all documents of one result are equal: compact JSON
   * without {@code metadata.processing_timestamp}, with names that come from the data in
   * alphabetical order.
   */
  public static byte[] canonical(ResultDocument document) {
    return Canonical.CODEC.toBytes(document.withoutProcessingTimestamp());
  }

  /**
   * Reads a result document. Unknown members are ignored in a document with a later schema of the
   * same major version, such as {@code urn:zathras:result:1.1}, and refused in any other document.
   *
   * @param json JSON in UTF-8
   * @throws JsonException if it is not JSON, or not a result document of schema version 1
   */
  public ResultDocument readResult(byte[] json) {
    UnknownMember unknown = new UnknownMember();
    ResultDocument document =
        read(reader(ResultDocument.class, unknown), json, ResultDocument.class);
    requireNewer(document.schema(), PublishedSchema.RESULT, unknown, ResultDocument.class);
    return document;
  }

  /**
   * Reads a result document as {@link #readResult(byte[])} does, but skips the points of its runs,
   * which are checked only to be JSON. A document of 130 KB that is mostly points takes 3 ms
   * instead of 25.
   *
   * @param json JSON in UTF-8
   * @throws JsonException if it is not JSON, or not a result document of schema version 1
   */
  public ResultDocument readWithoutPoints(byte[] json) {
    UnknownMember unknown = new UnknownMember();
    ObjectReader reader =
        reader(ResultDocument.class, unknown).withAttribute(DocumentMapper.WITHOUT_POINTS, true);
    ResultDocument document = read(reader, json, ResultDocument.class);
    requireNewer(document.schema(), PublishedSchema.RESULT, unknown, ResultDocument.class);
    return document;
  }

  /**
   * Reads a result document as {@link #readResult(byte[])} does, up to the end of a stream, which
   * stays open. Points are read one by one, so that a long series is never in memory as JSON.
   *
   * @throws JsonException if it is not JSON, or not a result document of schema version 1
   * @throws IOException if the stream fails
   */
  public ResultDocument readResult(InputStream json) throws IOException {
    ResultDocument document;
    UnknownMember unknown = new UnknownMember();
    try {
      document =
          reader(ResultDocument.class, unknown)
              .without(JsonParser.Feature.AUTO_CLOSE_SOURCE)
              .readValue(json);
    } catch (JacksonException e) {
      throw unreadable(e, ResultDocument.class);
    } catch (CharConversionException | RuntimeException | StackOverflowError e) {
      throw noJson(e, ResultDocument.class);
    }
    requireNewer(document.schema(), PublishedSchema.RESULT, unknown, ResultDocument.class);
    return document;
  }

  /**
   * Reads a time series document; unknown members as in {@link #readResult(byte[])}.
   *
   * @param json JSON in UTF-8
   * @throws JsonException if it is not JSON, or not a time series document of schema version 1
   */
  public TimeSeriesDocument readTimeSeries(byte[] json) {
    UnknownMember unknown = new UnknownMember();
    TimeSeriesDocument document =
        read(reader(TimeSeriesDocument.class, unknown), json, TimeSeriesDocument.class);
    requireNewer(document.schema(), PublishedSchema.TIMESERIES, unknown, TimeSeriesDocument.class);
    return document;
  }

  /** Writes a part of a document to a generator that keeps nothing. */
  static void write(Object part, JsonGenerator out) {
    try {
      PLAIN.write(part, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be looked through", e);
    }
  }

  JsonNode tree(byte[] json) {
    return read(DocumentMapper.shared().readerFor(JsonNode.class), json, JsonNode.class);
  }

  JsonNode tree(Object value) {
    try (TokenBuffer tokens = new TokenBuffer(DocumentMapper.shared(), false)) {
      PLAIN.write(value, tokens);
      return DocumentMapper.shared().readTree(tokens.asParser());
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
    try (JsonGenerator out = FACTORY.createGenerator(stream)) {
      if (printer != null) {
        out.setPrettyPrinter(printer.createInstance());
      }
      writer.write(document, out);
    }
  }

  /**
   * Returns the {@code $schema} of a document without reading all of it; empty when it has none.
   *
   * @throws JsonException if the text before it is not JSON
   */
  String schemaOf(byte[] json) {
    try (JsonParser in = FACTORY.createParser(json)) {
      boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
      while (isObject && in.nextToken() == JsonToken.FIELD_NAME) {
        boolean isSchema = in.currentName().equals("$schema");
        in.nextToken();
        if (isSchema) {
          return in.hasToken(JsonToken.VALUE_STRING) ? in.getText() : "";
        }
        in.skipChildren();
      }
      return "";
    } catch (JacksonException e) {
      throw unreadable(e, JsonNode.class);
    } catch (IOException e) {
      throw noJson(e, JsonNode.class);
    }
  }

  private ObjectReader reader(Class<?> type, UnknownMember unknown) {
    return DocumentMapper.shared().readerFor(type).withAttribute(UnknownMember.class, unknown);
  }

  /** Refuses a document with an unknown member, unless its schema is later than the one here. */
  private static void requireNewer(
      String schema, PublishedSchema known, UnknownMember unknown, Class<?> type) {
    UnrecognizedPropertyException problem = unknown.problem();
    if (problem != null && !known.isEarlierThan(schema)) {
      throw unreadable(problem, type);
    }
  }

  private static <T> T read(ObjectReader reader, byte[] json, Class<T> type) {
    try {
      return reader.readValue(json);
    } catch (JacksonException e) {
      throw unreadable(e, type);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw noJson(e, type);
    }
  }

  private static JsonException unreadable(JacksonException e, Class<?> expected) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new JsonException(
        (line < 1 ? "" : "line " + line + ": ")
            + problem(e)
            + "; expected a "
            + expected.getSimpleName(),
        line < 1 ? null : (Integer) line,
        e);
  }

  /** Returns the problem, without the values that Jackson quotes in its own messages. */
  private static @Nullable String problem(JacksonException e) {
    if (e instanceof StreamReadException) {
      return ParserProblem.of(e.getOriginalMessage());
    }
    boolean foreign =
        e instanceof InvalidFormatException format && format.getTargetType() != Timestamp.class;
    return foreign
        ? "a value that is not a " + ((InvalidFormatException) e).getTargetType().getSimpleName()
        : e.getOriginalMessage();
  }

  /** Returns the exception for bytes that are not in an encoding of JSON. */
  private static JsonException noJson(Throwable e, Class<?> expected) {
    return new JsonException(
        "not JSON in UTF-8 (" + e + "); expected a " + expected.getSimpleName(), null, e);
  }

  /** Holds the codec of the canonical form, which few programs need. */
  private static final class Canonical {

    static final JsonCodec CODEC = new JsonCodec(new DocumentWriter(true), null);

    private Canonical() {}
  }
}
