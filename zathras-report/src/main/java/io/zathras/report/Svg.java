package io.zathras.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A picture in the page: the SVG elements that plots need. The style sheet sets the colours. */
final class Svg {

  private final Html html;

  private Svg(Html html) {
    this.html = html;
  }

  /**
   * Begins a picture.
   *
   * @param style its class in the style sheet
   * @param title what it shows
   * @param description a description for readers who cannot see it
   */
  static Svg begin(
      Html html, String style, int width, int height, String title, String description) {
    String id = html.newId();
    html.open(
        "svg",
        "class",
        style,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-labelledby",
        id + " " + id + "d");
    html.element("title", title, "id", id);
    html.element("desc", description, "id", id + "d");
    return new Svg(html);
  }

  /** Ends the picture. */
  void end() {
    html.close();
  }

  /** Begins a group of shapes of one style. */
  void group(String style) {
    html.open("g", "class", style);
  }

  /** Ends the group. */
  void endGroup() {
    html.close();
  }

  void dot(double x, double y, double radius) {
    html.open("circle", "cx", place(x), "cy", place(y), "r", place(radius)).close();
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    shape("line", style, "x1", place(x1), "y1", place(y1), "x2", place(x2), "y2", place(y2));
  }

  void rectangle(double x, double y, double width, double height, String style) {
    shape(
        "rect",
        style,
        "x",
        place(x),
        "y",
        place(y),
        "width",
        place(width),
        "height",
        place(height));
  }

  void dot(double x, double y, double radius, String style) {
    shape("circle", style, "cx", place(x), "cy", place(y), "r", place(radius));
  }

  void diamond(double x, double y, double radius, String style) {
    shape(
        "path",
        style,
        "d",
        "M"
            + place(x - radius)
            + " "
            + place(y)
            + "L"
            + place(x)
            + " "
            + place(y - radius)
            + "L"
            + place(x + radius)
            + " "
            + place(y)
            + "L"
            + place(x)
            + " "
            + place(y + radius)
            + "Z");
  }

  /** Draws a line through points given as x and y in turn. */
  void path(List<Double> points, String style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i += 2) {
      path.append(i == 0 ? 'M' : 'L')
          .append(place(points.get(i)))
          .append(' ')
          .append(place(points.get(i + 1)));
    }
    shape("path", style, "d", path.toString());
  }

  /**
   * Writes a text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: which part of it is at x
   */
  void text(double x, double y, String anchor, String text, String style) {
    html.element("text", text, "class", style, "x", place(x), "y", place(y), "text-anchor", anchor);
  }

  /** Returns a text cut to a length; the table has the whole text. */
  static String shortened(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + "\u2026";
  }

  private void shape(String element, String style, String... attributes) {
    List<String> all = new ArrayList<>(List.of("class", style));
    all.addAll(List.of(attributes));
    html.open(element, all.toArray(String[]::new)).close();
  }

  /** Rounds to a tenth of a pixel, because that is enough and keeps the page small. */
  private static String place(double place) {
    return BigDecimal.valueOf(place)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
