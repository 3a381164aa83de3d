package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as lines for a terminal. */
final class ComparisonText {

  private final Comparison comparison;
  private final int width;
  private final List<MetricLine> lines;
  private final Footnotes footnotes = new Footnotes();

  private ComparisonText(Comparison comparison, int width) {
    this.comparison = comparison;
    this.width = width;
    lines = comparison.metrics().stream().map(MetricLine::new).toList();
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
      line(
          out,
          "differs: "
              + comparison.differences().stream()
                  .map(Words::difference)
                  .collect(Collectors.joining("; ")));
    }
    List<String> systems = lines.stream().map(MetricLine::system).distinct().toList();
    if (systems.size() == 1) {
      line(out, "system: " + systems.get(0));
    }
    TextTable rows = rows(systems.size() > 1);
    if (rows.width() <= width) {
      for (String row : rows.lines()) {
        out.append(row).append('\n');
      }
    } else {
      writeInTwoLines(out, systems.size() > 1);
    }
    List<String> notes = footnotes.all();
    for (int i = 0; i < notes.size(); i++) {
      line(out, "[" + (i + 1) + "] " + Words.oneLine(notes.get(i)));
    }
    for (String note : comparison.notes()) {
      line(out, "note: " + Words.oneLine(note));
    }
  }

  private void line(Appendable out, String text) throws IOException {
    out.append(TextTable.wrap(text, width, "  ")).append('\n');
  }

  private TextTable rows(boolean withSystem) {
    TextTable table = new TextTable("llllrllllll");
    for (MetricLine line : lines) {
      table.row(
          verdict(line),
          line.label(),
          line.unit(),
          withSystem ? line.system() : "",
          line.base(),
          "->",
          line.candidate(),
          line.change(),
          "n=" + line.results(),
          line.probability(),
          remarks(line));
    }
    return table;
  }

  private void writeInTwoLines(Appendable out, boolean withSystem) throws IOException {
    for (MetricLine line : lines) {
      String verdict = verdict(line);
      out.append(verdict).append("  ").append(line.label());
      out.append(withSystem ? "  " + line.system() : "").append('\n');
      List<String> numbers = new ArrayList<>();
      numbers.add(line.base() + " -> " + line.candidate() + " " + line.unit());
      numbers.add(line.change());
      numbers.add("n=" + line.results());
      numbers.add(line.probability());
      numbers.add(remarks(line));
      numbers.removeIf(String::isEmpty);
      out.append(TextTable.wrap("    " + String.join("  ", numbers), width, "    ")).append('\n');
    }
  }

  /** Writes what is bad in capitals, because there may be hundreds of rows. */
  private static String verdict(MetricLine line) {
    Verdict verdict = line.metric().verdict();
    return verdict == Verdict.REGRESSED || verdict == Verdict.FAILED || verdict == Verdict.MISSING
        ? Words.upper(line.verdict())
        : line.verdict();
  }

  private String remarks(MetricLine line) {
    List<String> remarks = line.remarks();
    String marks = footnotes.marks(line.metric().notes());
    return String.join(", ", remarks)
        + (remarks.isEmpty() || marks.isEmpty() ? "" : " ")
        + marks;
  }
}
