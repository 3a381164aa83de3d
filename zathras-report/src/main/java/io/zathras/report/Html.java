package io.zathras.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, attributes and texts of an HTML page and always escapes them. Names of elements
 * and attributes come only from this package and are not escaped.
 */
final class Html {

  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private int ids;

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** Ends the innermost open element. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes an element without content and end tag, such as {@code meta}. */
  Html empty(String element, String... attributes) {
    tag(element, attributes);
    return this;
  }

  /** Writes an element with a text. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Writes a text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** Writes text from this package's own resources without escaping. */
  Html raw(String trusted) {
    out.append(trusted);
    return this;
  }

  /** Returns an id that is unique in this page. */
  String newId() {
    ids++;
    return "i" + ids;
  }

  /**
   * Returns the page so far.
   *
   * @throws IllegalStateException if an element was not ended
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements that are not ended: " + open);
    }
    return out.toString();
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append((char) c);
        default -> out.appendCodePoint(isShown(c) ? c : REPLACEMENT);
      }
    }
  }

  /** Returns whether a character is visible; others can reverse text or make names look equal. */
  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
