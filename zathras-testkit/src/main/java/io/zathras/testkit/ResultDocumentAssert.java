package io.zathras.testkit;

import io.zathras.processor.spi.assembly.DocumentRules;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Direction;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit.Validators;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a document. Each failure shows the document's actual content. Numbers must be
 * exactly equal unless an offset is given.
 *
 * @since 0.1
 */
public final class ResultDocumentAssert
    extends AbstractAssert<ResultDocumentAssert, ResultDocument> {

  ResultDocumentAssert(ResultDocument actual) {
    super(actual, ResultDocumentAssert.class);
  }

  /**
   * Verifies that the document follows the published schema and the rules that a schema cannot
   * express: runs are numbered from 1 without gaps, every metric has a definition, and no result
   * without a run has the status PASS.
   */
  public ResultDocumentAssert isValid() {
    List<Object> errors = new ArrayList<>(Validators.SHARED.validate(document()));
    errors.addAll(DocumentRules.broken(document()));
    if (DocumentRules.lacksReason(document())) {
      errors.add("the status is " + results().status() + ", and no warning or error says why");
    }
    if (!errors.isEmpty()) {
      throw fail("to be valid", "but it has these errors", errors);
    }
    return this;
  }

  /** Verifies the version of the benchmark itself; {@code null} for absent. */
  public ResultDocumentAssert hasTestVersion(@Nullable String version) {
    return has("test.version", document().test().version(), version);
  }

  /** Verifies the overall outcome. */
  public ResultDocumentAssert hasStatus(Status status) {
    if (results().status() != status) {
      throw failureWithActualExpected(
          results().status(),
          status,
          "%nExpecting %s%nto have status %s, but it has %s, with the runs%n  %s%nand the"
              + " diagnostics%n  %s",
          document().id(),
          status,
          results().status(),
          Shown.lines(statuses()),
          Shown.lines(document().diagnostics().values()));
    }
    return this;
  }

  /** Verifies when the test began, as the document writes it; {@code null} for absent. */
  public ResultDocumentAssert hasTestTimestamp(@Nullable String timestamp) {
    return has(
        "metadata.test_timestamp", Shown.text(document().metadata().testTimestamp()), timestamp);
  }

  /** Verifies when the test began, as the document writes it, and the source of that time. */
  public ResultDocumentAssert hasTestTimestamp(String timestamp, TestTimestampSource source) {
    hasTestTimestamp(timestamp);
    return has(
        "metadata.test_timestamp_source", document().metadata().testTimestampSource(), source);
  }

  /** Verifies the first measured start, as the document writes it; {@code null} for absent. */
  public ResultDocumentAssert startedAt(@Nullable String timestamp) {
    RuntimeInfo info = document().runtimeInfo();
    return has(
        "runtime_info.start_time", info == null ? null : Shown.text(info.startTime()), timestamp);
  }

  /** Verifies the last measured end, as the document writes it; {@code null} for absent. */
  public ResultDocumentAssert endedAt(@Nullable String timestamp) {
    RuntimeInfo info = document().runtimeInfo();
    return has(
        "runtime_info.end_time", info == null ? null : Shown.text(info.endTime()), timestamp);
  }

  /** Verifies the test's last end minus its first start, in seconds; {@code null} for absent. */
  public ResultDocumentAssert hasExecutionTime(@Nullable Double seconds) {
    return has("results.execution_time_seconds", results().executionTimeSeconds(), seconds);
  }

  /** Verifies the number of runs. */
  public ResultDocumentAssert hasRuns(int count) {
    if (results().runs().size() != count || results().totalRuns() != count) {
      throw fail(
          "to have " + count + " runs",
          "but there are, with total_runs " + results().totalRuns(),
          statuses());
    }
    return this;
  }

  /**
   * Returns assertions on a run, for example {@code run_1}; {@link RunAssert#and()} returns to the
   * document.
   */
  public RunAssert run(String key) {
    Run run = results().runs().get(key);
    if (run == null) {
      throw fail("to have " + key, "but there is", statuses());
    }
    return new RunAssert(run, this);
  }

  /** Verifies the names of all runs in order; {@code null} for a run without a name. */
  public ResultDocumentAssert hasRunNames(@Nullable String... names) {
    List<@Nullable String> found = new ArrayList<>();
    results().runs().values().forEach(run -> found.add(run.name()));
    return has("the names of the runs", found, Arrays.asList(names));
  }

  /** Verifies a headline number. */
  public ResultDocumentAssert hasPrimaryMetric(String metric, double value) {
    return hasPrimaryMetric(metric, value, Offset.offset(0.0));
  }

  /** Verifies a headline number within an offset. */
  public ResultDocumentAssert hasPrimaryMetric(String metric, double value, Offset<Double> offset) {
    double found = primary(metric).value();
    if (Math.abs(found - value) > offset.value) {
      throw failureWithActualExpected(
          found,
          value,
          "%nExpecting %s%nto have the primary metric '%s' with %s, but it is%n  %s",
          document().id(),
          metric,
          value,
          primary(metric));
    }
    return this;
  }

  /**
   * Verifies which run a headline number comes from; {@code null} if it does not come from one run.
   */
  public ResultDocumentAssert hasPrimaryMetricOf(String metric, @Nullable String run) {
    return has("primary_metrics." + metric + ".run", primary(metric).run(), run);
  }

  /**
   * Verifies that these are all headline numbers, in any order; without arguments, that there are
   * none.
   */
  public ResultDocumentAssert hasOnlyPrimaryMetrics(String... metrics) {
    if (!results().primaryMetrics().keySet().equals(java.util.Set.of(metrics))) {
      throw fail(
          "to have the primary metrics " + Arrays.toString(metrics) + " only",
          "but there is",
          Shown.entries(results().primaryMetrics()));
    }
    return this;
  }

  /** Verifies unit and direction of a metric. */
  public ResultDocumentAssert hasMetricDefinition(String metric, String unit, Direction direction) {
    MetricDefinition found = results().metricDefinitions().get(metric);
    if (found == null || !found.unit().equals(unit) || found.direction() != direction) {
      throw fail(
          "to define the metric '" + metric + "' in " + unit + ", " + direction,
          "but defined is",
          Shown.entries(results().metricDefinitions()));
    }
    return this;
  }

  /** Verifies that there is a diagnostic of this code. */
  public ResultDocumentAssert hasDiagnostic(String code) {
    return hasDiagnostic(code, "", diagnostic -> true);
  }

  /** Verifies that there is a diagnostic of this code whose message contains a text. */
  public ResultDocumentAssert hasDiagnostic(String code, String message) {
    return hasDiagnostic(
        code,
        " with '" + message + "' in its message",
        diagnostic -> diagnostic.message().contains(message));
  }

  /**
   * Verifies that there is a diagnostic of this code about a place.
   *
   * @param code its code
   * @param file the file's location, or its end after a {@code /}
   * @param line the line from 1; {@code null} for none
   */
  public ResultDocumentAssert hasDiagnostic(String code, String file, @Nullable Integer line) {
    return hasDiagnostic(
        code,
        " about " + file + (line == null ? " without a line" : ":" + line),
        diagnostic ->
            Objects.equals(diagnostic.line(), line)
                && diagnostic.file() != null
                && ("/" + diagnostic.file()).endsWith("/" + file));
  }

  /** Verifies that these are the codes of all diagnostics, in this order. */
  public ResultDocumentAssert hasOnlyDiagnostics(String... codes) {
    List<String> found = document().diagnostics().values().stream().map(Diagnostic::code).toList();
    if (!found.equals(List.of(codes))) {
      throw fail(
          "to have the diagnostics " + Arrays.toString(codes) + " only",
          "but there is",
          document().diagnostics().values());
    }
    return this;
  }

  /** Verifies that there are no diagnostics. */
  public ResultDocumentAssert hasNoDiagnostics() {
    if (!document().diagnostics().isEmpty()) {
      throw fail("to have no diagnostics", "but there is", document().diagnostics().values());
    }
    return this;
  }

  /** Verifies that there is no diagnostic of this code. */
  public ResultDocumentAssert hasNoDiagnostic(String code) {
    if (document().diagnostics().values().stream().anyMatch(found -> found.code().equals(code))) {
      throw fail(
          "to have no diagnostic '" + code + "'",
          "but there is",
          document().diagnostics().values());
    }
    return this;
  }

  /** Verifies that both documents are equal except for the time of processing. */
  public ResultDocumentAssert isSameResultAs(ResultDocument expected) {
    return sameText(
        text(JsonCodec.canonical(document())), text(JsonCodec.canonical(expected)), expected.id());
  }

  /**
   * Verifies that the document equals a committed one except for the time of processing.
   *
   * <p>When the system property {@value GoldenDocument#UPDATE} is {@code true}, the file is written
   * instead; review it before you commit it.
   *
   * @param file the committed JSON document, for example {@code src/test/golden/sweep.json}
   */
  public ResultDocumentAssert matchesGolden(Path file) {
    String json = GoldenDocument.json(document());
    return sameText(json, GoldenDocument.expected(file, json), file.toString());
  }

  private ResultDocumentAssert sameText(String found, String expected, String source) {
    if (!found.equals(expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%nExpecting %s%nto be as in %s, but it is not:%n  %s",
          document().id(),
          source,
          GoldenDocument.firstDifference(found, expected));
    }
    return this;
  }

  private ResultDocumentAssert hasDiagnostic(
      String code, String how, Predicate<Diagnostic> condition) {
    if (document().diagnostics().values().stream()
        .noneMatch(found -> found.code().equals(code) && condition.test(found))) {
      throw fail(
          "to have a diagnostic '" + code + "'" + how,
          "but there is",
          document().diagnostics().values());
    }
    return this;
  }

  private ResultDocumentAssert has(String what, @Nullable Object found, @Nullable Object expected) {
    if (!Objects.equals(found, expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%nExpecting %s%nto have %s%n  %s%nbut it is%n  %s",
          document().id(),
          what,
          Shown.orAbsent(expected),
          Shown.orAbsent(found));
    }
    return this;
  }

  private PrimaryMetric primary(String metric) {
    PrimaryMetric found = results().primaryMetrics().get(metric);
    if (found == null) {
      throw fail(
          "to have the primary metric '" + metric + "'",
          "but there is",
          Shown.entries(results().primaryMetrics()));
    }
    return found;
  }

  private AssertionError fail(String expectation, String listed, Iterable<?> found) {
    return failure(
        "%nExpecting %s%n%s; %s:%n  %s", document().id(), expectation, listed, Shown.lines(found));
  }

  private List<String> statuses() {
    return results().runs().values().stream()
        .map(run -> run.key() + " " + run.status() + (run.name() == null ? "" : " " + run.name()))
        .toList();
  }

  private ResultDocument document() {
    isNotNull();
    return actual;
  }

  private Results results() {
    return document().results();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
