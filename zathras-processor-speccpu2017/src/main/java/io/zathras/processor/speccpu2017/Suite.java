package io.zathras.processor.speccpu2017;

import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A suite, in the order of the names. */
enum Suite {
  FPRATE(
      "SPECrate2017_fp",
      "503.bwaves_r 507.cactuBSSN_r 508.namd_r 510.parest_r 511.povray_r 519.lbm_r "
          + "521.wrf_r 526.blender_r 527.cam4_r 538.imagick_r 544.nab_r 549.fotonik3d_r "
          + "554.roms_r"),
  FPSPEED(
      "SPECspeed2017_fp",
      "603.bwaves_s 607.cactuBSSN_s 619.lbm_s 621.wrf_s 627.cam4_s 628.pop2_s "
          + "638.imagick_s 644.nab_s 649.fotonik3d_s 654.roms_s"),
  INTRATE(
      "SPECrate2017_int",
      "500.perlbench_r 502.gcc_r 505.mcf_r 520.omnetpp_r 523.xalancbmk_r 525.x264_r "
          + "531.deepsjeng_r 541.leela_r 548.exchange2_r 557.xz_r"),
  INTSPEED(
      "SPECspeed2017_int",
      "600.perlbench_s 602.gcc_s 605.mcf_s 620.omnetpp_s 623.xalancbmk_s 625.x264_s "
          + "631.deepsjeng_s 641.leela_s 648.exchange2_s 657.xz_s");

  /** The name of a benchmark of any suite. */
  static final Pattern BENCHMARK = Pattern.compile("[0-9]{3}\\.[A-Za-z0-9_]{1,40}");

  private final String spec;

  /** The names of the benchmarks, separated by blanks. */
  private final String benchmarks;

  Suite(String spec, String benchmarks) {
    this.spec = spec;
    this.benchmarks = benchmarks;
  }

  /** Returns the suite of a name such as {@code intrate}, or {@code null} without one. */
  static @Nullable Suite named(String word) {
    for (Suite suite : values()) {
      if (suite.word().equals(word)) {
        return suite;
      }
    }
    return null;
  }

  /** Returns its name, {@code intrate}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its benchmarks, all of which count in its score. */
  List<String> benchmarks() {
    return List.of(benchmarks.split(" ", -1));
  }

  /** Returns SPEC's name of its score, such as {@code SPECrate2017_int_base}. */
  String scoreName(Tune tune) {
    return spec + "_" + tune.word();
  }

  /** Returns the name of what runs at once: copies of a benchmark, or threads of its one copy. */
  String concurrency() {
    return isRate() ? "copies" : "threads";
  }

  private boolean isRate() {
    return spec.startsWith("SPECrate");
  }

  /** Returns the unit of a benchmark's result: a rate, or a ratio of run times. */
  String unit() {
    return isRate() ? "rate" : "ratio";
  }

  Metric score(Tune tune) {
    return Metric.higherIsBetter(
        word() + "_" + tune.word(), unit(), scoreName(tune) + " as SPEC's report states it");
  }

  /** Returns the metric of the mean that SPEC rounds to the score. */
  Metric geometricMean(Tune tune) {
    return Metric.higherIsBetter(
        tune.word() + "_" + unit() + "_geometric_mean",
        unit(),
        "Geometric mean of the selected " + unit() + "s of all benchmarks of the suite");
  }

  /**
   * Returns the metric of a benchmark's selected rate or ratio: the median of three, the slower of
   * two.
   */
  Metric rate(Tune tune) {
    return Metric.higherIsBetter(
        tune.word() + "_" + unit(),
        unit(),
        "The benchmark's selected (median) "
            + (isRate() ? "copies x reference time / run time" : "reference time / run time"));
  }

  Metric seconds(Tune tune) {
    return new Metric(
        tune.word() + "_run_time_seconds",
        "s",
        Direction.LOWER_IS_BETTER,
        "Run time of the benchmark's selected iteration");
  }
}
