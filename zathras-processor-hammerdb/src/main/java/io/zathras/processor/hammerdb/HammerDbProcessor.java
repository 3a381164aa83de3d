package io.zathras.processor.hammerdb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Aggregation;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of HammerDB's TPC-C derived workload against one database.
 *
 * <ul>
 *   <li>A run is a number of virtual users, with its rates as the only point.
 *   <li>The headlines are the highest transactions per minute, which are comparable only within one
 *       database and version, and the highest new orders per minute, which are comparable between
 *       databases. Each names the run of its peak, and so the number of users.
 *   <li>A run passes when HammerDB's output has a result and says that every virtual user
 *       succeeded, and fails when one did not. Without an output it is UNKNOWN. The wrapper's
 *       {@code Failed} fails the whole result.
 * </ul>
 */
public final class HammerDbProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("hammerdb")
          .alsoTest("hammerdb_mariadb")
          .alsoTest("hammerdb_mssql")
          .alsoTest("hammerdb_postgres")
          .prefix("hammerdb")
          .title("HammerDB: TPC-C derived load of a database")
          .url("https://www.hammerdb.com/")
          .threadsSetting("virtual_users")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v2.6")
                  .run("a number of virtual users")
                  .points("its one result")
                  .headlineOf("the peak over the virtual users, which is that of the run it names")
                  .headline("tpm", "transactions/min", Direction.HIGHER_IS_BETTER)
                  .headline("nopm", "new_orders/min", Direction.HIGHER_IS_BETTER))
          .build();

  private static final Metric TPM =
      Metric.higherIsBetter(
              "tpm",
              "transactions/min",
              "Commits and rollbacks of the database: comparable within one database only")
          .combinedBy(Aggregation.MAXIMUM);
  private static final Metric NOPM =
      Metric.higherIsBetter(
              "nopm", "new_orders/min", "New orders of the workload: comparable between databases")
          .combinedBy(Aggregation.MAXIMUM);

  private static final Pattern TABLE =
      Pattern.compile("(?!pcp_)(?<directory>(?:[^/]+/){0,3})results_hammerdb[^/]*\\.csv");
  private static final Map<String, String> DATABASES =
      Map.of(
          "PostgreSQL",
          "postgres",
          "MariaDB",
          "mariadb",
          "MySQL",
          "mysql",
          "SQL Server",
          "mssql",
          "Oracle",
          "oracle",
          "Db2",
          "db2");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    List<NamedFile> tables = tables(input);
    ResultInput below = tables.isEmpty() ? input : input.in(directory(tables.get(0)));
    FileEntry file = tables.isEmpty() ? null : tables.get(0).file();
    HammerDbTable table = HammerDbTable.read(input, file);
    List<HammerDbOutput> outputs = HammerDbOutput.readAll(below);
    List<UserCount> counts = UserCount.pair(table, outputs);
    ResultBuilder result =
        input.result().version(first(outputs, HammerDbOutput::version)).metrics(TPM, NOPM);
    boolean hasRows = hasRows(input, table, outputs);
    if (!hasRows || !table.isWhole()) {
      result.incomplete();
    }
    Findings findings = new Findings(input, outputs);
    for (UserCount count : counts) {
      Interval dates = count.row() == null ? Interval.UNKNOWN : count.row().dates();
      Integer users = count.users();
      PointConfiguration load =
          users == null ? null : PointConfiguration.of("virtual_users", users);
      RunBuilder run = result.run(load == null ? null : load.id());
      run.times(dates).verdict(verdict(count));
      configure(run, count, input.testName(), table, outputs);
      MetricValues values = findings.values(count, run, hasRows);
      if (!values.isEmpty()) {
        run.point(dates.start(), load, values);
      }
    }
    findings.report();
    result.highestHeadline(TPM, TPM);
    result.highestHeadline(NOPM, NOPM);
    return result.decidedBy(WrapperReport.check(input, true)).build();
  }

  /** Returns the tables, with that of the test first. */
  private static List<NamedFile> tables(ResultInput input) {
    List<NamedFile> tables = input.named(TABLE);
    if (tables.isEmpty()) {
      return tables;
    }
    TreeSet<String> directories = new TreeSet<>();
    tables.forEach(table -> directories.add(directory(table)));
    String newest = Directories.newest(directories, input);
    String own = "results_" + input.testName() + ".csv";
    return tables.stream()
        .filter(table -> directory(table).equals(newest))
        .sorted(Comparator.comparing(table -> !table.file().name().equals(own)))
        .toList();
  }

  private static String directory(NamedFile table) {
    String directory = table.text("directory");
    return directory.isEmpty() ? "" : directory.substring(0, directory.length() - 1);
  }

  /** Returns whether the wrapper's table exists and has rows, and reports it if not. */
  private static boolean hasRows(
      ResultInput input, HammerDbTable table, List<HammerDbOutput> outputs) {
    if (!table.table().rows().isEmpty()) {
      return true;
    }
    boolean isMissing = table.table().isMissing();
    String code = isMissing ? "table-missing" : "table-empty";
    String words =
        isMissing
            ? "results_" + input.testName() + ".csv is missing"
            : "no data rows in " + table.table().file().name();
    if (outputs.isEmpty()) {
      table.table().report().error(code, words + "; expected a row for each number of users");
    } else {
      table
          .table()
          .report()
          .warning(
              code,
              "%s; only HammerDB's outputs of %s virtual users are read",
              words,
              outputs.stream()
                  .map(output -> String.valueOf(output.users()))
                  .collect(Collectors.joining(", ")));
    }
    return false;
  }

  private static Status verdict(UserCount count) {
    if (count.row() != null && count.row().isBroken()) {
      return Status.FAIL;
    }
    return count.output() == null ? Status.UNKNOWN : count.output().verdict();
  }

  private static void configure(
      RunBuilder run,
      UserCount count,
      String test,
      HammerDbTable table,
      List<HammerDbOutput> outputs) {
    HammerDbOutput output = count.output();
    run.setting("database", database(test, outputs))
        .setting("virtual_users", count.users())
        .setting("hammerdb_version", first(outputs, HammerDbOutput::version))
        .setting("format_version", table.table().meta("Results version"));
    if (output != null) {
      run.setting("warehouses", output.warehouses())
          .setting("timed_minutes", output.timedMinutes())
          .setting("rampup_minutes", output.rampupMinutes());
    }
  }

  /** Prefers the name of the test because some versions of HammerDB call MariaDB MySQL. */
  private static @Nullable String database(String test, List<HammerDbOutput> outputs) {
    int suffix = test.indexOf('_');
    if (suffix >= 0) {
      return test.substring(suffix + 1);
    }
    String words = first(outputs, HammerDbOutput::database);
    return words == null ? null : DATABASES.getOrDefault(words, words);
  }

  private static <T> @Nullable T first(
      List<HammerDbOutput> outputs, Function<HammerDbOutput, @Nullable T> fact) {
    return outputs.stream().map(fact).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Combines the rates of table and output, and reports a repeated fault once. */
  private static final class Findings {

    private final ResultInput input;
    private final RepeatedFindings repeated = new RepeatedFindings();
    private final boolean newOrdersFirst;

    Findings(ResultInput input, List<HammerDbOutput> outputs) {
      this.input = input;
      newOrdersFirst = outputs.stream().anyMatch(HammerDbOutput::isNewOrdersFirst);
    }

    MetricValues values(UserCount count, RunBuilder run, boolean hasTable) {
      HammerDbTable.Row row = count.row();
      HammerDbOutput output = count.output();
      Double rate = row == null ? null : row.rate();
      if (output == null) {
        repeated.warning(
            input.report(),
            "output-missing",
            "no output test_*_<users>.out of HammerDB for "
                + (count.users() == null ? "an unknown number of" : count.users())
                + " virtual users",
            "nothing tells whether every virtual user succeeded");
      } else {
        compare(output, count, run, hasTable);
      }
      if (output != null && output.hasResult()) {
        if (row != null && rate != null) {
          differ(row, rate, output, run);
        }
        if (row == null || !row.isBroken()) {
          output.reportInvalid();
        }
        return new MetricValues().put(TPM, output.tpm()).put(NOPM, output.nopm());
      }
      if (row != null && rate == null && !row.isBroken() && !row.isCut() && output == null) {
        row.row().error("value-missing", "'%s' has no TPM; expected a number", row.row());
      }
      if (row != null && rate != null && newOrdersFirst) {
        mislabelled(row);
      }
      return new MetricValues().put(newOrdersFirst ? NOPM : TPM, rate);
    }

    private static void compare(
        HammerDbOutput output, UserCount count, RunBuilder run, boolean hasTable) {
      if (!output.isComplete()) {
        run.incomplete();
      }
      Integer active = output.active();
      if (active != null && !active.equals(count.users())) {
        run.incomplete();
        output
            .report()
            .warning(
                "users-differ",
                "HammerDB says '%s Active Virtual Users configured'; expected %s",
                active,
                count.users());
      }
      if (count.row() == null && hasTable) {
        run.incomplete();
        output
            .report()
            .warning(
                "row-missing",
                "the wrapper's table has no row of %s virtual users; HammerDB's output is used",
                count.users());
      }
    }

    private void differ(HammerDbTable.Row row, Double rate, HammerDbOutput output, RunBuilder run) {
      Double tpm = output.tpm();
      if (tpm == null || rate.equals(tpm)) {
        return;
      }
      if (output.isNewOrdersFirst() && rate.equals(output.nopm())) {
        mislabelled(row);
        return;
      }
      run.incomplete();
      repeated.warning(
          row.row().report(),
          "table-differs",
          String.format(
              Locale.ROOT, "TPM is %.0f in the table, and %.0f in HammerDB's output", rate, tpm),
          "the output's numbers are used");
    }

    private void mislabelled(HammerDbTable.Row row) {
      repeated.warning(
          row.row().report(),
          "column-mislabelled",
          "column 'TPM' holds new orders per minute, which HammerDB 4 prints first",
          "it is given as nopm, and tpm is what HammerDB's output says");
    }

    void report() {
      repeated.report();
    }
  }
}
