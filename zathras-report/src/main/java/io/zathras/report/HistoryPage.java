package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The page of a history. */
final class HistoryPage {

  private static final int WORST = 3;

  private final History history;
  private final List<LatestChange> series;

  private HistoryPage(History history) {
    this.history = history;
    this.series = LatestChange.worstFirst(history);
  }

  static HtmlPage of(History history, HtmlPart data) {
    return new HistoryPage(history).page(data);
  }

  private HtmlPage page(HtmlPart data) {
    DocumentNumbers documents = new DocumentNumbers();
    documents.add(
        "D", history.series().stream().flatMap(one -> one.series().observations().stream()));
    SystemsPart systems = new SystemsPart();
    for (History.Segment segment : history.series()) {
      for (Observation observation : segment.series().observations()) {
        systems.add(segment.system(), "", observation.result());
      }
    }
    List<HtmlPart> parts = new ArrayList<>();
    parts.add(new HistoryTablePart(series));
    parts.add(new HistorySeriesPart(series, documents));
    parts.add(systems);
    parts.add(new NotesPart(history.notes()));
    parts.add(method());
    parts.add(new DocumentsPart(documents));
    parts.add(data);
    return new HtmlPage(history.name(), this::header, parts);
  }

  private void header(Html html) {
    int worse = count(Verdict.REGRESSED);
    html.element("p", "Benchmark history", "class", "kicker");
    html.element("h1", history.name());
    html.open("p", "class", "lead " + (worse > 0 ? "worse" : "plain"));
    html.text(
        series.isEmpty()
            ? "There is no series."
            : (worse == 0 ? "No series" : worse + " of " + series.size() + " series")
                + " got worse with the last change.");
    int shorts = count(Verdict.INCONCLUSIVE);
    if (shorts > 0) {
      html.empty("br").element("small", "Too few results to tell: " + shorts + ".");
    }
    html.close();
    if (worse > 0) {
      html.open("ul", "class", "worst");
      for (int i = 0; i < Math.min(WORST, worse); i++) {
        worst(html, series.get(i), i);
      }
      html.close();
    }
    html.open("ul", "class", "counts");
    count(html, Verdict.REGRESSED, "worse");
    count(html, Verdict.CHANGED, "changed");
    count(html, Verdict.IMPROVED, "better");
    count(html, Verdict.UNCHANGED, "steady");
    count(html, Verdict.INCONCLUSIVE, "too short");
    html.close();
  }

  private static void worst(Html html, LatestChange latest, int index) {
    if (latest.point() == null) {
      return;
    }
    html.open("li").element("span", LevelText.change(latest.point()), "class", "big");
    html.open("span");
    HistorySeriesPart.link(html, latest, index);
    html.empty("br");
    html.element(
        "small",
        latest.segment().system()
            + ", since "
            + new HistoryLine(latest.segment()).time(latest.point().index()));
    html.close().close();
  }

  private void count(Html html, Verdict verdict, String word) {
    int count = count(verdict);
    if (count > 0) {
      html.open("li", "class", VerdictMark.style(verdict));
      html.element("b", Integer.toString(count)).text(" ");
      html.element("span", VerdictMark.sign(verdict), "aria-hidden", "true");
      html.text(" " + word).close();
    }
  }

  private int count(Verdict verdict) {
    return (int) series.stream().filter(latest -> latest.verdict() == verdict).count();
  }

  private static MethodPart method() {
    return new MethodPart(
        List.of(
            new MethodPart.Paragraph(
                "What is one dot?",
                "One result, which is one document, in the order of time and equally far from each"
                    + " other. Another version of the benchmark begins a series of its own."),
            new MethodPart.Paragraph(
                "What is a change point?",
                "A result from which on the level is another: the series is split where both sides"
                    + " differ most, as long as a t test and a smallest size agree (E-divisive, as"
                    + " in Hunter). A single result does not make one."),
            new MethodPart.Paragraph(
                "What is an outlier?",
                "A result far from the others of its level. The level did not change with it; among"
                    + " the last results it can also be the beginning of a change."),
            new MethodPart.Paragraph(
                "What do the colours mean?",
                "Orange is worse and blue is better than the level before; each also has its sign"
                    + " and its word.")));
  }
}
