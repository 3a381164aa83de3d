package io.zathras.testkit;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.ZathrasException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a result with less evidence is not better, and that a warning or an error reports the
 * loss. A result that is UNKNOWN before and after may change its headline, because no evidence
 * supports either.
 */
final class EvidenceRule {

  private EvidenceRule() {}

  /**
   * Returns how a result with less evidence breaks the rule, or {@code null} when it does not, for
   * example because it gives no document.
   *
   * @param whole the document of the result with all evidence; {@code null} when it gives none
   * @param processed gives the document of the result with less evidence
   */
  static @Nullable String broken(
      @Nullable ResultDocument whole, Supplier<ResultDocument> processed) {
    ResultDocument lesser;
    try {
      lesser = processed.get();
    } catch (ZathrasException e) {
      return null;
    }
    Status before = whole == null ? Status.FAIL : whole.results().status();
    Status after = lesser.results().status();
    if (isBetter(after, before)) {
      return "the status is " + after + ", and " + before + " with the whole file";
    }
    if (whole == null) {
      return null;
    }
    Map<String, PrimaryMetric> headline = new TreeMap<>(whole.results().primaryMetrics());
    Map<String, PrimaryMetric> other = new TreeMap<>(lesser.results().primaryMetrics());
    boolean same = headline.equals(other);
    if (!same && after == Status.PASS) {
      return "the status is PASS, and the headline goes from " + headline + " to " + other;
    }
    if (saysMore(lesser, whole) || (after == before && after == Status.UNKNOWN)) {
      return null;
    }
    if (after != before) {
      return "the status goes from " + before + " to " + after + " without a warning";
    }
    return same
        ? null
        : "the headline goes from " + headline + " to " + other + " without a warning";
  }

  /** Ranks UNKNOWN below every verdict, because it states none. */
  private static boolean isBetter(Status one, Status other) {
    return switch (one) {
      case FAIL, UNKNOWN -> false;
      case PARTIAL -> other == Status.FAIL;
      case PASS -> other != Status.PASS;
    };
  }

  private static boolean saysMore(ResultDocument lesser, ResultDocument whole) {
    Collection<Diagnostic> known = whole.diagnostics().values();
    return lesser.diagnostics().values().stream()
        .anyMatch(each -> each.severity() != Severity.INFO && !known.contains(each));
  }
}
