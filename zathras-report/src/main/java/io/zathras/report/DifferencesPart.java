package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import java.util.List;

/** The differences between the systems of both sides. */
record DifferencesPart(Comparison comparison) implements HtmlPart {

  private static final int SHOWN = 12;

  @Override
  public String id() {
    return "differs";
  }

  @Override
  public String title() {
    return "What differs between the systems";
  }

  @Override
  public boolean isEmpty() {
    return comparison.differences().isEmpty();
  }

  @Override
  public void write(Html html) {
    List<Difference> differences = comparison.differences();
    table(html, "Differences", differences.subList(0, Math.min(SHOWN, differences.size())));
    if (differences.size() > SHOWN) {
      List<Difference> rest = differences.subList(SHOWN, differences.size());
      html.open("details").element("summary", rest.size() + " more");
      table(html, "More differences", rest);
      html.close();
    }
  }

  private void table(Html html, String caption, List<Difference> differences) {
    HtmlTable table =
        HtmlTable.begin(
            html,
            "stack differences",
            caption,
            HtmlTable.Column.head("What"),
            HtmlTable.Column.text(comparison.base().name()),
            HtmlTable.Column.text(comparison.candidate().name()),
            HtmlTable.Column.text("On"));
    for (Difference difference : differences) {
      table
          .row()
          .cell(difference.name())
          .cell(values(difference.base()))
          .cell(values(difference.candidate()))
          .cell(systems(difference))
          .endRow();
    }
    table.end();
  }

  static String systems(Difference difference) {
    return difference.everywhere() ? "all systems" : String.join(", ", difference.systems());
  }

  static String values(List<String> values) {
    return values.isEmpty() ? "(none)" : String.join(" or ", values);
  }
}
