package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.MetricKey;
import io.zathras.schema.Direction;
import io.zathras.schema.Timestamp;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a set of documents as a table: a row for each document and metric or, with {@link
 * Builder#by}, for each group and metric.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param name the name of the documents
 * @param results how many documents there are
 * @param failed how many of them have the status FAIL
 * @param by the property that groups the rows, or {@code null}
 * @param common the facts that all documents share, in display order, such as {@code kernel}
 * @param rows in the order of test, metric, system and time; failed documents after the metrics of
 *     their test
 * @param notes omissions and their reasons, a sentence each
 * @since 0.1
 */
public record ResultTable(
    String name,
    int results,
    int failed,
    @Nullable String by,
    Map<String, String> common,
    List<Row> rows,
    List<String> notes) {

  /** Copies the collections. */
  public ResultTable {
    common = Collections.unmodifiableMap(new LinkedHashMap<>(common));
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One row.
   *
   * @param group the group's value, or {@code null} where rows are documents
   * @param test the test
   * @param key the metric; {@code null} for documents without one
   * @param version the benchmark's version, or {@code null}
   * @param configuration the settings that decide the work of the test or the run
   * @param unit the unit of the value; empty where there is none
   * @param direction which way is better
   * @param value the document's value, or the arithmetic mean of the group's; {@code null} where
   *     there is none
   * @param stddev the sample standard deviation in the unit of the value, of the document's samples
   *     or between the group's documents; {@code null} where unknown
   * @param samples how many samples the document made its value from, or how many documents the
   *     group has
   * @param system the kind of system
   * @param os the operating system, or {@code null}
   * @param status the documents' outcome, with counts where outcomes differ
   * @param reason why a document is not PASS, or {@code null}
   * @param documentId the document's id; {@code null} for a group
   * @param time when the test ran; {@code null} for a group and where unknown
   * @since 0.1
   */
  public record Row(
      @Nullable String group,
      String test,
      @Nullable MetricKey key,
      @Nullable String version,
      Map<String, String> configuration,
      String unit,
      Direction direction,
      @Nullable Double value,
      @Nullable Double stddev,
      int samples,
      String system,
      @Nullable String os,
      String status,
      @Nullable String reason,
      @Nullable String documentId,
      @Nullable Timestamp time) {

    /** Copies the configuration in its order. */
    public Row {
      configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }
  }

  /** Returns a builder of a table of a set. */
  public static Builder of(DocumentSet documents) {
    return new Builder(documents);
  }

  /** Chooses the content of a table. */
  public static final class Builder {

    private final DocumentSet documents;
    private final Set<String> metrics = new TreeSet<>();
    private final Set<String> tests = new TreeSet<>();
    private @Nullable String by;

    private Builder(DocumentSet documents) {
      this.documents = documents;
    }

    /** Shows only the metrics with these names; further calls add to them. */
    public Builder metrics(String... names) {
      metrics.addAll(List.of(names));
      return this;
    }

    /** Shows only these tests; further calls add to them. */
    public Builder tests(String... names) {
      tests.addAll(List.of(names));
      return this;
    }

    /**
     * Makes one row of each group.
     *
     * @param property {@code instance}, {@code cpu}, {@code version}, or a property of the
     *     documents' environment or configuration, such as {@code os}, {@code kernel}, {@code
     *     tuned}
     */
    public Builder by(String property) {
      by = property;
      return this;
    }

    /**
     * Makes the table.
     *
     * @throws IllegalArgumentException if no document has a requested metric, test or property; the
     *     message names the existing ones
     */
    public ResultTable build() {
      check("test", tests, names(AnalyzedResult::test));
      Set<String> known = new TreeSet<>();
      documents.series().forEach(series -> known.add(series.key().metric()));
      check("metric", metrics, known);
      List<AnalyzedResult> results =
          documents.results().stream()
              .filter(result -> tests.isEmpty() || tests.contains(result.test()))
              .toList();
      if (by != null && !results.isEmpty()) {
        check("property", Set.of(by), Grouping.properties(results));
      }
      TableRows rows = new TableRows(results, by);
      documents.series().stream()
          .filter(series -> tests.isEmpty() || tests.contains(series.key().test()))
          .filter(series -> metrics.isEmpty() || metrics.contains(series.key().metric()))
          .forEach(rows::add);
      if (metrics.isEmpty()) {
        rows.addWithoutMetrics();
      }
      return new ResultTable(
          documents.name(),
          results.size(),
          TableRows.failed(results),
          by,
          rows.common(),
          rows.sorted(),
          Stream.concat(documents.problems().stream(), documents.notes().stream()).toList());
    }

    private Set<String> names(Function<AnalyzedResult, String> name) {
      Set<String> names = new TreeSet<>();
      documents.results().forEach(result -> names.add(name.apply(result)));
      return names;
    }

    private static void check(String what, Set<String> asked, Set<String> known) {
      for (String name : asked) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException(
              "no document has the "
                  + what
                  + " '"
                  + name
                  + "'; there "
                  + (known.size() == 1 ? "is " : "are ")
                  + String.join(", ", known));
        }
      }
    }
  }
}
