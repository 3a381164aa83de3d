package io.zathras.testkit;

import io.zathras.schema.DataPoint;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a run. Each failure shows the run's actual content. Numbers must be exactly equal
 * unless an offset is given.
 *
 * @since 0.1
 */
public final class RunAssert extends AbstractAssert<RunAssert, Run> {

  private final @Nullable ResultDocumentAssert document;

  RunAssert(Run actual, @Nullable ResultDocumentAssert document) {
    super(actual, RunAssert.class);
    this.document = document;
  }

  /**
   * Returns to the assertions on the document.
   *
   * @throws IllegalStateException if the run was not reached from a document
   */
  public ResultDocumentAssert and() {
    if (document == null) {
      throw new IllegalStateException("this run was not reached from a document's assertions");
    }
    return document;
  }

  /** Verifies the run's outcome. */
  public RunAssert hasStatus(Status status) {
    return has("status", run().status(), status);
  }

  /** Verifies the run's name; {@code null} for absent. */
  public RunAssert hasName(@Nullable String name) {
    return has("name", run().name(), name);
  }

  /** Verifies when it began, as the document writes it; {@code null} for absent. */
  public RunAssert startedAt(@Nullable String timestamp) {
    return has("start_time", Shown.text(run().startTime()), timestamp);
  }

  /** Verifies when it ended, as the document writes it; {@code null} for absent. */
  public RunAssert endedAt(@Nullable String timestamp) {
    return has("end_time", Shown.text(run().endTime()), timestamp);
  }

  /** Verifies the sum of its measured intervals, in seconds; {@code null} for absent. */
  public RunAssert hasDuration(@Nullable Double seconds) {
    return has("duration_seconds", run().durationSeconds(), seconds);
  }

  /** Verifies a value. */
  public RunAssert hasMetric(String metric, double value) {
    return hasMetric(metric, value, Offset.offset(0.0));
  }

  /** Verifies a value within an offset. */
  public RunAssert hasMetric(String metric, double value, Offset<Double> offset) {
    Double found = run().metrics().get(metric);
    if (found == null) {
      throw fail("to have the metric '" + metric + "'", Shown.entries(run().metrics()));
    }
    if (Math.abs(found - value) > offset.value) {
      return has("metrics." + metric, found, value);
    }
    return this;
  }

  /** Verifies that a metric is absent. */
  public RunAssert hasNoMetric(String metric) {
    if (run().metrics().containsKey(metric)) {
      throw fail("to have no metric '" + metric + "'", Shown.entries(run().metrics()));
    }
    return this;
  }

  /** Verifies that these are all metrics, in any order; without arguments, that there are none. */
  public RunAssert hasOnlyMetrics(String... metrics) {
    if (!run().metrics().keySet().equals(Set.of(metrics))) {
      throw fail(
          "to have the metrics " + Arrays.toString(metrics) + " only",
          Shown.entries(run().metrics()));
    }
    return this;
  }

  /** Verifies a setting; whole numbers compare by value, not by Java type. */
  public RunAssert hasConfiguration(String setting, Object value) {
    return contains("configuration", run().configuration(), setting, value);
  }

  /** Verifies that a setting is absent. */
  public RunAssert hasNoConfiguration(String setting) {
    if (run().configuration().containsKey(setting)) {
      throw fail(
          "to have no configuration '" + setting + "'", Shown.entries(run().configuration()));
    }
    return this;
  }

  /** Verifies a piece of evidence; whole numbers compare by value, not by Java type. */
  public RunAssert hasValidation(String name, Object value) {
    return contains("validation", run().validation(), name, value);
  }

  /** Verifies the number of points. */
  public RunAssert hasPoints(int count) {
    return has("number of points", run().timeseries().size(), count);
  }

  /** Verifies the values of one metric over all points that have it, in order. */
  public RunAssert hasSeries(String metric, double... values) {
    double[] found = run().timeseries().values(metric);
    if (found.length == 0 && values.length > 0) {
      throw fail("to have points of '" + metric + "'", run().timeseries().metrics());
    }
    return has("points of '" + metric + "'", list(found), list(values));
  }

  /** Verifies the times of all points in order; {@code null} for a point without a time. */
  public RunAssert hasPointTimes(@Nullable String... timestamps) {
    return has(
        "times of the points",
        each(point -> Shown.text(point.timestamp())),
        Arrays.asList(timestamps));
  }

  /** Verifies the configuration ids of all points in order; {@code null} for none. */
  public RunAssert hasConfigurationIds(@Nullable String... ids) {
    return has(
        "configuration ids of the points", each(DataPoint::configurationId), Arrays.asList(ids));
  }

  private List<@Nullable String> each(Function<DataPoint, @Nullable String> property) {
    List<@Nullable String> values = new ArrayList<>();
    run().timeseries().forEach(point -> values.add(property.apply(point)));
    return values;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private RunAssert contains(String what, Map<String, Object> found, String name, Object expected) {
    if (!found.containsKey(name)) {
      throw fail("to have " + what + " '" + name + "'", Shown.entries(found));
    }
    return has(what + "." + name, found.get(name), brought(expected));
  }

  /** Converts a value to the form in which a run keeps it. */
  private static Object brought(Object value) {
    return Objects.requireNonNull(
        Run.builder()
            .runNumber(1)
            .status(Status.UNKNOWN)
            .configuration("value", value)
            .build()
            .configuration()
            .get("value"));
  }

  private RunAssert has(String what, @Nullable Object found, @Nullable Object expected) {
    if (!Objects.equals(found, expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%nExpecting %s%nto have %s%n  %s%nbut it is%n  %s",
          label(),
          what,
          Shown.orAbsent(expected),
          Shown.orAbsent(found));
    }
    return this;
  }

  private AssertionError fail(String expectation, Iterable<?> found) {
    return failure("%nExpecting %s%n%s; it has:%n  %s", label(), expectation, Shown.lines(found));
  }

  private String label() {
    return run().name() == null ? run().key() : run().key() + " (" + run().name() + ")";
  }

  private Run run() {
    isNotNull();
    return actual;
  }
}
