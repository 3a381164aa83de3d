package io.zathras.metadata.sysconfig;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One argument of the kernel, read as the kernel does: arguments are separated by spaces outside
 * quotation marks, and the marks around an argument or its value are not part of it.
 *
 * @param text the argument without marks around it
 * @param key the name before the first {@code =}, or the whole argument where there is none
 * @param value the text after the first {@code =}; {@code null} for a flag
 */
record KernelArgument(String text, String key, @Nullable String value) {

  /** Splits a command line into its arguments. */
  static List<KernelArgument> all(String line) {
    List<KernelArgument> arguments = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      quoted ^= c == '"';
      if (i == line.length() || (!quoted && Character.isWhitespace(c))) {
        if (i > start) {
          arguments.add(of(line.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return arguments;
  }

  private static KernelArgument of(String word) {
    String text = unquoted(word);
    int equals = text.indexOf('=');
    return equals < 0
        ? new KernelArgument(text, text, null)
        : new KernelArgument(text, text.substring(0, equals), unquoted(text.substring(equals + 1)));
  }

  /** Returns a text without its quotation marks; an unclosed one includes the rest of the line. */
  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    return text.substring(1, text.length() - (text.length() > 1 && text.endsWith("\"") ? 1 : 0));
  }

  /** Returns whether the arguments after this one are for init. */
  boolean isEnd() {
    return text.equals("--");
  }
}
