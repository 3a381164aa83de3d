package io.zathras.schema;

import io.zathras.schema.redaction.OpenValues;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of a run, in sequence from 0. Values are stored in one array per metric and points are
 * created on demand, so that a series of 100,000 points stays small.
 *
 * @since 0.1
 */
public final class TimeSeries implements Iterable<DataPoint> {

  private static final TimeSeries EMPTY = new Builder().build();

  private final int size;
  private final Map<String, double[]> columns;
  private final @Nullable Timestamp @Nullable [] timestamps;
  private final @Nullable TimestampSource @Nullable [] sources;
  private final @Nullable String @Nullable [] configurations;
  private final @Nullable String @Nullable [] settings;

  private TimeSeries(Builder builder) {
    size = builder.size;
    columns = new LinkedHashMap<>();
    builder.columns.forEach(
        (metric, values) ->
            OpenValues.put(columns, Redactor.name(metric), Arrays.copyOf(values, size)));
    timestamps = builder.timestamps.isEmpty() ? null : builder.timestamps.toArray(new Timestamp[0]);
    sources = builder.sources.isEmpty() ? null : builder.sources.toArray(new TimestampSource[0]);
    configurations =
        builder.configurations.isEmpty() ? null : withoutSecrets(builder.configurations);
    settings = builder.settings.isEmpty() ? null : withoutSecrets(builder.settings);
  }

  /** Redacts each text once where neighbouring points repeat it, as most do. */
  private static @Nullable String[] withoutSecrets(List<@Nullable String> configurations) {
    String[] shown = new String[configurations.size()];
    String before = null;
    for (int i = 0; i < shown.length; i++) {
      String text = configurations.get(i);
      shown[i] = text != null && text.equals(before) ? shown[i - 1] : Redactor.redacted(text);
      before = text;
    }
    return shown;
  }

  /** Returns the series without points. */
  public static TimeSeries empty() {
    return EMPTY;
  }

  /**
   * Returns a series of points, whose sequence numbers must run from 0 without gaps.
   *
   * @throws IllegalArgumentException if a sequence number is not the next one
   */
  public static TimeSeries of(Iterable<DataPoint> points) {
    Builder builder = builder();
    for (DataPoint point : points) {
      if (point.sequence() != builder.size) {
        throw new IllegalArgumentException(
            "sequence " + point.sequence() + " found, " + builder.size + " expected");
      }
      builder.add(point);
    }
    return builder.build();
  }

  /** Returns a builder that numbers points as they are added. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many points there are. */
  public int size() {
    return size;
  }

