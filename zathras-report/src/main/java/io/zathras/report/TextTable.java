package io.zathras.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns for a fixed-width font, separated by two spaces. */
final class TextTable {

  private static final String GAP = "  ";

  private final boolean[] right;
  private final int[] widths;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Makes a table.
   *
   * @param alignment a letter for each column, {@code l} for left and {@code r} for right
   */
  TextTable(String alignment) {
    right = new boolean[alignment.length()];
    widths = new int[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
  }

  void row(String... cells) {
    rows.add(List.of(cells));
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], width(cells[i]));
    }
  }

  /** Returns the width of the longest line. */
  int width() {
    return lines().stream().mapToInt(TextTable::width).max().orElse(0);
  }

  /** Makes a column narrower and cuts the middle out of cells that are too long. */
  void shrink(int column, int width) {
    if (widths[column] <= width) {
      return;
    }
    widths[column] = width;
    rows.replaceAll(
        row -> {
          List<String> shorter = new ArrayList<>(row);
          shorter.set(column, shorten(row.get(column), width));
          return shorter;
        });
  }

  int width(int column) {
    return widths[column];
  }

  /** Returns the lines; a column without any text takes no room. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (widths[i] == 0) {
        continue;
      }
      String blanks = " ".repeat(widths[i] - width(row.get(i)));
      line.append(line.length() == 0 ? "" : GAP)
          .append(right[i] ? blanks + row.get(i) : row.get(i) + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static String shorten(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    int head = (width - 1) / 2;
    int tail = width - 1 - head;
    return new String(characters, 0, head)
        + "…"
        + new String(characters, characters.length - tail, tail);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Breaks a text between words so that no line is wider, unless a word is. */
  static String wrap(String text, int width, String indent) {
    StringBuilder out = new StringBuilder();
    String rest = text;
    String start = "";
    while (start.length() + rest.length() > width) {
      int end = rest.lastIndexOf(' ', width - start.length());
      if (rest.substring(0, Math.max(end, 0)).isBlank()) {
        end = rest.indexOf(' ', rest.length() - rest.stripLeading().length());
      }
      if (end < 0) {
        break;
      }
      out.append(start).append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = rest.substring(end).strip();
      start = indent;
    }
    return out.append(start).append(rest).toString();
  }
}
