package io.zathras.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.DiagnosticGroup;
import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.PrimaryMetric;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a report as JSON. */
final class ReportJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private ReportJson() {}

  static void write(ProcessingReport report, Writer writer) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(writer)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      out.writeStartObject();
      for (Outcome outcome : Outcome.values()) {
        out.writeNumberField(lower(outcome), report.count(outcome));
      }
      out.writeNumberField("left_out", report.leftOut());
      out.writeBooleanField("interrupted", report.interrupted());
      if (!report.underWay().isEmpty()) {
        writeTexts("under_way", report.underWay(), out);
      }
      out.writeNumberField("duration_seconds", seconds(report.duration()));
      writeExporters(report, out);
      out.writeArrayFieldStart("diagnostics");
      for (DiagnosticGroup group : report.diagnostics()) {
        write(group, out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("items");
      for (Item item : report.items()) {
        write(item, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    writer.write('\n');
  }

  private static void writeExporters(ProcessingReport report, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("exporters");
    for (Map.Entry<String, Map<DeliveryOutcome, Integer>> exporter :
        report.deliveries().entrySet()) {
      out.writeObjectFieldStart(exporter.getKey());
      for (Map.Entry<DeliveryOutcome, Integer> count : exporter.getValue().entrySet()) {
        out.writeNumberField(lower(count.getKey()), count.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void write(Item item, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("source", item.source());
    optional(out, "member", item.member());
    optional(out, "test", item.test());
    out.writeStringField("outcome", item.outcome().name());
    optional(out, "document_id", item.documentId());
    optional(out, "status", item.status());
    if (item.headline() != null) {
      write(item.headline(), out);
    }
    optional(out, "message", item.message());
    out.writeNumberField("duration_seconds", seconds(item.duration()));
    out.writeObjectFieldStart("deliveries");
    for (Map.Entry<String, DeliveryOutcome> delivery : item.deliveries().entrySet()) {
      out.writeStringField(delivery.getKey(), delivery.getValue().name());
    }
    out.writeEndObject();
    out.writeNumberField("errors", item.errors());
    out.writeNumberField("warnings", item.warnings());
    out.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : item.diagnostics()) {
      write(diagnostic, out);
    }
    out.writeEndArray();
    if (!item.notes().isEmpty()) {
      writeTexts("notes", item.notes(), out);
    }
    out.writeEndObject();
  }

  private static void write(HeadlineNumbers headline, JsonGenerator out) throws IOException {
    optional(out, "instance_type", headline.instanceType());
    optional(out, "operating_system", headline.operatingSystem());
    out.writeObjectFieldStart("primary_metrics");
    for (Map.Entry<String, PrimaryMetric> metric : headline.metrics().entrySet()) {
      PrimaryMetric number = metric.getValue();
      out.writeObjectFieldStart(metric.getKey());
      out.writeNumberField("value", number.value());
      out.writeStringField("unit", number.unit());
      out.writeStringField("direction", lower(number.direction()));
      if (number.stddev() != null) {
        out.writeNumberField("stddev", number.stddev());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
    if (headline.more() > 0) {
      out.writeNumberField("more_primary_metrics", headline.more());
    }
  }

  private static void write(DiagnosticGroup group, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("severity", lower(group.severity()));
    out.writeStringField("code", group.code());
    out.writeNumberField("count", group.count());
    out.writeNumberField("results", group.results());
    out.writeStringField("source", group.source());
    out.writeFieldName("example");
    write(group.example(), out);
    out.writeEndObject();
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static void write(Diagnostic diagnostic, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("severity", lower(diagnostic.severity()));
    out.writeStringField("code", diagnostic.code());
    optional(out, "file", diagnostic.file());
    if (diagnostic.line() != null) {
      out.writeNumberField("line", diagnostic.line());
    }
    out.writeStringField("message", diagnostic.message());
    out.writeEndObject();
  }

  private static void optional(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
