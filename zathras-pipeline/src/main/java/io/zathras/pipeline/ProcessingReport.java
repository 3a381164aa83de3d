package io.zathras.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of everything a pipeline was given, in the order of the input.
 *
 * @param items one for each result, skipped archive and failure
 * @since 0.1
 */
public record ProcessingReport(List<Item> items) {

  /** Copies the items. */
  public ProcessingReport {
    items = List.copyOf(items);
  }

  /** What became of one result or archive. */
  public enum Outcome {
    /** A document was made and every exporter has it. */
    PROCESSED,
    /** The same result was seen before in this call. */
    DUPLICATE,
    /** Nothing reads this archive. */
    SKIPPED,
    /** No document could be made, or an exporter could not deliver it. */
    FAILED
  }

  /**
   * What became of one result or archive.
   *
   * @param source the archive, as the caller's paths lead to it
   * @param outcome what became of it
   * @param documentId the document, or {@code null} when none was made
   * @param status the result's own outcome, or {@code null}
   * @param message why it was skipped or failed, or {@code null}
   * @param deliveries what each exporter said, by its name
   * @param diagnostics the document's diagnostics
   * @since 0.1
   */
  public record Item(
      String source,
      Outcome outcome,
      @Nullable String documentId,
      @Nullable Status status,
      @Nullable String message,
      Map<String, String> deliveries,
      List<Diagnostic> diagnostics) {

    /** Copies the collections. */
    public Item {
      deliveries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
      diagnostics = List.copyOf(diagnostics);
    }

    /** Returns source and reason in one line. */
    public String summary() {
      return source + ": " + outcome + (message == null ? "" : ": " + message);
    }
  }

  /** Returns how many items have an outcome. */
  public long count(Outcome outcome) {
    return items.stream().filter(item -> item.outcome() == outcome).count();
  }

  /** Returns what failed. */
  public List<Item> failures() {
    return items.stream().filter(item -> item.outcome() == Outcome.FAILED).toList();
  }

  /** Returns whether nothing failed. */
  public boolean isClean() {
    return failures().isEmpty();
  }

  /** Returns whether nothing failed or was skipped, and no diagnostic is an error. */
  public boolean isStrictlyClean() {
    return isClean()
        && count(Outcome.SKIPPED) == 0
        && items.stream()
            .flatMap(item -> item.diagnostics().stream())
            .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  /** Returns the report for people: counts, then a line for each thing that needs attention. */
  public String toText() {
    List<String> lines = new ArrayList<>();
    lines.add(
        count(Outcome.PROCESSED)
            + " processed, "
            + count(Outcome.DUPLICATE)
            + " duplicate, "
            + count(Outcome.SKIPPED)
            + " skipped, "
            + count(Outcome.FAILED)
            + " failed");
    for (Item item : items) {
      if (item.outcome() == Outcome.PROCESSED) {
        lines.add("  " + item.status() + "  " + item.documentId() + "  " + item.source());
      } else {
        lines.add("  " + item.summary());
      }
      for (Diagnostic diagnostic : item.diagnostics()) {
        if (diagnostic.severity() != Severity.INFO) {
          lines.add(
              "      "
                  + diagnostic.severity()
                  + " "
                  + diagnostic.code()
                  + (diagnostic.file() == null ? "" : " " + diagnostic.file())
                  + (diagnostic.line() == null ? "" : ":" + diagnostic.line())
                  + ": "
                  + diagnostic.message());
        }
      }
    }
    return String.join("\n", lines);
  }

  /** Returns the report as JSON. */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      out.writeStartObject();
      for (Outcome outcome : Outcome.values()) {
        out.writeNumberField(outcome.name().toLowerCase(java.util.Locale.ROOT), count(outcome));
      }
      out.writeArrayFieldStart("items");
      for (Item item : items) {
        write(item, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a report could not be written to memory", e);
    }
    return text.append('\n').toString();
  }

  private static void write(Item item, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("source", item.source());
    out.writeStringField("outcome", item.outcome().name());
    optional(out, "document_id", item.documentId());
    optional(out, "status", item.status());
    optional(out, "message", item.message());
    out.writeObjectFieldStart("deliveries");
    for (Map.Entry<String, String> delivery : item.deliveries().entrySet()) {
      out.writeStringField(delivery.getKey(), delivery.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : item.diagnostics()) {
      out.writeStartObject();
      out.writeStringField("severity", diagnostic.severity().name());
      out.writeStringField("code", diagnostic.code());
      optional(out, "file", diagnostic.file());
      if (diagnostic.line() != null) {
        out.writeNumberField("line", diagnostic.line());
      }
      out.writeStringField("message", diagnostic.message());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void optional(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }
}
