package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page of a comparison. */
final class ComparisonPage {

  private ComparisonPage() {}

  static HtmlPage of(Comparison comparison, HtmlPart data) {
    HtmlDetails details = new HtmlDetails(comparison.metrics());
    DocumentNumbers documents = new DocumentNumbers();
    documents.add("B", observations(comparison, true));
    documents.add("C", observations(comparison, false));
    ComparisonHeader header = new ComparisonHeader(comparison, details);
    List<HtmlPart> parts = new ArrayList<>();
    parts.add(new VerdictsPart(comparison, details));
    parts.add(new ComparedMetricsPart(comparison, details, documents));
    parts.add(ComparedSweeps.part(comparison));
    parts.add(new DifferencesPart(comparison));
    parts.add(systems(comparison));
    parts.add(new NotesPart(comparison.notes()));
    parts.add(method(comparison));
    parts.add(new DocumentsPart(documents));
    parts.add(data);
    return new HtmlPage(header.title(), header::write, parts);
  }

  private static Stream<Observation> observations(Comparison comparison, boolean base) {
    return comparison.metrics().stream()
        .flatMap(metric -> (base ? metric.base() : metric.candidate()).stream());
  }

  private static SystemsPart systems(Comparison comparison) {
    SystemsPart systems = new SystemsPart();
    for (ComparedMetric metric : comparison.metrics()) {
      for (Observation observation : metric.base()) {
        systems.add(metric.system(), comparison.base().name(), observation.result());
      }
      for (Observation observation : metric.candidate()) {
        systems.add(metric.system(), comparison.candidate().name(), observation.result());
      }
    }
    return systems;
  }

  private static MethodPart method(Comparison comparison) {
    String level = Typography.share(1 - comparison.alpha());
    String threshold = Typography.share(comparison.threshold());
    return new MethodPart(
        List.of(
            new MethodPart.Paragraph(
                "What is one dot?",
                "One result, which is one document. The samples inside a document are never"
                    + " counted as results of their own, because they share one boot and one"
                    + " moment: they are more alike than two results are."),
            new MethodPart.Paragraph(
                "What is the change?",
                "The mean of the candidate divided by the mean of the base; the means are"
                    + " geometric. Where a value is 0 or less there is no ratio, and the"
                    + " difference is shown instead."),
            new MethodPart.Paragraph(
                "What is the interval?",
                "If both sides were measured again many times, about "
                    + level
                    + " of such intervals would hold the true change (Welch\u2019s interval on"
                    + " logarithms). A wide interval means few results or much spread. The bar in a"
                    + " picture of dots is the "
                    + level
                    + " interval of that side\u2019s mean (Student\u2019s), not the range of the"
                    + " dots."),
            new MethodPart.Paragraph(
                "When is a metric worse or better?",
                "When the change is at least the threshold ("
                    + threshold
                    + " unless the metric has its own) and chance is an unlikely cause: the"
                    + " corrected p value, q, is below "
                    + Typography.value(comparison.alpha())
                    + ". Untested means that there is one result a side, which cannot tell a change"
                    + " from chance."),
            new MethodPart.Paragraph(
                "When is it unchanged, when inconclusive?",
                "Unchanged is a finding: the "
                    + Typography.share(1 - 2 * comparison.alpha())
                    + " interval lies inside the threshold on both sides. Inconclusive is none:"
                    + " the results allow both, and the page says how many would be enough."),
            new MethodPart.Paragraph("What is q?", correction(comparison.correction())),
            new MethodPart.Paragraph(
                "What is not compared?",
                "Different units, directions, versions of the benchmark, configurations and"
                    + " hardware, because the difference would be theirs. Systems are never"
                    + " pooled: each has a row of its own. Failed results give no values and are"
                    + " named."),
            new MethodPart.Paragraph(
                "What do the colours mean?",
                "Orange is worse and blue is better; each also has its sign and its word. Hollow"
                    + " dots are the base, full dots the candidate.")));
  }

  private static String correction(Correction correction) {
    return switch (correction) {
      case BENJAMINI_HOCHBERG ->
          "Among many metrics some look changed by chance. q is the p value corrected for that"
              + " (Benjamini and Hochberg): of all metrics that are called changed, the expected"
              + " share of false ones is held at the level.";
      case HOLM ->
          "Among many metrics some look changed by chance. q is the p value corrected for that"
              + " (Holm): the chance of even one false finding is held at the level.";
      case NONE ->
          "The p value as it is: no correction for the number of metrics was asked for, so that"
              + " among many some look changed by chance.";
    };
  }
}
