package io.zathras.report;

import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Means over a numeric setting of the configuration, with their intervals.
 *
 * @param title the title of the picture
 * @param across the setting on the horizontal axis
 * @param unit the unit of the values
 * @param level the level of the intervals, such as 95 %
 * @param lines the lines, one or two
 */
record LinePlot(String title, String across, String unit, String level, List<Line> lines) {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 200;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 14.0;

  /**
   * A line.
   *
   * @param label its name
   * @param style the class of its dots
   * @param means the means by the setting's value
   */
  record Line(String label, String style, SortedMap<Double, MeanEstimate> means) {}

  /** Draws the picture. */
  void write(Html html) {
    double top = 10 + 16.0 * lines.size();
    double bottom = HEIGHT - 40.0;
    Svg svg = Svg.begin(html, "plot", WIDTH, HEIGHT, title, description());
    Axis values = values(bottom, top);
    for (double tick : values.ticks(4)) {
      svg.line(LEFT, values.at(tick), RIGHT, values.at(tick), "grid");
      svg.text(LEFT - 4, values.at(tick) + 4, "end", Typography.value(tick), "tick");
    }
    Axis settings = settings();
    double before = Double.NEGATIVE_INFINITY;
    for (double setting : allSettings()) {
      double place = place(settings, setting);
      if (place - before > 28) {
        svg.text(place, bottom + 16, "middle", Typography.value(setting), "tick");
        before = place;
      }
    }
    svg.text(RIGHT, HEIGHT - 6.0, "end", Svg.shortened(across, 40), "tick");
    for (int i = 0; i < lines.size(); i++) {
      legend(svg, lines.get(i), 12 + 16.0 * i);
      line(svg, values, settings, lines.get(i));
    }
    svg.end();
  }

  private void legend(Svg svg, Line line, double middle) {
    svg.line(LEFT, middle, LEFT + 24, middle, "line " + line.style());
    svg.group("dot " + line.style());
    svg.dot(LEFT + 12, middle, 4);
    svg.endGroup();
    svg.text(
        LEFT + 30, middle + 4, "start", Svg.shortened(line.label() + ", " + unit, 44), "label");
  }

  private void line(Svg svg, Axis values, Axis settings, Line line) {
    List<Double> points = new ArrayList<>();
    line.means()
        .forEach(
            (setting, mean) -> {
              double x = place(settings, setting);
              points.add(x);
              points.add(values.at(mean.mean()));
              NumberInterval interval = mean.interval();
              if (interval != null) {
                svg.line(x, values.at(interval.low()), x, values.at(interval.high()), "bar");
              }
            });
    svg.path(points, "line " + line.style());
    svg.group("dot " + line.style());
    for (int i = 0; i < points.size(); i += 2) {
      svg.dot(points.get(i), points.get(i + 1), 4);
    }
    svg.endGroup();
  }

  /** Returns a scale with all values and as much of their intervals as keeps them apart. */
  private Axis values(double bottom, double top) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (MeanEstimate mean : line.means().values()) {
        low = Math.min(low, mean.mean());
        high = Math.max(high, mean.mean());
      }
    }
    double from = low;
    double to = high;
    double room = (high / 2 - low / 2) / 2;
    for (Line line : lines) {
      for (MeanEstimate mean : line.means().values()) {
        NumberInterval interval = mean.interval();
        if (interval != null) {
          from = Math.min(from, Math.max(interval.low(), low - room));
          to = Math.max(to, Math.min(interval.high(), high + room));
        }
      }
    }
    return Axis.around(from, to, bottom, top);
  }

  /** Returns a scale on which settings that double are equally spaced. */
  private Axis settings() {
    TreeSet<Double> all = allSettings();
    return new Axis(scaled(all.first()), scaled(all.last()), LEFT + 12, RIGHT - 12);
  }

  private double place(Axis axis, double setting) {
    return axis.at(scaled(setting));
  }

  private double scaled(double setting) {
    return isDoubling() ? Math.log(setting) : setting;
  }

  private boolean isDoubling() {
    TreeSet<Double> all = allSettings();
    return all.first() > 0 && all.last() >= 8 * all.first();
  }

  private TreeSet<Double> allSettings() {
    TreeSet<Double> settings = new TreeSet<>();
    lines.forEach(line -> settings.addAll(line.means().keySet()));
    return settings;
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.label()).append(": ");
      line.means()
          .forEach(
              (setting, mean) ->
                  text.append(Typography.value(mean.mean()))
                      .append(" at ")
                      .append(Typography.value(setting))
                      .append("; "));
    }
    return text
        + "In "
        + unit
        + ". Dots are means, upright bars their "
        + level
        + " intervals, cut at the edge of the picture"
        + (isDoubling() ? "; the scale of " + across + " is logarithmic." : ".");
  }
}
