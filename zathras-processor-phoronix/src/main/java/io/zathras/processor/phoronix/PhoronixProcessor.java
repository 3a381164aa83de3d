package io.zathras.processor.phoronix;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of the Phoronix Test Suite, of which the wrapper runs one sub-test ({@code
 * stress-ng}, {@code redis}, ...). A run is one option of the sub-test, in the suite's order. Its
 * points are the suite's samples over all iterations of the wrapper. Its metrics, named by their
 * unit, are the means of the suite's values over the iterations. The headline is the geometric mean
 * over the options if all have the same metric, or the value of the only option. Options in
 * different units have no headline.
 *
 * <p>The console has everything but the dates. The wrapper makes its table from the console of the
 * last iteration. An option that failed or was cut is a run without metrics.
 */
public final class PhoronixProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("phoronix")
          .prefix("phoronix")
          .title("Phoronix Test Suite: one of its benchmarks")
          .url("https://www.phoronix-test-suite.com/")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v1.26 to v3.8")
                  .run("an option of the sub-test")
                  .points("the suite's samples")
                  .headlineOf("the option's value, or the geometric mean of options of one unit")
                  .headline("<metric>", "the option's own", Direction.NONE)
                  .headline("<metric>_geometric_mean", "the options' own", Direction.NONE))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    PhoronixFiles files = PhoronixFiles.find(input);
    PhoronixTable table = PhoronixTable.read(files.table(), input);
    ResultLimits.checkFiles(input.files().name(), files.consoles().size());
    ResultLimits.checkRuns(input.files().name(), table.rows().size());
    String named = table.subTest() == null ? files.subTest() : table.subTest();
    List<Console> consoles = consoles(files, named, input);
    String subTest = named == null ? subTest(table, consoles, input) : named;
    List<MeasuredOption> options = Options.of(consoles, table, subTest);
    boolean complete = isComplete(table, consoles, input);
    Status report = WrapperReport.check(files.report(), input.report(), files.promisesReport());

    ResultBuilder result = input.result().version(first(consoles, Console::benchmarkVersion));
    List<Integer> iterations = consoles.stream().map(Console::iteration).toList();
    Map<String, @Nullable String> shared = shared(subTest, table, consoles);
    Status wrapper = WrapperReport.read(files.report());
    for (MeasuredOption option : options) {
      PhoronixRun.add(result, option, option.status(iterations, wrapper), shared);
    }
    Interval dates = table.interval();
    result.interval(isOneIteration(consoles) ? dates : new Interval(null, dates.end()));
    addHeadline(result, options);
    result.restsOn(basis(result.runs()));
    if (!complete || report != Status.PASS) {
      result.incomplete();
    }
    return result.build();
  }

  /** Reports missing files and options; returns whether there are none. */
  private static boolean isComplete(
      PhoronixTable table, List<Console> consoles, ResultInput input) {
    boolean complete = table.isSound() && !table.isMissing();
    if (table.isMissing()) {
      input
          .report()
          .warning(
              "table-missing",
              "the wrapper's table is missing; the console of %s is read; nothing tells whether a"
                  + " last one is lost",
              count(consoles.size()));
    }
    int last = consoles.isEmpty() ? 1 : consoles.get(consoles.size() - 1).iteration();
    if (consoles.isEmpty()) {
      input
          .report()
          .warning(
              "console-missing",
              "results_phoronix_*.out is missing: no samples, no version of the benchmark, and"
                  + " nothing tells whether an option failed");
    } else if (last > consoles.size()) {
      complete = false;
      input
          .report()
          .error(
              "iterations-missing",
              "iteration %s is the last, and the console of only %s is here",
              last,
              count(consoles.size()));
    }
    if (!isOneIteration(consoles) && table.interval().start() != null) {
      table
          .report()
          .info(
              "dates-of-last-iteration",
              "the table's dates are those of the last iteration, whose end is the test's; the"
                  + " test's start is not known");
    }
    for (Console console : consoles) {
      complete &= console.checkPromised();
    }
    return complete;
  }

  private static String count(int iterations) {
    return iterations + (iterations == 1 ? " iteration" : " iterations");
  }

  /** Returns whether there was only one iteration, so that the table's dates are the test's. */
  private static boolean isOneIteration(List<Console> consoles) {
    return consoles.isEmpty() || consoles.get(consoles.size() - 1).iteration() == 1;
  }

  private static Map<String, @Nullable String> shared(
      @Nullable String subTest, PhoronixTable table, List<Console> consoles) {
    String suite = first(consoles, Console::suiteVersion);
    Map<String, @Nullable String> shared = new LinkedHashMap<>();
    shared.put("sub_test", subTest);
    shared.put("pts_version", suite == null ? table.suiteVersion() : suite);
    shared.put("profile", first(consoles, Console::profile));
    return shared;
  }

  private static @Nullable String first(
      List<Console> consoles, Function<Console, @Nullable String> property) {
    return consoles.stream()
        .flatMap(console -> Stream.ofNullable(property.apply(console)))
        .findFirst()
        .orElse(null);
  }

  /** Reads the consoles, except those of another sub-test, which another test left there. */
  private static List<Console> consoles(
      PhoronixFiles files, @Nullable String subTest, ResultInput input) {
    List<Console> consoles = new ArrayList<>();
    files
        .consoles()
        .forEach(
            (iteration, file) -> {
              Console console = Console.read(file, input.report(file), iteration);
              if (subTest == null
                  || console.subTest() == null
                  || subTest.equals(console.subTest())) {
                consoles.add(console);
              } else {
                input
                    .report(file)
                    .info(
                        "console-of-other-sub-test",
                        "the console is of %s, and the result of %s; it is left out",
                        console.subTest(),
                        subTest);
              }
            });
    return consoles;
  }

  /** Returns the sub-test if no file names it; the oldest generations ran only stress-ng. */
  private static @Nullable String subTest(
      PhoronixTable table, List<Console> consoles, ResultInput input) {
    String asked = PhoronixFiles.asked(input);
    String console = asked == null ? first(consoles, Console::subTest) : asked;
    boolean oldest = table.rows().stream().anyMatch(row -> row.column().equals("BOPs"));
    return console == null && oldest ? "stress-ng" : console;
  }

  /** Adds the headline if all options have the same metric. */
  private static void addHeadline(ResultBuilder result, List<MeasuredOption> options) {
    List<Metric> metrics =
        options.stream().flatMap(option -> option.metrics().stream()).distinct().toList();
    if (metrics.size() != 1) {
      return;
    }
    Metric metric = metrics.get(0);
    if (options.size() == 1) {
      RunBuilder run = result.runs().get(0);
      result
          .headline(metric, options.get(0).averages(metric), run)
          .statistics(metric, run.samples(metric));
      return;
    }
    Metric mean =
        new Metric(
            metric.name() + "_geometric_mean",
            metric.unit(),
            metric.direction(),
            "Geometric mean over the options that have a result");
    result.geometricHeadline(metric, mean, result.runs());
  }

  /** Returns the outcome of the runs with a result, or {@code null} without any. */
  private static @Nullable Status basis(List<RunBuilder> runs) {
    List<Status> measured =
        runs.stream().filter(RunBuilder::isMeasured).map(RunBuilder::status).distinct().toList();
    if (measured.isEmpty()) {
      return null;
    }
    boolean unlike = measured.size() > 1 || measured.get(0) == Status.PARTIAL;
    return unlike ? Status.PASS : measured.get(0);
  }
}
