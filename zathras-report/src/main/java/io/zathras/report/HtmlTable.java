package io.zathras.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page. On a narrow screen, the class {@code stack} shows each row as a block; its
 * roles are explicit, because browsers do not treat a table with another layout as a table.
 */
final class HtmlTable {

  private final Html html;
  private final List<Column> columns;
  private final boolean stacked;
  private int column;

  private HtmlTable(Html html, boolean stacked, List<Column> columns) {
    this.html = html;
    this.stacked = stacked;
    this.columns = columns;
  }

  /**
   * A column.
   *
   * @param title its title
   * @param style the class of its cells
   * @param heads whether its cell is the header of the row
   */
  record Column(String title, String style, boolean heads) {

    static Column head(String title) {
      return head(title, "");
    }

    static Column head(String title, String style) {
      return new Column(title, style, true);
    }

    static Column text(String title) {
      return new Column(title, "", false);
    }

    static Column number(String title) {
      return new Column(title, "number", false);
    }

    static Column styled(String title, String style) {
      return new Column(title, style, false);
    }
  }

  /**
   * Begins a table.
   *
   * @param style its class
   * @param caption a description, for readers who do not see the title above
   */
  static HtmlTable begin(Html html, String style, String caption, Column... columns) {
    HtmlTable table =
        new HtmlTable(html, List.of(style.split(" ")).contains("stack"), List.of(columns));
    table.begin(style, caption);
    return table;
  }

  private void begin(String style, String caption) {
    open("table", "table", "class", style);
    html.element("caption", caption);
    open("thead", "rowgroup");
    open("tr", "row");
    for (Column current : columns) {
      List<String> attributes = new ArrayList<>(style(current));
      attributes.addAll(List.of("scope", "col"));
      open("th", "columnheader", attributes.toArray(String[]::new));
      html.text(current.title()).close();
    }
    html.close().close();
    open("tbody", "rowgroup");
  }

  /** Begins a row. */
  HtmlTable row() {
    open("tr", "row");
    column = 0;
    return this;
  }

  /** Writes a cell with a text. */
  HtmlTable cell(String text) {
    return cell(null, () -> html.text(text));
  }

  /** Writes a cell with a number, sorted by its value. */
  HtmlTable cell(double value, String text) {
    return cell(value, () -> html.text(text));
  }

  /**
   * Writes a cell.
   *
   * @param key the sort key, or {@code null} to sort by the text
   * @param content writes the content of the cell
   */
  HtmlTable cell(@Nullable Double key, Runnable content) {
    Column current = columns.get(column);
    column++;
    List<String> attributes = new ArrayList<>(style(current));
    if (current.heads()) {
      attributes.addAll(List.of("scope", "row"));
    } else if (stacked) {
      attributes.addAll(List.of("data-label", current.title()));
    }
    if (key != null) {
      attributes.addAll(List.of("data-key", Double.toString(key)));
    }
    open(
        current.heads() ? "th" : "td",
        current.heads() ? "rowheader" : "cell",
        attributes.toArray(String[]::new));
    content.run();
    html.close();
    return this;
  }

  /** Ends a row. */
  void endRow() {
    html.close();
  }

  /** Ends the table. */
  void end() {
    html.close().close();
  }

  private static List<String> style(Column column) {
    return column.style().isEmpty() ? List.of() : List.of("class", column.style());
  }

  private void open(String element, String role, String... attributes) {
    List<String> all = new ArrayList<>(List.of(attributes));
    if (stacked) {
      all.addAll(List.of("role", role));
    }
    html.open(element, all.toArray(String[]::new));
  }
}
