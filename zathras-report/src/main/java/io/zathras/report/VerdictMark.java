package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.Verdict;

/** The mark of a verdict: a sign, a word and a colour, each of which is enough. */
final class VerdictMark {

  private VerdictMark() {}

  /** Returns the class in the style sheet that sets the colour. */
  static String style(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "worse";
      case FAILED -> "failed";
      case MISSING -> "missing";
      case IMPROVED -> "better";
      case CHANGED, INCONCLUSIVE, NOT_COMPARABLE, UNCHANGED -> "plain";
    };
  }

  static String sign(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, FAILED -> "\u2717";
      case MISSING -> "\u2205";
      case CHANGED -> "\u0394";
      case IMPROVED -> "\u2713";
      case INCONCLUSIVE -> "?";
      case NOT_COMPARABLE -> "\u2260";
      case UNCHANGED -> "=";
    };
  }

  /** Writes the sign and the word; a verdict without a test says so. */
  static void write(Html html, ComparedMetric metric) {
    Verdict verdict = metric.verdict();
    html.open("span", "class", "mark " + style(verdict));
    html.element("span", sign(verdict), "aria-hidden", "true");
    html.text(" " + Words.of(verdict)).close();
    if (metric.evidence() == Evidence.THRESHOLD_ONLY) {
      html.text(" ").element("span", "untested", "class", "mark untested");
    }
  }
}
