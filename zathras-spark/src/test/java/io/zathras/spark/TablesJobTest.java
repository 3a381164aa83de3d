package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.tables.ColumnType;
import io.zathras.tables.CsvTablesExporter;
import io.zathras.tables.Table;
import io.zathras.tables.TableColumn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.viewfs.ConfigUtil;
import org.apache.hadoop.mapred.FileAlreadyExistsException;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskKilled;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on two threads, each task of which may fail three times. */
class TablesJobTest {

  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final int TASKS = 3;

  @TempDir static Path shared;
  @TempDir Path directory;

  private static JavaSparkContext spark;
  private static SparkSession session;
  private static Path tree;
  private static Map<Table, List<String>> expected;

  @BeforeAll
  static void begin() throws IOException {
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2,4]")
                .setAppName("zathras-spark")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.shuffle.partitions", "2")
                .set("spark.local.dir", shared.resolve("work").toString())
                .set("spark.sql.warehouse.dir", shared.resolve("warehouse").toString()));
    spark
        .hadoopConfiguration()
        .setClass(
            "fs." + UnreliableFileSystem.SCHEME + ".impl",
            UnreliableFileSystem.class,
            org.apache.hadoop.fs.FileSystem.class);
    session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    tree = ResultTree.make(shared.resolve("tree"));
    expected = ofTheCommandLine(tree, shared.resolve("csv"));
  }

  @AfterAll
  static void end() {
    spark.close();
  }

  @Test
  void givesTheRowsOfTheCommandLine() throws IOException {
    Map<Outcome, Long> counts = run(tree.toString(), directory.toString());

    assertRowsAreThoseOfTheCommandLine();
    assertThat(expected.get(Table.POINT)).isNotEmpty();
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Outcome.PROCESSED, (long) expected.get(Table.RESULT).size(),
                Outcome.DUPLICATE, 2L,
                Outcome.SKIPPED, 1L,
                Outcome.MISSING, 6L,
                Outcome.FAILED, 1L));
  }

  @Test
  void columnsHaveTheTypesThatAreDeclared() throws IOException {
    run(ResultTree.EXAMPLES.resolve("sample-results").toString(), directory.toString());

    for (Table table : Table.values()) {
      StructField[] fields = read(directory, table.title()).schema().fields();
      assertThat(Arrays.stream(fields).map(StructField::name))
          .isEqualTo(table.columns().stream().map(TableColumn::name).toList());
      assertThat(Arrays.stream(fields).map(StructField::dataType))
          .isEqualTo(table.columns().stream().map(column -> type(column.type())).toList());
    }
  }

  @Test
  void theReportSaysWhatBecameOfEachResultAndABrokenOneCostsItselfOnly() throws IOException {
    run(tree.toString(), directory.toString());

    List<Row> report = read(directory, "report").collectAsList();
    assertThat(withOutcome(report, Outcome.FAILED))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("source")).endsWith("results_streams_tuned_broken.tar");
              assertThat(row.<String>getAs("message")).contains("results_streams_tuned_broken.tar");
              assertThat(row.<String>getAs("document_id")).isNull();
            });
    assertThat(withOutcome(report, Outcome.PROCESSED))
        .extracting(row -> row.<String>getAs("source"))
        .anyMatch(source -> source.endsWith("a/nightly/rhel/aws/m5.xlarge_7/results_streams.zip"));
    assertThat(withOutcome(report, Outcome.DUPLICATE))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("source")).contains("/c/monday/");
              assertThat(row.<String>getAs("message"))
                  .contains("the same result as in", "/a/nightly/");
            });
    assertThat(withOutcome(report, Outcome.MISSING)).hasSize(6);
  }

  @Test
  void aKilledTaskIsDoneAgainAndGivesNoRowTwice() throws Exception {
    UnreliableFileSystem.hanging = new CountDownLatch(1);
    UnreliableFileSystem.HANGS.set(1);
    Running running = new Running();
    spark.sc().addSparkListener(running);
    Thread killer = new Thread(() -> killOne(running));
    killer.start();
    try {
      run(UnreliableFileSystem.SCHEME + "://" + tree, directory.toString());
    } finally {
      killer.interrupt();
      killer.join();
      spark.sc().listenerBus().waitUntilEmpty();
      spark.sc().removeSparkListener(running);
    }

    assertThat(running.killed).isNotEmpty();
    assertRowsAreThoseOfTheCommandLine();
  }

  @Test
  void aTaskThatFailsWhileItWritesIsDoneAgainAndGivesNoRowTwice() throws IOException {
    UnreliableFileSystem.FAILURES.set(3);

    run(tree.toString(), UnreliableFileSystem.SCHEME + "://" + directory);

    assertThat(UnreliableFileSystem.FAILURES).hasValue(0);
    assertRowsAreThoseOfTheCommandLine();
  }

  @Test
  void aJobThatFailedLeavesNothingThatIsReadAndIsCompletedByTheSameCommand() throws IOException {
    String output = UnreliableFileSystem.SCHEME + "://" + directory;
    UnreliableFileSystem.FAILURES.set(Integer.MAX_VALUE);
    assertThatThrownBy(() -> run(tree.toString(), output))
        .hasStackTraceContaining("the test's file system failed");
    UnreliableFileSystem.FAILURES.set(0);
    assertThat(directory.resolve("result")).doesNotExist();
    for (String left :
        List.of("", "_temporary/0/task_202612010000000000000000000_0002_r_000009/")) {
      Path file = directory.resolve(left + "result/part-00009.parquet");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "of a job that was killed");
    }

    run(tree.toString(), output);

    assertRowsAreThoseOfTheCommandLine();
  }

  @Test
  void tablesThatAreThereGiveWayOnlyWhenAskedTo() throws IOException {
    String sample = ResultTree.EXAMPLES.resolve("sample-results").toString();
    TablesJob.builder()
        .results(tree.toString())
        .output(directory.toString())
        .partitions(2 * TASKS)
        .time(NOW)
        .build()
        .run(spark);

    assertThatThrownBy(() -> run(sample, directory.toString()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("--replace");
    assertRowsAreThoseOfTheCommandLine();

    for (int i = 0; i < 2; i++) {
      TablesJob.builder()
          .results(sample)
          .output(directory.toString())
          .replace(true)
          .partitions(TASKS)
          .time(NOW)
          .build()
          .run(spark);
      assertThat(read(directory, "result").count()).isOne();
      assertThat(read(directory, "report").count()).isOne();
    }
  }

  @Test
  void readsAnyFileSystemThatHadoopHasAClientFor() throws IOException {
    Configuration hadoop = spark.hadoopConfiguration();
    ConfigUtil.addLink(hadoop, "cluster", "/stored", tree.toUri());

    run("viewfs://cluster/stored", directory.toString());

    assertRowsAreThoseOfTheCommandLine();
    assertThat(read(directory, "report").select("source").as(Encoders.STRING()).collectAsList())
        .allMatch(source -> source.startsWith("viewfs://cluster/stored/"));
  }

  @Test
  void secretsReachNoTable() throws IOException {
    Path leaf = directory.resolve("tree/nightly/rhel/aws/m5.xlarge_0");
    ResultTree.copy(
        ResultTree.EXAMPLES.resolve("sample-results/nightly_rhel_9_4/rhel/aws/m5.xlarge_0"), leaf);
    Files.writeString(
        leaf.resolve("coremark.cmd"),
        "#!/bin/bash\nrun.sh --extra https://me:S3CRET@example.com --password S3CRET\n");
    Files.writeString(leaf.resolve("results_streams.zip"), "broken");
    ConfigUtil.addLink(
        spark.hadoopConfiguration(),
        "me:S3CRET@cluster",
        "/tree",
        directory.resolve("tree").toUri());
    Path output = directory.resolve("tables");

    Map<Outcome, Long> counts = run("viewfs://me:S3CRET@cluster/tree", output.toString());

    assertThat(counts).containsEntry(Outcome.PROCESSED, 1L).containsEntry(Outcome.FAILED, 1L);

    for (OutputTable table : OutputTable.ALL) {
      assertThat(read(output, table.name()).collectAsList())
          .as(table.name())
          .isNotNull()
          .allSatisfy(row -> assertThat(row.toString()).doesNotContain("S3CRET"));
    }
    assertThat(read(output, "setting").filter("scope = 'test'").count()).isPositive();
  }

  @Test
  void resultsThatAreNotThereAreAnError() {
    assertThatThrownBy(() -> run(directory.resolve("nowhere").toString(), directory.toString()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void anArchiveAndOverlappingPlacesAreNamedThemselves() throws IOException {
    Path leaf = ResultTree.EXAMPLES.resolve("sample-results/nightly_rhel_9_4/rhel/aws/m5.xlarge_0");
    Map<Outcome, Long> counts =
        TablesJob.builder()
            .results(leaf.resolve("results_coremark.zip").toString())
            .results(leaf.toString())
            .output(directory.toString())
            .build()
            .run(spark);

    assertThat(counts).containsEntry(Outcome.PROCESSED, 1L).containsEntry(Outcome.DUPLICATE, 1L);
    assertThat(read(directory, "result").count()).isOne();
  }

  /**
   * Kills what runs while an archive hangs; which tasks run is known some time after they begin.
   */
  private static void killOne(Running running) {
    try {
      UnreliableFileSystem.hanging.await();
      while (running.killed.isEmpty()) {
        running.tasks.forEach(task -> spark.sc().killTaskAttempt(task, true, "by a test"));
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which tasks run, and which were killed. */
  private static final class Running extends SparkListener {

    private final Set<Long> tasks = ConcurrentHashMap.newKeySet();
    private final Set<Long> killed = ConcurrentHashMap.newKeySet();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      tasks.add(start.taskInfo().taskId());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.reason() instanceof TaskKilled) {
        killed.add(end.taskInfo().taskId());
      }
    }
  }

  private void assertRowsAreThoseOfTheCommandLine() {
    for (Table table : Table.values()) {
      List<String> wanted = expected.get(table);
      List<String> found = sorted(read(directory, table.title()));
      int same = 0;
      while (same < Math.min(wanted.size(), found.size())
          && wanted.get(same).equals(found.get(same))) {
        same++;
      }
      assertThat(part(found, same)).as("%s from row %s", table, same).isEqualTo(part(wanted, same));
      assertThat(found).as("%s", table).hasSameSizeAs(wanted);
    }
  }

  /** Returns a few rows, because a failure with all of them is not read. */
  private static List<String> part(List<String> rows, int from) {
    return rows.subList(from, Math.min(rows.size(), from + 3));
  }

  private static Map<Outcome, Long> run(String results, String output) throws IOException {
    return TablesJob.builder()
        .results(results)
        .output(output)
        .partitions(TASKS)
        .time(NOW)
        .build()
        .run(spark);
  }

  private static List<Row> withOutcome(List<Row> report, Outcome outcome) {
    return report.stream()
        .filter(row -> row.<String>getAs("outcome").equals(outcome.name()))
        .toList();
  }

  private static Dataset<Row> read(Path tables, String table) {
    return session.read().parquet(URI.create("file:" + tables.resolve(table)).toString());
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Returns what {@code zathras tables} makes of the tree, read by the declared types. */
  private static Map<Table, List<String>> ofTheCommandLine(Path tree, Path csv) {
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .export(CsvTablesExporter.to(csv))
            .build()) {
      pipeline.process(tree);
    }
    return Stream.of(Table.values())
        .collect(Collectors.toMap(table -> table, table -> sorted(fromCsv(csv, table))));
  }

  private static Dataset<Row> fromCsv(Path csv, Table table) {
    Dataset<Row> text =
        session
            .read()
            .option("header", true)
            .option("multiLine", true)
            .option("escape", "\"")
            .option("lineSep", "\r\n")
            .option("nullValue", "\u0001")
            .csv(csv.resolve(table.title() + ".csv").toString());
    return text.select(
        table.columns().stream()
            .map(column -> functions.col(column.name()).cast(type(column.type())))
            .toArray(Column[]::new));
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case DECIMAL -> DataTypes.DoubleType;
      case FLAG -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case LOCAL_TIMESTAMP -> DataTypes.TimestampNTZType;
    };
  }
}
