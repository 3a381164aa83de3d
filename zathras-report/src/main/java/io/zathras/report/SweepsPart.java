package io.zathras.report;

import io.zathras.analysis.MetricKey;
import io.zathras.schema.Direction;
import java.util.List;

/**
 * Lines over a setting, for runs that differ only in that setting and whose metric has a better
 * direction.
 *
 * @param <T> the type of a run
 */
final class SweepsPart<T> implements HtmlPart {

  private static final int MOST = 50;

  private final Runs<T> kind;
  private final List<Sweeps.Sweep<T>> sweeps;

  /** The metric of a run and its system. */
  record Measured(MetricKey key, String unit, Direction direction, String system) {}

  /** Describes a kind of run, and draws the lines and the table of a sweep over such runs. */
  interface Runs<T> {

    Measured measured(T run);

    /** Returns the level of the means' intervals. */
    String level();

    List<LinePlot.Line> lines(Sweeps.Sweep<T> sweep);

    void table(Html html, Sweeps.Sweep<T> sweep);
  }

  SweepsPart(List<T> runs, Runs<T> kind) {
    this.kind = kind;
    Sweeps<T> found = new Sweeps<>();
    for (T run : runs) {
      Measured measured = kind.measured(run);
      MetricKey key = measured.key();
      String name = key.run();
      if (name != null && measured.direction() != Direction.NONE) {
        String variant = String.valueOf(key.variant());
        found.add(
            List.of(key.test(), variant, key.metric(), measured.unit(), measured.system()),
            name,
            run);
      }
    }
    sweeps = found.found();
  }

  @Override
  public String id() {
    return "sweeps";
  }

  @Override
  public String title() {
    return "Along the configuration";
  }

  @Override
  public boolean isEmpty() {
    return sweeps.isEmpty();
  }

  @Override
  public void write(Html html) {
    sweeps.stream().limit(MOST).forEach(sweep -> article(html, sweep));
    if (sweeps.size() > MOST) {
      html.element("p", "The first " + MOST + " of " + sweeps.size() + " are shown.");
    }
  }

  private void article(Html html, Sweeps.Sweep<T> sweep) {
    Measured first = kind.measured(sweep.first());
    MetricKey key = first.key();
    html.open("article").open("h3");
    MetricNames.write(html, new MetricKey(key.test(), key.variant(), sweep.runs(), key.metric()));
    html.close();
    html.element(
        "p",
        first.system() + " \u00B7 " + MetricNames.unit(first.unit(), first.direction()),
        "class",
        "facts");
    html.open("div", "class", "beside").open("div");
    new LinePlot(
            key.test() + " " + key.metric() + " by " + sweep.setting(),
            sweep.setting(),
            first.unit(),
            kind.level(),
            kind.lines(sweep))
        .write(html);
    html.close().open("div");
    kind.table(html, sweep);
    html.close().close().close();
  }
}
