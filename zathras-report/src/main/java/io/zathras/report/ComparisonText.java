package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A comparison as lines for a terminal. */
final class ComparisonText {

  private final Comparison comparison;
  private final int width;
  private final List<MetricLine> lines;
  private final boolean hasOneSystem;
  private final boolean hasOneDirection;
  private final Footnotes footnotes = new Footnotes();

  private ComparisonText(Comparison comparison, int width) {
    this.comparison = comparison;
    this.width = width;
    lines = comparison.metrics().stream().map(MetricLine::new).toList();
    hasOneSystem = lines.stream().map(MetricLine::system).distinct().count() == 1;
    hasOneDirection = lines.stream().map(line -> line.metric().direction()).distinct().count() == 1;
  }

  static void write(Comparison comparison, int width, Appendable out) throws IOException {
    new ComparisonText(comparison, width).write(out);
  }

  private void write(Appendable out) throws IOException {
    line(
        out,
        Words.side(comparison.base())
            + " -> "
            + Words.side(comparison.candidate())
            + "   "
            + Words.counts(comparison));
    if (!comparison.differences().isEmpty()) {
      line(out, "differs: " + String.join("; ", Words.differences(comparison)));
    }
    writeCommon(out);
    writeRows(out);
    List<String> notes = footnotes.all();
    for (int i = 0; i < notes.size(); i++) {
      line(out, "[" + (i + 1) + "] " + Words.oneLine(notes.get(i)));
    }
    for (String note : comparison.notes()) {
      line(out, "note: " + Words.oneLine(note));
    }
  }

  private void line(Appendable out, String text) throws IOException {
    out.append(TextTable.wrap(text, width, "    ")).append('\n');
  }

  /** Writes the facts that all rows share, once. */
  private void writeCommon(Appendable out) throws IOException {
    List<String> common = new ArrayList<>();
    if (hasOneSystem && !lines.isEmpty()) {
      common.add(lines.get(0).system());
    }
    if (hasOneDirection && !lines.isEmpty()) {
      common.add(Words.of(lines.get(0).metric().direction()));
    }
    common.removeIf(String::isEmpty);
    if (!common.isEmpty()) {
      line(out, "all: " + String.join(", ", common));
    }
  }

  private void writeRows(Appendable out) throws IOException {
    TextTable table = new TextTable("llllrllllll");
    for (MetricLine line : lines) {
      table.row(
          verdict(line),
          line.label(),
          unit(line),
          system(line),
          line.base(),
          "->",
          line.candidate(),
          line.change(),
          "n=" + line.results(),
          line.probability());
    }
    boolean fits = table.width() <= width;
    List<String> rows = table.lines();
    for (int i = 0; i < lines.size(); i++) {
      String remarks = remarks(lines.get(i));
      if (!fits) {
        writeNarrow(lines.get(i), remarks, out);
      } else if (rows.get(i).length() + 2 + remarks.length() <= width) {
        out.append((rows.get(i) + "  " + remarks).stripTrailing()).append('\n');
      } else {
        out.append(rows.get(i)).append('\n');
        line(out, "    " + remarks);
      }
    }
  }

  private String unit(MetricLine line) {
    return hasOneDirection ? line.bareUnit() : line.unit();
  }

  private String system(MetricLine line) {
    return hasOneSystem ? "" : line.system();
  }

  private void writeNarrow(MetricLine line, String remarks, Appendable out) throws IOException {
    List<String> numbers = new ArrayList<>();
    numbers.add(line.base() + " -> " + line.candidate() + " " + unit(line));
    numbers.add(line.change());
    numbers.add("n=" + line.results());
    numbers.add(line.probability());
    numbers.add(remarks);
    numbers.removeIf(String::isEmpty);
    line(out, (verdict(line) + "  " + line.label() + "  " + system(line)).stripTrailing());
    line(out, "    " + String.join("  ", numbers));
  }

  /** Returns bad verdicts in capitals, because there may be hundreds of rows. */
  private static String verdict(MetricLine line) {
    Verdict verdict = line.metric().verdict();
    return verdict == Verdict.REGRESSED || verdict == Verdict.FAILED || verdict == Verdict.MISSING
        ? Words.upper(line.verdict())
        : line.verdict();
  }

  private String remarks(MetricLine line) {
    List<String> remarks = line.remarks();
    String marks = footnotes.marks(line.metric().notes());
    return String.join(", ", remarks) + (remarks.isEmpty() || marks.isEmpty() ? "" : " ") + marks;
  }
}
