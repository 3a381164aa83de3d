package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of the Phoronix Test Suite, of which the wrapper runs one sub-test ({@code
 * stress-ng}, {@code redis}, ...). A run is one option of the sub-test, in the order the suite ran
 * them; its points are the suite's samples over all iterations of the wrapper, its metrics the
 * means over the iterations of what the suite reports, named by the unit. The headline is the
 * geometric mean over the options when all have one metric, or the one option's own value: options
 * in different units have none.
 *
 * <p>The console has everything but the date; the wrapper's table, made of it, is of the last
 * iteration. An option that failed or was cut is a run without metrics.
 */
public final class PhoronixProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("phoronix")
          .prefix("phoronix")
          .title("Phoronix Test Suite: one of its benchmarks")
          .url("https://www.phoronix-test-suite.com/")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    PhoronixFiles files = PhoronixFiles.find(input);
    FileEntry tableFile = files.table();
    PhoronixTable table =
        tableFile == null ? PhoronixTable.missing() : PhoronixTable.read(tableFile, diagnostics);
    List<Console> consoles = new ArrayList<>();
    ResultLimits.checkFiles(input.files().name(), files.consoles().size());
    ResultLimits.checkRuns(input.files().name(), table.rows().size());
    files
        .consoles()
        .forEach(
            (iteration, file) ->
                consoles.add(new ConsoleReader(file, iteration, diagnostics).read()));
    String subTest = subTest(files, table, consoles);
    List<MeasuredOption> options = Options.of(consoles, table, subTest, diagnostics);
    Evidence evidence =
        new Evidence(input.files().name(), consoles, table, files.report(), files.promisesReport());
    boolean complete = evidence.check(options, diagnostics);

    BenchmarkResult.Builder result =
        BenchmarkResult.builder().benchmarkVersion(first(consoles, Console::benchmarkVersion));
    List<Run> runs = runs(options, evidence, shared(subTest, table, consoles));
    runs.forEach(result::run);
    if (evidence.isOneIteration()) {
      result.interval(table.interval().start(), table.interval().end());
    }
    Headline.add(result, options, runs);
    return result.status(Verdicts.overall(basis(runs), runs, complete)).build();
  }

  private static List<Run> runs(
      List<MeasuredOption> options, Evidence evidence, Map<String, Object> shared) {
    List<Run> runs = new ArrayList<>();
    for (MeasuredOption option : options) {
      Status status = option.status(evidence.iterations(), evidence.verdict());
      runs.add(PhoronixRun.of(runs.size() + 1, option, status, shared));
    }
    return runs;
  }

  private static Map<String, Object> shared(
      @Nullable String subTest, PhoronixTable table, List<Console> consoles) {
    Map<String, Object> shared = new LinkedHashMap<>();
    put(shared, "sub_test", subTest);
    String suite = first(consoles, Console::suiteVersion);
    put(shared, "pts_version", suite == null ? table.suiteVersion() : suite);
    put(shared, "profile", first(consoles, Console::profile));
    return shared;
  }

  private static void put(Map<String, Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static @Nullable String first(
      List<Console> consoles, Function<Console, @Nullable String> property) {
    for (Console console : consoles) {
      String value = property.apply(console);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The table names it since 2026; the oldest generations ran nothing but stress-ng. */
  private static @Nullable String subTest(
      PhoronixFiles files, PhoronixTable table, List<Console> consoles) {
    if (table.subTest() != null) {
      return table.subTest();
    }
    String console = first(consoles, Console::subTest);
    if (console != null || files.subTest() != null) {
      return files.subTest() == null ? console : files.subTest();
    }
    boolean oldest = table.rows().stream().anyMatch(row -> row.column().equals("BOPs"));
    return oldest ? "stress-ng" : null;
  }

  /** Returns the outcome of what was measured at all, or {@code null} when nothing was. */
  private static @Nullable Status basis(List<Run> runs) {
    List<Status> measured =
        runs.stream().filter(run -> !run.metrics().isEmpty()).map(Run::status).distinct().toList();
    if (measured.isEmpty()) {
      return null;
    }
    boolean unlike = measured.size() > 1 || measured.get(0) == Status.PARTIAL;
    return unlike ? Status.PASS : measured.get(0);
  }
}