  /** Returns whether there is no point. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns one point.
   *
   * @param sequence from 0 to {@code size() - 1}
   */
  public DataPoint get(int sequence) {
    if (sequence < 0 || sequence >= size) {
      throw new IndexOutOfBoundsException("sequence " + sequence + " of " + size);
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    columns.forEach(
        (metric, values) -> {
          if (!Double.isNaN(values[sequence])) {
            metrics.put(metric, values[sequence]);
          }
        });
    return new DataPoint(
        sequence,
        timestamp(sequence),
        timestampSource(sequence),
        configurationId(sequence),
        settingId(sequence),
        metrics);
  }

  /** Returns the metrics that at least one point has, in the order they were first added. */
  public Set<String> metrics() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  /** Returns the values of one metric in order, without points that lack it. */
  public double[] values(String metric) {
    double[] column = columns.get(metric);
    return column == null
        ? new double[0]
        : Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** Returns the values by metric, NaN where a point has none. */
  Map<String, double[]> columns() {
    return columns;
  }

  /** Returns when a point was measured; {@code null} when not known. */
  @Nullable Timestamp timestamp(int sequence) {
    return timestamps == null ? null : timestamps[sequence];
  }

  /** Returns whether a point's time is its own; {@code null} without a time. */
  @Nullable TimestampSource timestampSource(int sequence) {
    return sources == null ? null : sources[sequence];
  }

  /** Returns the id of a point's configuration; {@code null} when not known. */
  @Nullable String configurationId(int sequence) {
    return configurations == null ? null : configurations[sequence];
  }

  /** Returns that id without the repetition; {@code null} when not known. */
  @Nullable String settingId(int sequence) {
    return settings == null ? null : settings[sequence];
  }

  /** Returns a view of the points, each created on demand. */
  public List<DataPoint> points() {
    return new Points();
  }

  /** Returns the points, each created on demand. */
  public Stream<DataPoint> stream() {
    return points().stream();
  }

  @Override
  public Iterator<DataPoint> iterator() {
    return points().iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimeSeries series && points().equals(series.points());
  }

  @Override
  public int hashCode() {
    return points().hashCode();
  }

  @Override
  public String toString() {
    return size + " points of " + columns.keySet();
  }

  private final class Points extends AbstractList<DataPoint> implements RandomAccess {
    @Override
    public DataPoint get(int index) {
      return TimeSeries.this.get(index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Collects points; a point may lack metrics that others have. */
  public static final class Builder {

    private static final int FIRST_CAPACITY = 16;

    private int size;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<@Nullable Timestamp> timestamps = new ArrayList<>();
    private final List<@Nullable TimestampSource> sources = new ArrayList<>();
    private final List<@Nullable String> configurations = new ArrayList<>();
    private final List<@Nullable String> settings = new ArrayList<>();

    private Builder() {}

    /** Adds a point with its own time. */
    public Builder measured(
        Timestamp timestamp,
        @Nullable PointConfiguration configuration,
        Map<String, Double> metrics) {
      return add(timestamp, TimestampSource.MEASURED, configuration, metrics);
    }

    /** Adds a point with its own time, or without one when that is {@code null}. */
    public Builder at(
        @Nullable Timestamp timestamp,
        @Nullable PointConfiguration configuration,
        Map<String, Double> metrics) {
      TimestampSource source = timestamp == null ? null : TimestampSource.MEASURED;
      return add(timestamp, source, configuration, metrics);
    }

    /** Adds a point without a time. */
    public Builder untimed(
        @Nullable PointConfiguration configuration, Map<String, Double> metrics) {
      return add(null, null, configuration, metrics);
    }

    /**
     * Adds a point.
     *
     * @param timestamp when it was measured, or {@code null} when not known
     * @param source whether the time is the point's own; {@code null} without a time
     * @param configuration what it was measured with, or {@code null}
     * @param metrics its values; all must be finite
     */
    public Builder add(
        @Nullable Timestamp timestamp,
        @Nullable TimestampSource source,
        @Nullable PointConfiguration configuration,
        Map<String, Double> metrics) {
      return configuration == null
          ? add(timestamp, source, null, null, metrics)
          : add(timestamp, source, configuration.id(), configuration.settingId(), metrics);
    }

    /** Adds a point; its sequence number becomes the next one. */
    Builder add(DataPoint point) {
      return add(
          point.timestamp(),
          point.timestampSource(),
          point.configurationId(),
          point.settingId(),
          point.metrics());
    }

    private Builder add(
        @Nullable Timestamp timestamp,
        @Nullable TimestampSource source,
        @Nullable String configurationId,
        @Nullable String settingId,
        Map<String, Double> metrics) {
      if ((timestamp == null) != (source == null)) {
        throw new IllegalArgumentException(
            "timestamp " + timestamp + " with source " + source + "; one needs the other");
      }
      metrics.forEach(
          (metric, value) -> {
            Preconditions.finite(metric, value);
            column(metric)[size] = value;
          });
      keep(timestamps, timestamp);
      keep(sources, source);
      keep(configurations, configurationId);
      keep(settings, settingId);
      size++;
      return this;
    }

    /** Returns the series. */
    public TimeSeries build() {
      columns.keySet().forEach(this::column);
      pad(timestamps);
      pad(sources);
      pad(configurations);
      pad(settings);
      return new TimeSeries(this);
    }

    private double[] column(String metric) {
      double[] values = columns.get(metric);
      if (values == null || values.length <= size) {
        int from = values == null ? 0 : values.length;
        double[] grown = new double[Math.max(FIRST_CAPACITY, size + size / 2 + 1)];
        if (values != null) {
          System.arraycopy(values, 0, grown, 0, from);
        }
        Arrays.fill(grown, from, grown.length, Double.NaN);
        columns.put(metric, grown);
        return grown;
      }
      return values;
    }

    /** Stores a property of the points, starting with the first point that has it. */
    private <T> void keep(List<@Nullable T> values, @Nullable T value) {
      if (value != null) {
        fill(values);
        values.add(value);
      } else if (!values.isEmpty()) {
        values.add(null);
      }
    }

    private <T> void fill(List<@Nullable T> values) {
      while (values.size() < size) {
        values.add(null);
      }
    }

    private <T> void pad(List<@Nullable T> values) {
      if (!values.isEmpty()) {
        fill(values);
      }
    }
  }
}
