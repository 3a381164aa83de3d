package io.zathras.pipeline;

import io.zathras.archive.Printable;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Redactor;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of everything a pipeline was given, in the order of the input. It holds no documents.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param items one for each result, and one for each archive or place without a result
 * @param diagnostics the errors and warnings of all results, one group for each code, errors first
 *     and then by frequency
 * @param leftOut how many archives and results do not belong to the requested instance types or
 *     time
 * @param underWay what was being read when an interrupt came, longest first: the archive, for how
 *     long, and the processor at work; empty otherwise
 * @param duration how long it took
 * @param interrupted whether an interrupt ended it before everything was processed
 * @since 0.1
 */
public record ProcessingReport(
    List<Item> items,
    List<DiagnosticGroup> diagnostics,
    int leftOut,
    List<String> underWay,
    Duration duration,
    boolean interrupted) {

  /** Copies the lists. */
  public ProcessingReport {
    items = List.copyOf(items);
    diagnostics = List.copyOf(diagnostics);
    underWay = List.copyOf(underWay);
  }

  /** What became of one result or archive. */
  public enum Outcome {
    /** A document was made and every exporter has it. */
    PROCESSED,
    /** The same result was seen before in this call. */
    DUPLICATE,
    /** No processor reads this archive, or it is a link below the paths. */
    SKIPPED,
    /** A test that the run was to execute left no archive. */
    MISSING,
    /**
     * No document could be made, an exporter could not deliver it, or a place that may hold results
     * cannot be read.
     */
    FAILED
  }

  /**
   * The headline numbers of a document, and the system that they were measured on. Only the first
   * numbers are kept, so that a report of a hundred thousand results fits into memory.
   *
   * @param metrics the first three headline numbers, by name
   * @param more how many others the document has
   * @param instanceType the instance type, or the local system's configuration; {@code null} when
   *     not known
   * @param operatingSystem distribution and version, as {@code rhel 9.4}; {@code null} when not
   *     known
   * @since 0.1
   */
  public record HeadlineNumbers(
      Map<String, PrimaryMetric> metrics,
      int more,
      @Nullable String instanceType,
      @Nullable String operatingSystem) {

    private static final int KEPT = 3;

    /** Copies the numbers. */
    public HeadlineNumbers {
      metrics = compact(metrics);
    }

    /** Returns the headline numbers of a document. */
    static HeadlineNumbers of(ResultDocument document, UnaryOperator<String> shared) {
      Map<String, PrimaryMetric> all = document.results().primaryMetrics();
      Map<String, PrimaryMetric> kept = new LinkedHashMap<>();
      for (Map.Entry<String, PrimaryMetric> metric : all.entrySet()) {
        if (kept.size() == KEPT) {
          break;
        }
        kept.put(shared.apply(metric.getKey()), metric.getValue());
      }
      String instanceType = document.metadata().instanceType();
      String system = operatingSystem(document.systemUnderTest());
      return new HeadlineNumbers(
          kept,
          all.size() - kept.size(),
          instanceType == null ? null : shared.apply(instanceType),
          system == null ? null : shared.apply(system));
    }

    private static @Nullable String operatingSystem(@Nullable SystemUnderTest system) {
      OperatingSystem known = system == null ? null : system.operatingSystem();
      if (known == null || known.distribution() == null) {
        return known == null ? null : known.prettyName();
      }
      return known.distribution() + (known.version() == null ? "" : " " + known.version());
    }
  }

  /**
   * The diagnostics of one code in all results.
   *
   * @param severity how bad they are
   * @param code their code
   * @param count how many there are
   * @param results in how many results
   * @param example the first
   * @param source the archive of the first, as {@link Item#source()}
   * @since 0.1
   */
  public record DiagnosticGroup(
      Severity severity, String code, int count, int results, Diagnostic example, String source) {}

  /**
   * What became of one result or archive.
   *
   * <p>The constructor is not stable, because a later version may add components.
   *
   * @param source the archive, as the caller's paths lead to it
   * @param member the tar in the archive, or {@code null} where the archive is itself a tar or
   *     cannot be read
   * @param test the test that it belongs to, or {@code null} when unknown
   * @param outcome what became of it
   * @param documentId the document, or {@code null} when none was made
   * @param status the result's own outcome, or {@code null} when there is no document
   * @param headline the document's headline numbers, or {@code null} when there is no document
   * @param message why it is not processed, or {@code null} when it is
   * @param deliveries what each exporter did, by its name
   * @param errors how many diagnostics are errors
   * @param warnings how many diagnostics are warnings
   * @param diagnostics these errors and warnings, or the first of very many; the document has all
   *     of them
   * @param notes remarks of exporters about a document that they have, each with the exporter's
   *     name
   * @param duration how long reading, checking and delivering took
   * @since 0.1
   */
  public record Item(
      String source,
      @Nullable String member,
      @Nullable String test,
      Outcome outcome,
      @Nullable String documentId,
      @Nullable Status status,
      @Nullable HeadlineNumbers headline,
      @Nullable String message,
      Map<String, DeliveryOutcome> deliveries,
      int errors,
      int warnings,
      List<Diagnostic> diagnostics,
      List<String> notes,
      Duration duration) {

    /** Copies the collections, and removes secrets from the texts. */
    public Item {
      source = Redactor.redact(source);
      member = member == null ? null : Redactor.redact(member);
      message = message == null ? null : Redactor.redact(message);
      deliveries = compact(deliveries);
      diagnostics = List.copyOf(diagnostics);
      notes = List.copyOf(notes);
    }

    /**
     * Returns source, tar, document, outcome and reason, as far as known, in one line that is safe
     * to print.
     */
    public String summary() {
      return Printable.of(place() + ": " + outcome + (message == null ? "" : ": " + message));
    }

    /** Returns source, tar and document, as far as known. */
    String place() {
      String which =
          Stream.of(member, documentId)
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", ", " (", ")"));
      return source + (which.equals(" ()") ? "" : which);
    }
  }

  /** Copies a map in its order; a map of one entry, which most are, takes a tenth of the memory. */
  private static <V> Map<String, V> compact(Map<String, V> map) {
    return map.size() <= 1
        ? Map.copyOf(map)
        : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Returns how many items have an outcome. */
  public long count(Outcome outcome) {
    return items.stream().filter(item -> item.outcome() == outcome).count();
  }

  /** Returns what failed. */
  public List<Item> failures() {
    return items.stream().filter(item -> item.outcome() == Outcome.FAILED).toList();
  }

  /**
   * Returns the ids of the documents that had an outcome at an exporter.
   *
   * @param exporter the exporter's name, as in {@link Item#deliveries()}
   * @param outcome the outcome
   */
  public List<String> documents(String exporter, DeliveryOutcome outcome) {
    return items.stream()
        .filter(item -> item.deliveries().get(exporter) == outcome)
        .map(item -> String.valueOf(item.documentId()))
        .toList();
  }

  /** Returns the number of documents for every outcome of each exporter, by its name. */
  public Map<String, Map<DeliveryOutcome, Integer>> deliveries() {
    Map<String, Map<DeliveryOutcome, Integer>> exporters = new TreeMap<>();
    for (Item item : items) {
      item.deliveries()
          .forEach(
              (exporter, outcome) ->
                  exporters
                      .computeIfAbsent(exporter, name -> noDeliveries())
                      .merge(outcome, 1, Integer::sum));
    }
    return exporters;
  }

  private static Map<DeliveryOutcome, Integer> noDeliveries() {
    Map<DeliveryOutcome, Integer> none = new EnumMap<>(DeliveryOutcome.class);
    Stream.of(DeliveryOutcome.values()).forEach(outcome -> none.put(outcome, 0));
    return none;
  }

  /** Returns whether everything was processed and nothing failed. */
  public boolean isClean() {
    return !interrupted && count(Outcome.FAILED) == 0;
  }

  /**
   * Returns whether it is clean, nothing was skipped or is missing, and no diagnostic is an error.
   */
  public boolean isStrictlyClean() {
    return isClean()
        && count(Outcome.SKIPPED) == 0
        && count(Outcome.MISSING) == 0
        && items.stream().noneMatch(item -> item.errors() > 0);
  }

  /**
   * Returns in one line how many items have each outcome, how many notes there are, and how many
   * results were left out.
   */
  public String counts() {
    long notes = items.stream().mapToLong(item -> item.notes().size()).sum();
    String noted =
        (notes == 0 ? "" : "; " + notes + (notes == 1 ? " note" : " notes"))
            + (leftOut == 0 ? "" : "; " + leftOut + " left out");
    return Stream.of(Outcome.values())
        .map(outcome -> count(outcome) + " " + outcome.name().toLowerCase(Locale.ROOT))
        .collect(
            Collectors.joining(
                ", ", "", noted + (interrupted ? "; interrupted before the end" : "")));
  }

  /** Returns what {@link #writeText} writes. */
  public String toText() {
    StringWriter text = new StringWriter();
    writeText(new PrintWriter(text));
    return text.toString();
  }

  /**
   * Writes the report for people. Each of up to twenty results has a line with its headline. More
   * results than that are summarised: a line for each test, then the results that did not pass,
   * were skipped or are missing. Diagnostics by code, failures and totals follow. A list that is
   * cut says by how much.
   *
   * @param out stays open
   */
  public void writeText(PrintWriter out) {
    new ReportText(this, out).writeSummary();
    out.flush();
  }

  /**
   * Writes the report for people with a line for every result and each of its diagnostics, then
   * what failed, and the totals last.
   *
   * @param out stays open
   */
  public void writeDetails(PrintWriter out) {
    new ReportText(this, out).writeDetails();
    out.flush();
  }

  /** Returns the report as JSON. */
  public String toJson() {
    StringWriter text = new StringWriter();
    try {
      writeJson(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a report could not be written to memory", e);
    }
    return text.toString();
  }

  /**
   * Writes the report as JSON, without holding all of it as text.
   *
   * @param out stays open
   * @throws IOException if {@code out} cannot be written
   */
  public void writeJson(Writer out) throws IOException {
    ReportJson.write(this, out);
  }
}
