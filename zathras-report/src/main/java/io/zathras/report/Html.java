package io.zathras.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Elements, attributes and texts of an HTML page, which nobody can forget to escape. Names of
 * elements and attributes come from this package only and are written as they are.
 */
final class Html {

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

  /** Ends the element that was begun last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes an element that holds nothing and is not ended, such as {@code meta}. */
  Html empty(String element, String... attributes) {
    tag(element, attributes);
    return this;
  }

  /** Writes an element that holds one text. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Writes a text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** Writes text of this package's own resources as it is. */
  Html raw(String trusted) {
    out.append(trusted);
    return this;
  }

  /** Returns an id that no other element of this page has. */
  String newId() {
    ids++;
    return "i" + ids;
  }

  /**
   * Returns all that was written.
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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isAllowed(c) ? c : '\uFFFD');
      }
    }
  }

  /** A control character has no meaning in HTML, and a lone surrogate none in UTF-8. */
  private static boolean isAllowed(char c) {
    return c >= ' ' && c != 0x7F || c == '\n' || c == '\t';
  }
}
