package io.zathras.processor.speccpu2017;

import java.util.Locale;

/** How the benchmarks were compiled: all with the same flags, or each with its best ones. */
enum Tune {
  BASE,
  PEAK;

  /** Returns its name in SPEC's reports and in metrics: {@code base}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
