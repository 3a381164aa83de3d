package io.zathras.processor.streams;

import io.zathras.processor.spi.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** STREAM's four vector kernels. Its MB are 10^6 bytes. */
enum Kernel {
  COPY("Copy", "a(i) = b(i)"),
  SCALE("Scale", "a(i) = q*b(i)"),
  ADD("Add", "a(i) = b(i) + c(i)"),
  TRIAD("Triad", "a(i) = b(i) + q*c(i)");

  private final String label;
  private final String formula;

  Kernel(String label, String formula) {
    this.label = label;
    this.formula = formula;
  }

  static @Nullable Kernel named(String name) {
    for (Kernel kernel : values()) {
      if (kernel.label.equals(name)) {
        return kernel;
      }
    }
    return null;
  }

  String label() {
    return label;
  }

  /** The metric of runs and points. */
  Metric metric() {
    return Metric.higherIsBetter(key() + "_mb_per_sec", "MB/s", "Best rate of " + formula);
  }

  Metric headline() {
    return Metric.higherIsBetter(
        key(),
        "MB/s",
        label + " at the highest optimisation level, most sockets and largest array size");
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
