package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.SystemNames;
import io.zathras.analysis.SystemProfile;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The page of one set of results without a comparison. */
final class SetPage {

  private static final int FAILED_SHOWN = 3;

  private final DocumentSet set;
  private final List<MetricSeries> series;
  private final SystemNames systems;

  private SetPage(DocumentSet set) {
    this.set = set;
    this.series = set.series();
    this.systems = new SystemNames(profiles());
  }

  static HtmlPage of(DocumentSet set, HtmlPart data) {
    return new SetPage(set).page(data);
  }

  private HtmlPage page(HtmlPart data) {
    DocumentNumbers documents = new DocumentNumbers();
    documents.addResults("D", set.results().stream());
    SeriesNames names = new SeriesNames(series);
    List<String> notes = new ArrayList<>(set.problems());
    notes.addAll(set.notes());
    List<HtmlPart> parts = new ArrayList<>();
    parts.add(new HeadlinesPart(series, names));
    parts.add(new SeriesPicturesPart(series, names, documents));
    parts.add(SeriesSweeps.part(series, names));
    parts.add(systems());
    parts.add(new NotesPart(notes));
    parts.add(method());
    parts.add(new DocumentsPart(documents));
    parts.add(data);
    return new HtmlPage(set.name(), this::header, parts);
  }

  private void header(Html html) {
    List<AnalyzedResult> failed =
        set.results().stream().filter(result -> result.status() == Status.FAIL).toList();
    html.element("p", "Benchmark results", "class", "kicker");
    html.element("h1", set.name());
    html.open("p", "class", "lead " + (failed.isEmpty() ? "plain" : "worse"));
    html.text(conclusion(failed.size()));
    int unread = set.problems().size();
    if (unread > 0) {
      html.empty("br").open("small").text("Not everything could be read: ");
      html.element("a", Words.count(unread, "problem"), "href", "#notes").close();
    }
    html.close();
    if (!failed.isEmpty()) {
      html.open("ul", "class", "worst");
      failed.stream().limit(FAILED_SHOWN).forEach(result -> failed(html, result));
      html.close();
    }
  }

  private String conclusion(int failed) {
    long tests = set.results().stream().map(AnalyzedResult::test).distinct().count();
    return Words.count(set.results().size(), "result")
        + " of "
        + Words.count((int) tests, "test")
        + " on "
        + Words.count(profiles().size(), "kind")
        + " of system"
        + (failed == 0 ? "." : ", " + failed + " failed.");
  }

  private void failed(Html html, AnalyzedResult result) {
    html.open("li").element("span", "failed", "class", "big").open("span");
    html.element("b", result.test());
    html.text(" " + Objects.requireNonNullElse(result.reason(), ""));
    html.empty("br").element("small", systems.of(result.system())).close().close();
  }

  private List<SystemProfile> profiles() {
    return set.results().stream().map(AnalyzedResult::system).distinct().sorted().toList();
  }

  private SystemsPart systems() {
    SystemsPart part = new SystemsPart();
    for (AnalyzedResult result : set.results()) {
      part.add(systems.of(result.system()), "", result);
    }
    for (SystemProfile profile : profiles()) {
      part.add(systems.of(profile), set.facts(profile));
    }
    return part;
  }

  private static MethodPart method() {
    String level = Typography.share(SeriesTable.LEVEL);
    return new MethodPart(
        List.of(
            new MethodPart.Paragraph(
                "What is one dot?",
                "One result, which is one document. The samples inside a document are never counted"
                    + " as results of their own, because they share one boot and one moment."),
            new MethodPart.Paragraph(
                "What is the mean?",
                "The geometric mean of the results, or the arithmetic mean where a value is 0 or"
                    + " less. Results of different versions or configurations of a test are never"
                    + " pooled: each has a row of its own. Failed results give no value."),
            new MethodPart.Paragraph(
                "What is the interval?",
                "If the test were repeated as often many times, about "
                    + level
                    + " of such intervals would hold the true mean (Student\u2019s interval, on"
                    + " logarithms for a geometric mean). One result has none. It is not the range"
                    + " of the dots."),
            new MethodPart.Paragraph(
                "Is one system faster than another?",
                "Overlapping intervals do not say. A comparison of the two does: it tests each"
                    + " metric, and says what else differs.")));
  }
}
