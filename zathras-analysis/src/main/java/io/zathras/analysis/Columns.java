package io.zathras.analysis;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The observations of a series in columns, which take less than half the memory of objects. */
final class Columns extends AbstractList<Observation> implements RandomAccess {

  private final double[] values;
  private final int[] samples;
  private final double[] stddevs;
  private final AnalyzedResult[] results;

  private Columns(double[] values, int[] samples, double[] stddevs, AnalyzedResult[] results) {
    this.values = values;
    this.samples = samples;
    this.stddevs = stddevs;
    this.results = results;
  }

  @Override
  public Observation get(int index) {
    Objects.checkIndex(index, values.length);
    return new Observation(
        values[index],
        samples[index],
        Double.isNaN(stddevs[index]) ? null : (Double) stddevs[index],
        results[index]);
  }

  @Override
  public int size() {
    return values.length;
  }

  double[] values() {
    return values.clone();
  }

  AnalyzedResult result(int index) {
    return results[index];
  }

  /** Collects columns while documents are added. */
  static final class Builder {

    private double[] values = new double[2];
    private int[] samples = new int[2];
    private double[] stddevs = new double[2];
    private int[] documents = new int[2];
    private @Nullable Members[] members = new Members[0];
    private int size;

    /** Adds the value of the document with that number. */
    void add(
        int document, double value, int count, @Nullable Double stddev, @Nullable Members parts) {
      if (size == values.length) {
        int more = size + (size >> 1);
        values = Arrays.copyOf(values, more);
        samples = Arrays.copyOf(samples, more);
        stddevs = Arrays.copyOf(stddevs, more);
        documents = Arrays.copyOf(documents, more);
      }
      values[size] = value;
      samples[size] = count;
      stddevs[size] = stddev == null ? Double.NaN : stddev;
      documents[size] = document;
      if (parts != null) {
        if (size >= members.length) {
          members = Arrays.copyOf(members, values.length);
        }
        members[size] = parts;
      }
      size++;
    }

    int size() {
      return size;
    }

    int document(int index) {
      return documents[index];
    }

    @Nullable Members members(int index) {
      return index < members.length ? members[index] : null;
    }

    /** Returns the observations that {@code rows} names, each by a builder and an index in it. */
    static Columns of(Builder[] builders, int[] indexes, AnalyzedResult[] results) {
      Columns columns =
          new Columns(
              new double[indexes.length],
              new int[indexes.length],
              new double[indexes.length],
              results);
      for (int i = 0; i < indexes.length; i++) {
        columns.values[i] = builders[i].values[indexes[i]];
        columns.samples[i] = builders[i].samples[indexes[i]];
        columns.stddevs[i] = builders[i].stddevs[indexes[i]];
      }
      return columns;
    }
  }
}
