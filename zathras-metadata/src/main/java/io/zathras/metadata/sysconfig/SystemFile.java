package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.archive.FileEntry;
import io.zathras.schema.Diagnostics;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of {@code sysconfig_info.tar}, with the diagnostics that its parser reports.
 *
 * <p>A file may be cut because the disk was full or the machine went away. Every tool ends its last
 * line, so a last line without an end may be incomplete, and parsers do not see it unless they
 * recognise it as whole. Some tools also end their output with a mark, whose absence their parsers
 * report with {@link #endsWithout}. Either leaves one warning, and then {@link #isCut} keeps a
 * parser from stating counts or sums over the whole file.
 */
final class SystemFile {

  private static final String UNREADABLE = "system-file-unreadable";
  private static final String NO_COUNTS = "; no count or sum over the file is stated";
  private static final int QUOTED = 60;

  /** Four times the longest output that any of the tools has on the largest machines. */
  private static final int MOST_BYTES = 4 << 20;

  private static final Pattern BEGIN_OF_JSON = Pattern.compile("\\s*[\\[{]");

  /** Control characters, and halves of surrogate pairs where the text is cut. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final FileEntry entry;
  private final Diagnostics diagnostics;
  private boolean cut;

  SystemFile(FileEntry entry, Diagnostics diagnostics) {
    this.entry = entry;
    this.diagnostics = diagnostics;
  }

  /** Returns whether the file is larger than any tool's output, and warns if it is. */
  boolean isTooLarge() {
    if (entry.size() <= MOST_BYTES) {
      return false;
    }
    warning(
        UNREADABLE,
        null,
        "has " + entry.size() + " bytes; expected at most " + MOST_BYTES + "; left out");
    return true;
  }

  String text() {
    return entry.text();
  }

  /** Returns the lines, without a last one that has no end. */
  List<String> lines() {
    return lines(line -> false);
  }

  /**
   * As {@link #lines()}, with a last line that has no end if it is recognised as whole.
   *
   * @param isWhole returns whether the tool writes nothing more into a line
   */
  List<String> lines(Predicate<String> isWhole) {
    List<String> lines = entry.lines();
    int last = lines.size() - 1;
    if (!entry.endsWithinLine() || isWhole.test(lines.get(last))) {
      return lines;
    }
    cut(last + 1, "within this line; the line is left out" + NO_COUNTS);
    return lines.subList(0, last);
  }

  /** Hands over the lines of {@link #lines()} one by one, for files of a thousand lines. */
  void eachLine(Consumer<String> reader) {
    if (entry.endsWithinLine()) {
      lines().forEach(reader);
    } else {
      text().lines().forEach(reader);
    }
  }

  /**
   * Returns the line of a file that has only one, without a last word that may be incomplete. A
   * word may have spaces in quotation marks.
   *
   * @param isWhole returns whether the tool writes nothing more into the line
   */
  String line(Predicate<String> isWhole) {
    List<String> lines = entry.lines();
    String line = lines.isEmpty() ? "" : lines.get(0).strip();
    if (lines.size() > 1 || !entry.endsWithinLine() || isWhole.test(line)) {
      return line;
    }
    cut(1, "within this line; its last word is left out");
    int end = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      end = line.charAt(i) == ' ' && !quoted ? i : end;
    }
    return line.substring(0, end).strip();
  }

  /** Returns whether the last line has no end, even if it is recognised as whole. */
  boolean endsWithinLine() {
    return entry.endsWithinLine();
  }

  /** Returns whether the file was found to be cut. */
  boolean isCut() {
    return cut;
  }

  /** Warns that the file ends without the mark that its tool always writes last. */
  void endsWithout(String mark) {
    cut(entry.lines().size(), "here without " + mark + NO_COUNTS);
  }

  /** Warns once because a file has one end. */
  private void cut(int line, String how) {
    if (!cut) {
      cut = true;
      warning("system-file-cut", line, entry.name() + " is cut: it ends " + how);
    }
  }

  /** Returns the file as JSON, or {@code null} with a warning when it is something else. */
  @Nullable JsonNode json() {
    String text = text();
    try {
      return ToolJson.parse(text);
    } catch (JsonProcessingException e) {
      noJson(text, e);
      return null;
    }
  }

  /** Warns without the parser's own message, which quotes texts that may be private. */
  void noJson(String text, JsonProcessingException e) {
    var place = e.getLocation();
    boolean ended =
        e instanceof JsonEOFException
            || (place != null && place.getCharOffset() >= text.stripTrailing().length());
    if (ended && BEGIN_OF_JSON.matcher(text).lookingAt()) {
      cut(
          entry.lines().size(),
          "here, at character " + text.length() + ", within its JSON; the file is left out");
      return;
    }
    String where =
        place == null
            ? ""
            : ", column " + place.getColumnNr() + " (character " + place.getCharOffset() + ")";
    warning(
        UNREADABLE,
        place == null ? null : Math.max(1, place.getLineNr()),
        "not JSON from here on" + where + "; the file is left out");
  }

  /** Warns that the file, which is not empty, holds none of the expected facts. */
  void holdsNo(String expected) {
    unreadable("expected " + expected + "; found none of it");
  }

  /** As {@link #holdsNo}, quoting a line, for tools whose output names no machine. */
  void holdsNoButText(String expected) {
    String found = text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    unreadable("expected " + expected + "; found '" + quotable(found) + "'");
  }

  private void unreadable(String message) {
    // The cut is the reason, and has been reported.
    if (!cut) {
      warning(UNREADABLE, 1, message);
    }
  }

  void warning(String code, @Nullable Integer line, String message) {
    diagnostics.warning(code, entry.location(), line, message);
  }

  void info(String code, @Nullable Integer line, String message) {
    diagnostics.info(code, entry.location(), line, message);
  }

  void failed(Throwable e) {
    warning(UNREADABLE, null, "cannot be read (" + e.getClass().getName() + "); left out");
  }

  /** Returns the start of a text in printable characters. */
  static String quotable(String text) {
    String start = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    return UNPRINTABLE.matcher(start.strip()).replaceAll("?");
  }
}
