package io.zathras.exporter.horreum;

import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.Map;

/**
 * The part of a run that comparisons with it need.
 *
 * @param id its number in Horreum; {@link Integer#MAX_VALUE} while it has none
 * @param documentId the document that it holds
 * @param start when its test began, in epoch milliseconds
 * @param status its result's own outcome, as the document has it
 * @param values its primary metrics
 * @param settings the setting that each of them is from, as far as known
 * @param percents how much worse they were reported to be, as far as reported
 */
record PastRun(
    int id,
    String documentId,
    long start,
    String status,
    Map<String, Double> values,
    Map<String, String> settings,
    Map<String, Double> percents) {

  static final Comparator<PastRun> BY_TIME =
      Comparator.comparingLong(PastRun::start).thenComparingInt(PastRun::id);

  /** Returns whether this run comes after another run, of another document. */
  boolean isAfter(PastRun other) {
    return BY_TIME.compare(other, this) < 0 && !other.documentId.equals(documentId);
  }

  /** Excludes failed runs because they say nothing about the speed of the system. */
  boolean isFailed() {
    return status.equals(Status.FAIL.name());
  }

  /**
   * Returns whether two runs can be compared in a metric. A value that is the best of all settings
   * is always comparable. If settings are missing, the value is comparable only with values of the
   * same set of settings.
   */
  boolean isComparableTo(PastRun other, String metric) {
    if (isFailed() || other.isFailed()) {
      return false;
    }
    if (!isPartial() && !other.isPartial()) {
      return true;
    }
    String setting = settings.get(metric);
    return setting != null && setting.equals(other.settings.get(metric));
  }

  private boolean isPartial() {
    return status.equals(Status.PARTIAL.name());
  }
}
