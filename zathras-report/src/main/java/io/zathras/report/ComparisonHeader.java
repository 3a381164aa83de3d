package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.Verdict;
import java.util.List;

/** The summary for a reader with ten seconds: what got worse, and by how much. */
final class ComparisonHeader {

  private static final int WORST = 3;
  private static final int BRIEF = 3;

  private final Comparison comparison;
  private final HtmlDetails details;

  ComparisonHeader(Comparison comparison, HtmlDetails details) {
    this.comparison = comparison;
    this.details = details;
  }

  /** Returns the title of the page. */
  String title() {
    return comparison.base().name() + " \u2192 " + comparison.candidate().name();
  }

  void write(Html html) {
    html.element("p", "Benchmark comparison", "class", "kicker");
    html.element("h1", title());
    html.open("p", "class", "lead " + mood()).text(conclusion());
    String doubts = doubts();
    if (!doubts.isEmpty()) {
      html.empty("br").element("small", doubts.strip());
    }
    html.close();
    worst(html);
    differences(html);
    counts(html);
    html.element(
        "p",
        "Base: "
            + Words.side(comparison.base())
            + ". Candidate: "
            + Words.side(comparison.candidate())
            + ". A change counts from "
            + Typography.share(comparison.threshold())
            + " on.",
        "class",
        "sides");
  }

  private String conclusion() {
    if (comparison.metrics().isEmpty()) {
      return "There is no metric to compare.";
    }
    int worse = count(Verdict.REGRESSED);
    int failed = count(Verdict.FAILED);
    int missing = count(Verdict.MISSING);
    if (worse + failed == 0 && missing + count(Verdict.NOT_COMPARABLE) == total()) {
      return "Nothing could be compared.";
    }
    return (worse == 0 ? "No metric" : Words.count(worse, "metric"))
        + " got worse"
        + (failed == 0 ? "" : ", " + failed + " failed")
        + (missing == 0 ? "" : ", " + missing + " missing")
        + ".";
  }

  /** Returns the limits of the conclusion's certainty, or an empty text. */
  private String doubts() {
    long untested =
        comparison.metrics().stream()
            .filter(metric -> metric.verdict() == Verdict.REGRESSED)
            .filter(metric -> metric.evidence() == Evidence.THRESHOLD_ONLY)
            .count();
    int open = count(Verdict.INCONCLUSIVE);
    return (untested == 0 ? "" : "Untested among the worse: " + untested + ". ")
        + (open == 0 ? "" : "Too few results or too much spread to tell: " + open + ". ");
  }

  private String mood() {
    if (count(Verdict.REGRESSED) + count(Verdict.FAILED) > 0) {
      return "worse";
    }
    int certain = count(Verdict.IMPROVED) + count(Verdict.UNCHANGED);
    return certain > 0 && count(Verdict.MISSING) == 0 ? "better" : "plain";
  }

  private void worst(Html html) {
    List<ComparedMetric> worst =
        comparison.metrics().stream()
            .filter(
                metric ->
                    metric.verdict() == Verdict.REGRESSED || metric.verdict() == Verdict.FAILED)
            .limit(WORST)
            .toList();
    if (worst.isEmpty()) {
      return;
    }
    html.open("ul", "class", "worst");
    for (ComparedMetric metric : worst) {
      html.open("li");
      html.element(
          "span",
          metric.verdict() == Verdict.FAILED ? "failed" : ChangeText.estimate(metric),
          "class",
          "big");
      html.open("span");
      details.link(html, metric);
      html.empty("br").element("small", metric.system());
      html.close().close();
    }
    html.close();
  }

  private void differences(Html html) {
    List<Difference> differences = comparison.differences();
    html.element("p", "What differs", "class", "kicker");
    html.open("ul", "class", "brief");
    for (Difference difference : differences.subList(0, Math.min(BRIEF, differences.size()))) {
      html.open("li").element("b", difference.name()).text(" ");
      html.text(
          DifferencesPart.values(difference.base())
              + " \u2192 "
              + DifferencesPart.values(difference.candidate())
              + " ");
      html.element("small", "(" + DifferencesPart.systems(difference) + ")").close();
    }
    if (differences.isEmpty()) {
      html.element("li", "The results name no difference between the systems.");
    } else if (differences.size() > BRIEF) {
      html.open("li");
      html.element("a", differences.size() - BRIEF + " more differences", "href", "#differs");
      html.close();
    }
    html.close();
  }

  private void counts(Html html) {
    html.open("ul", "class", "counts");
    for (Verdict verdict : Verdict.values()) {
      int count = count(verdict);
      if (count == 0 && verdict != Verdict.REGRESSED && verdict != Verdict.IMPROVED) {
        continue;
      }
      html.open("li", "class", count == 0 ? "none" : VerdictMark.style(verdict));
      html.element("b", Integer.toString(count)).text(" ");
      html.element("span", VerdictMark.sign(verdict), "aria-hidden", "true");
      html.text(" " + Words.of(verdict)).close();
    }
    html.close();
  }

  private int total() {
    return comparison.metrics().size();
  }

  private int count(Verdict verdict) {
    return comparison.counts().getOrDefault(verdict, 0);
  }
}
