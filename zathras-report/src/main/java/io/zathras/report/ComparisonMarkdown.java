package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A comparison as Markdown, for a comment in a review. */
final class ComparisonMarkdown {

  private static final int ROOM_FOR_NOTES = 8_000;
  private static final String ALIGNMENT = "lllrrlrll";

  private final Comparison comparison;
  private final Footnotes footnotes = new Footnotes();

  private ComparisonMarkdown(Comparison comparison) {
    this.comparison = comparison;
  }

  static String of(Comparison comparison) {
    return new ComparisonMarkdown(comparison).text();
  }

  private String text() {
    MarkdownWriter out = new MarkdownWriter();
    out.paragraph(
        "**"
            + MarkdownWriter.escape(
                Words.side(comparison.base()) + " -> " + Words.side(comparison.candidate()))
            + "**: "
            + MarkdownWriter.escape(Words.counts(comparison)));
    if (!comparison.differences().isEmpty()) {
      out.paragraph("What differs:");
      out.list(Words.differences(comparison).stream().map(MarkdownWriter::escape).toList());
    }
    List<MetricLine> lines = comparison.metrics().stream().map(MetricLine::new).toList();
    List<MetricLine> said = lines.stream().filter(line -> !isUnchanged(line)).toList();
    List<MetricLine> unchanged = lines.stream().filter(ComparisonMarkdown::isUnchanged).toList();
    int left = said.isEmpty() ? 0 : table(out, said);
    if (!unchanged.isEmpty() && left == 0) {
      // A collapsed element, because unchanged metrics are seldom read.
      out.paragraph(
          "<details><summary>" + Words.count(unchanged.size(), "unchanged metric") + "</summary>");
      left = table(out, unchanged);
      out.paragraph("</details>");
    } else {
      left += unchanged.size();
    }
    if (left > 0) {
      out.paragraph(
          Words.count(left, "more row")
              + " would make this comment too long; the forms `csv` and `json` have all.");
    }
    List<String> notes = footnotes.all();
    List<String> entries = new ArrayList<>();
    IntStream.range(0, notes.size())
        .forEach(i -> entries.add("\\[" + (i + 1) + "\\] " + MarkdownWriter.escape(notes.get(i))));
    comparison.notes().stream().map(MarkdownWriter::escape).forEach(entries::add);
    out.list(entries);
    return out.toString();
  }

  private static boolean isUnchanged(MetricLine line) {
    return line.metric().verdict() == Verdict.UNCHANGED;
  }

  private int table(MarkdownWriter out, List<MetricLine> lines) {
    List<String> header =
        List.of(
            "",
            "metric",
            "system",
            MarkdownWriter.escape(comparison.base().name()),
            MarkdownWriter.escape(comparison.candidate().name()),
            "unit",
            "change",
            "n",
            "p");
    return out.table(header, ALIGNMENT, lines.stream().map(this::row).toList(), ROOM_FOR_NOTES);
  }

  private List<String> row(MetricLine line) {
    Verdict verdict = line.metric().verdict();
    List<String> row = new ArrayList<>();
    row.add(
        verdict == Verdict.REGRESSED || verdict == Verdict.FAILED
            ? "**" + line.verdict() + "**"
            : line.verdict());
    row.addAll(
        MarkdownWriter.escaped(
            line.label(),
            line.system(),
            line.base(),
            line.candidate(),
            line.unit(),
            line.change(),
            line.results()));
    List<String> last = new ArrayList<>(line.remarks());
    if (!line.probability().isEmpty()) {
      last.add(0, line.probability());
    }
    row.add(
        MarkdownWriter.escape(
                String.join(", ", last) + " " + footnotes.marks(line.metric().notes()))
            .strip());
    return row;
  }
}
