package io.zathras.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A short text that is there again and again.
 *
 * @param text what is repeated
 * @param way where it is put
 */
record Repeats(String text, Way way) {

  /** Long enough that what is quadratic takes more steps than any bound allows. */
  private static final int LENGTH = 1 << 16;

  private static final List<String> TEXTS =
      List.of(
          " ",
          "\t",
          "\n",
          "\r",
          "\0",
          "0",
          "1",
          "9.",
          "a",
          "A",
          "-",
          "--o ",
          "-o v ",
          "_",
          ",",
          ":",
          ": ",
          ";",
          "=",
          "/",
          "\\",
          "\"",
          "'",
          "#",
          "%",
          "&",
          "*",
          "!",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "[[",
          "{\"a\":",
          "[1,",
          "<",
          ">",
          "<a>",
          "&lt;",
          "a b ",
          "a:b\n",
          "a=b ",
          "a,b\n",
          "1,2\n",
          "1 2\n",
          "1.5\n",
          "x\r\n",
          "\u00e9",
          "- a\n",
          "a: b\n",
          "\"a\":1,",
          ".",
          "...",
          "$",
          "~",
          "|",
          "+",
          "0x",
          "e",
          "T",
          "2026-01-01T",
          "00:00:00 ",
          "%s",
          "\u001b[",
          "/home/",
          "http://",
          "@",
          "password=",
          "Bearer ",
          "-wrapper-",
          "run_",
          "()",
          "(\n",
          "\ufffd");

  static final List<Repeats> ALL = all();

  /** Where a repeated text is put. */
  enum Way {
    /** It is the whole file. */
    ALONE,
    /** It stands behind the first word of the middle line. */
    INSIDE,
    /** It is the end of the file. */
    AT_THE_END
  }

  private static List<Repeats> all() {
    List<Repeats> all = new ArrayList<>();
    for (String text : TEXTS) {
      for (Way way : Way.values()) {
        all.add(new Repeats(text, way));
      }
    }
    return List.copyOf(all);
  }

  byte[] in(byte[] content) {
    String file = Mutator.text(content);
    String put = Mutator.text(text.getBytes(StandardCharsets.UTF_8));
    String repeated = put.repeat(LENGTH / put.length());
    return Mutator.latin(
        switch (way) {
          case ALONE -> repeated;
          case INSIDE -> {
            int line = file.indexOf('\n', file.length() / 2) + 1;
            int word = Math.max(line, file.indexOf(' ', line));
            yield file.substring(0, word) + repeated + file.substring(word);
          }
          case AT_THE_END -> file + repeated;
        });
  }

  @Override
  public String toString() {
    return LENGTH / text.length() + " times '" + text.replace("\n", "\\n") + "' " + way;
  }
}
