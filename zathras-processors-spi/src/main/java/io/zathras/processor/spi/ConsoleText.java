package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.regex.Pattern;

/**
 * The output of a program on a terminal, as a person would have seen it.
 *
 * @since 0.1
 */
public final class ConsoleText {

  /** ECMA-48 control sequences: colours, cursor movements. */
  private static final Pattern CONTROL_SEQUENCE =
      Pattern.compile("\u001b\\[[0-?]{0,32}[ -/]{0,4}[@-~]");

  private static final int LONGEST = 120;

  private ConsoleText() {}

  /**
   * Returns the lines of a file without control sequences and other control characters. The lines
   * of a long text are made on access, as those of {@link FileEntry#lines()} are.
   */
  public static List<String> lines(FileEntry file) {
    return new PlainLines(file.lines());
  }

  private static final class PlainLines extends AbstractList<String> implements RandomAccess {

    private final List<String> lines;

    PlainLines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public String get(int line) {
      return plain(lines.get(line));
    }

    @Override
    public int size() {
      return lines.size();
    }
  }

  /** Returns a line in quotation marks for a message, cut when it is long. */
  public static String quoted(String line) {
    return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line) + "'";
  }

  /** Returns a text without control sequences and control characters other than tabs. */
  public static String plain(String text) {
    if (text.chars().noneMatch(c -> c < ' ' && c != '\t')) {
      return text;
    }
    String visible = CONTROL_SEQUENCE.matcher(text).replaceAll("");
    StringBuilder plain = new StringBuilder(visible.length());
    visible.chars().filter(c -> c >= ' ' || c == '\t').forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
