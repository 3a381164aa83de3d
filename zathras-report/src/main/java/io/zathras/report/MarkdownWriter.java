package io.zathras.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes paragraphs and tables in the Markdown of code hosts, up to a size, because they refuse a
 * comment that is too long.
 */
final class MarkdownWriter {

  /** GitHub accepts 65,536 characters, GitLab and Gitea accept more. */
  static final int MOST_CHARACTERS = 60_000;

  private final StringBuilder out = new StringBuilder();

  void paragraph(String markdown) {
    out.append(out.length() == 0 ? "" : "\n").append(markdown).append('\n');
  }

  /**
   * Writes a table as far as there is room.
   *
   * @param reserved the characters to leave free
   * @return how many rows are left out
   */
  int table(List<String> header, String alignment, List<List<String>> rows, int reserved) {
    paragraph(line(header));
    out.append(line(alignment.chars().mapToObj(letter -> letter == 'r' ? "---:" : "---").toList()))
        .append('\n');
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i));
      if (out.length() + line.length() + 1 > MOST_CHARACTERS - reserved) {
        return rows.size() - i;
      }
      out.append(line).append('\n');
    }
    return 0;
  }

  /** Writes a list as far as there is room, and says how many entries are left out. */
  void list(List<String> entries) {
    List<String> written = new ArrayList<>();
    int length = out.length() + 100;
    for (String entry : entries) {
      length += entry.length() + 3;
      if (length > MOST_CHARACTERS) {
        written.add("- and " + (entries.size() - written.size()) + " more notes");
        break;
      }
      written.add("- " + entry);
    }
    if (!written.isEmpty()) {
      paragraph(String.join("\n", written));
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Returns a text with all characters escaped that have a meaning in Markdown or HTML. */
  static String escape(String text) {
    return Words.oneLine(text)
        .codePoints()
        .mapToObj(MarkdownWriter::escape)
        .collect(Collectors.joining());
  }

  private static String escape(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      // An entity, because mentions send mail.
      case '@' -> "&#64;";
      default ->
          "\\`*_[]#|~".indexOf(c) >= 0 ? "\\" + Character.toString(c) : Character.toString(c);
    };
  }

  static List<String> escaped(String... cells) {
    return Stream.of(cells).map(MarkdownWriter::escape).toList();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
