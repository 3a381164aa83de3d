package io.zathras.processor.spi;

import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A description of what a processor reads, for people who want to know before they run it. The list
 * of supported benchmarks is made from it.
 *
 * @param wrappers the versions of the Zathras wrapper whose results are read, or {@code null}
 * @param run what a run of the document is, for example {@code an array size}
 * @param points what the points of a run are
 * @param headline what the headline describes, for example {@code the run with the most threads}
 * @param headlines the headline metrics
 * @param since the version of Zathras for Java that reads it first
 * @since 0.1
 */
public record Coverage(
    @Nullable String wrappers,
    String run,
    String points,
    String headline,
    List<Headline> headlines,
    String since) {

  /** Copies the headlines. */
  public Coverage {
    headlines = List.copyOf(headlines);
  }

  /**
   * A headline metric.
   *
   * @param name its name; {@code <operation>_iops} stands for one metric for each operation
   * @param unit its unit
   * @param direction which way is better
   */
  public record Headline(String name, String unit, Direction direction) {

    /** Rejects what is missing. */
    public Headline {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(direction, "direction");
    }
  }

  /** Returns a builder of what a processor reads since a version of Zathras for Java. */
  public static Builder since(String version) {
    return new Builder(version);
  }

  /** Collects the parts. */
  public static final class Builder {

    private final String since;
    private final List<Headline> headlines = new ArrayList<>();
    private @Nullable String wrappers;
    private String run = "the benchmark";
    private String points = "none";
    private String headlineOf = "the run";

    private Builder(String since) {
      this.since = since;
    }

    /** Sets the versions of the wrapper whose results are read; not known by default. */
    public Builder wrappers(String versions) {
      wrappers = versions;
      return this;
    }

    /** Sets what a run is; the whole benchmark by default. */
    public Builder run(String what) {
      run = what;
      return this;
    }

    /** Sets what the points of a run are; there are none by default. */
    public Builder points(String what) {
      points = what;
      return this;
    }

    /** Sets what the headline describes; the only run by default. */
    public Builder headlineOf(String what) {
      headlineOf = what;
      return this;
    }

    /** Adds headline metrics. */
    public Builder headline(Metric... metrics) {
      for (Metric metric : metrics) {
        headline(metric.name(), metric.unit(), metric.direction());
      }
      return this;
    }

    /** Adds a headline metric, or several whose names differ in the part {@code <...>}. */
    public Builder headline(String name, String unit, Direction direction) {
      headlines.add(new Headline(name, unit, direction));
      return this;
    }

    /** Returns what the processor reads. */
    public Coverage build() {
      return new Coverage(wrappers, run, points, headlineOf, headlines, since);
    }
  }
}
