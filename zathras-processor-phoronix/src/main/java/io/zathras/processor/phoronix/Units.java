package io.zathras.processor.phoronix;

import static io.zathras.schema.Direction.HIGHER_IS_BETTER;
import static io.zathras.schema.Direction.LOWER_IS_BETTER;
import static io.zathras.schema.Direction.NONE;

import io.zathras.processor.spi.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The metrics of results, each named by the unit that the suite prints. */
final class Units {

  static final Metric DEVIATION =
      new Metric(
          "deviation_percent",
          "%",
          LOWER_IS_BETTER,
          "Relative standard deviation of an iteration's samples, as the suite reports it");

  /** The unit of values whose unit is unknown. */
  static final String UNKNOWN = "unknown unit";

  private static final Metric BOGO_OPS =
      new Metric(
          "bogo_ops_per_sec",
          "bogo ops/s",
          HIGHER_IS_BETTER,
          "stress-ng's bogus operations per second: comparable within one option only");
  private static final Metric REQUESTS =
      Metric.of("requests_per_sec", "requests/s", HIGHER_IS_BETTER);
  private static final Metric OPS = Metric.of("ops_per_sec", "ops/s", HIGHER_IS_BETTER);
  private static final Metric BYTES = Metric.of("bytes_per_sec", "bytes/s", HIGHER_IS_BETTER);
  private static final Metric SECONDS = Metric.of("seconds", "s", LOWER_IS_BETTER);
  private static final Metric FRAMES = Metric.of("frames_per_sec", "frames/s", HIGHER_IS_BETTER);
  private static final Metric MICROSECONDS = Metric.of("microseconds", "us", LOWER_IS_BETTER);
  private static final Metric NANOSECONDS = Metric.of("nanoseconds", "ns", LOWER_IS_BETTER);
  private static final Metric LATENCY =
      new Metric(
          "milliseconds",
          "ms",
          LOWER_IS_BETTER,
          "For IoTDB the average latency, which the suite prints without its unit");

  /** The metrics by the suite's unit, in lower case, or by the name of the table's column. */
  private static final Map<String, Metric> BY_UNIT =
      Map.ofEntries(
          Map.entry("bogo ops/s", BOGO_OPS),
          Map.entry("bops", BOGO_OPS),
          Map.entry("op/s", OPS),
          Map.entry("ops/s", OPS),
          Map.entry("requests per second", REQUESTS),
          Map.entry("rps", REQUESTS),
          Map.entry("byte/s", BYTES),
          Map.entry("bps", BYTES),
          Map.entry("sign/s", Metric.of("sign_per_sec", "sign/s", HIGHER_IS_BETTER)),
          Map.entry("verify/s", Metric.of("verify_per_sec", "verify/s", HIGHER_IS_BETTER)),
          Map.entry("point/sec", Metric.of("points_per_sec", "points/s", HIGHER_IS_BETTER)),
          Map.entry("frames per second", FRAMES),
          Map.entry("fps", FRAMES),
          Map.entry("seconds", SECONDS),
          Map.entry("us", MICROSECONDS),
          Map.entry("microseconds", MICROSECONDS),
          Map.entry("ns", NANOSECONDS),
          Map.entry("nanoseconds", NANOSECONDS),
          Map.entry("ms", LATENCY),
          Map.entry("milliseconds", LATENCY),
          Map.entry("average latency", LATENCY),
          Map.entry("score", Metric.of("score", "score", HIGHER_IS_BETTER)));

  private static final Map<String, Metric> KNOWN =
      BY_UNIT.values().stream()
          .distinct()
          .collect(Collectors.toUnmodifiableMap(Metric::name, metric -> metric));

  /**
   * The characters of a known unit in another notation. A unit with other characters is damaged,
   * and unknown.
   */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9 /._-]+");

  /** The units of a sub-test's averages, for use when only its table exists. */
  private static final Map<String, String> BY_SUB_TEST =
      Map.of(
          "stress-ng", "Bogo Ops/s",
          "cassandra", "Op/s",
          "sqlite", "Seconds",
          "nginx", "Requests Per Second",
          "redis", "Requests Per Second",
          "cockroach", "ops/s",
          "phpbench", "Score");

  /**
   * A unit of bits. In lower case {@code Mb/s} would equal {@code MB/s}, which is eight times as
   * much.
   */
  private static final Pattern BITS = Pattern.compile("^([KMGTkmgt]?i?)b(?=/s|ps)");

  private static final Pattern PER_SECOND = Pattern.compile("/s(ec)?$| per second$");
  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^_|_$");
  private static final int LONGEST_NAME = 40;

  private Units() {}

  /** Returns the metric of a unit; an unknown unit has a direction only if it is a rate. */
  static Metric metric(String unit) {
    String lower = unit.strip().toLowerCase(Locale.ROOT);
    Metric known = BY_UNIT.get(lower);
    if (known != null) {
      return known;
    }
    boolean rate = PER_SECOND.matcher(lower).find();
    String bits = BITS.matcher(unit.strip()).replaceAll("$1bit").toLowerCase(Locale.ROOT);
    String name = NO_NAME.matcher(PER_SECOND.matcher(bits).replaceAll("_per_sec")).replaceAll("_");
    name = EDGES.matcher(name.substring(0, Math.min(LONGEST_NAME, name.length()))).replaceAll("");
    Metric same = KNOWN.get(name);
    if (same != null && PLAIN.matcher(lower).matches()) {
      return same;
    }
    return name.isEmpty() || name.endsWith(DEVIATION.name()) || same != null
        ? metric(UNKNOWN)
        : Metric.of(name, unit.strip(), rate ? HIGHER_IS_BETTER : NONE);
  }

  /**
   * Returns the metric of the deviation of another metric.
   *
   * @param main whether the other metric is that of the option's first result
   */
  static Metric deviation(Metric of, boolean main) {
    return main
        ? DEVIATION
        : new Metric(
            of.name() + "_" + DEVIATION.name(),
            DEVIATION.unit(),
            DEVIATION.direction(),
            DEVIATION.description());
  }

  /**
   * Returns the unit of a value in the table.
   *
   * @param column the column's name, which gives the unit of some sub-tests
   * @param key the option's key: RSA keys sign in the first row and verify in the second
   * @param occurrence how many rows of this option are above it
   */
  static String inTable(@Nullable String subTest, String column, String key, int occurrence) {
    if ("openssl".equals(subTest) && key.startsWith("rsa")) {
      return occurrence == 0 ? "sign/s" : "verify/s";
    }
    if (BY_UNIT.containsKey(column.toLowerCase(Locale.ROOT))) {
      return column;
    }
    return subTest == null ? UNKNOWN : BY_SUB_TEST.getOrDefault(subTest, UNKNOWN);
  }
}
