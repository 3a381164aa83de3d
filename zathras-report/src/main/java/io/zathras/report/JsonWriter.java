package io.zathras.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.schema.Timestamp;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the elements that the JSON forms share. Unknown members are left out. */
final class JsonWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** Writes members into an open object. */
  interface Members {
    void write(JsonWriter json) throws IOException;
  }

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /** Writes a whole document. */
  static void write(Writer writer, AnalysisSchema schema, Members members) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(writer)) {
      // Line breaks are the same on every system.
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      out.writeStartObject();
      out.writeStringField("$schema", schema.uri());
      members.write(new JsonWriter(out));
      out.writeEndObject();
    }
    writer.write('\n');
    writer.flush();
  }

  JsonWriter text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
    return this;
  }

  JsonWriter word(String name, Enum<?> value) throws IOException {
    return text(name, Words.lower(value));
  }

  JsonWriter number(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
    return this;
  }

  /** Writes a number, or {@code null} for one that is not finite, which JSON cannot express. */
  JsonWriter number(String name, @Nullable Double value) throws IOException {
    if (value != null) {
      out.writeFieldName(name);
      if (Double.isFinite(value)) {
        out.writeNumber(value.doubleValue());
      } else {
        out.writeNull();
      }
    }
    return this;
  }

  JsonWriter flag(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
    return this;
  }

  JsonWriter texts(String name, Iterable<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
    return this;
  }

  /** Writes an object of texts. */
  JsonWriter texts(String name, Map<String, String> values) throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      out.writeStringField(value.getKey(), value.getValue());
    }
    out.writeEndObject();
    return this;
  }

  JsonWriter object(String name, Members members) throws IOException {
    out.writeObjectFieldStart(name);
    members.write(this);
    out.writeEndObject();
    return this;
  }

  /** Writes an array of objects. */
  <T> JsonWriter objects(String name, List<T> elements, Element<T> element) throws IOException {
    out.writeArrayFieldStart(name);
    for (T one : elements) {
      out.writeStartObject();
      element.write(one, this);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }

  /** Writes the members of one element. */
  interface Element<T> {
    void write(T element, JsonWriter json) throws IOException;
  }

  JsonWriter key(MetricKey key) throws IOException {
    return text("test", key.test())
        .text("variant", key.variant())
        .text("run", key.run())
        .text("metric", key.metric());
  }

  JsonWriter interval(String name, @Nullable NumberInterval interval) throws IOException {
    return interval == null
        ? this
        : object(name, json -> json.number("low", interval.low()).number("high", interval.high()));
  }

  JsonWriter observation(Observation observation) throws IOException {
    AnalyzedResult result = observation.result();
    return number("value", observation.value())
        .number("samples", observation.samples())
        .number("stddev", observation.stddev())
        .text("document_id", result.documentId())
        .time(result.time());
  }

  JsonWriter time(@Nullable Timestamp time) throws IOException {
    return text("time", time == null ? null : time.toString());
  }
}
