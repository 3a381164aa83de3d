package io.zathras.spark;

import static java.util.Objects.requireNonNull;

import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.spark.hadoop.HadoopFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Writes the tables of all results at or below some directories as Parquet: {@code
 * result/part-00000.parquet} and so on, of the five tables that {@code zathras tables} writes, with
 * the same rows, and a table {@code report}, which says of each result and archive what became of
 * it.
 *
 * <p>A directory is a unit of work, read by the ordinary pipeline in the executors. Its rows go to
 * the task that their document's id names, so that a result which several directories have is there
 * once. No attempt of a task but one is committed, and no file appears before the whole job is, so
 * that neither a second attempt nor a speculative one gives a row twice. A broken archive is a row
 * of the report and costs its own result.
 *
 * @since 0.1
 */
public final class TablesJob {

  private static final String USAGE =
      "usage: TablesJob --output DIRECTORY [--replace] [--partitions N] RESULTS...";

  /** Small tasks even out what directories of different sizes cost. */
  private static final int READING_TASKS_A_PARTITION = 4;

  private final List<String> results;
  private final String output;
  private final boolean replace;
  private final int partitions;
  private final Instant time;

  private TablesJob(Builder builder) {
    if (builder.results.isEmpty() || builder.output == null) {
      throw new IllegalArgumentException(USAGE);
    }
    results = List.copyOf(builder.results);
    output = builder.output;
    replace = builder.replace;
    partitions = builder.partitions;
    time = builder.time == null ? Instant.now() : builder.time;
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs the job on the command line of {@code spark-submit}: {@code --output DIRECTORY [--replace]
   * [--partitions N] RESULTS...}. Prints how many results had which outcome.
   *
   * @param arguments as above
   * @throws IOException if the results are not there, or the tables cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    TablesJob job;
    try {
      job = parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    SparkConf settings = new SparkConf().setIfMissing("spark.app.name", "Zathras tables");
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      System.out.println(summary(job.run(spark)));
    }
  }

  static TablesJob parse(List<String> arguments) {
    Builder builder = builder();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--replace" -> builder.replace(true);
        case "--output" -> builder.output(value(rest));
        case "--partitions" -> builder.partitions(number(value(rest)));
        default -> {
          if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + argument + "; " + USAGE);
          }
          builder.results(argument);
        }
      }
    }
    return builder.build();
  }

  private static String value(Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(USAGE);
    }
    return rest.next();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no number; " + USAGE, e);
    }
  }

  static String summary(Map<Outcome, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /**
   * Runs the job.
   *
   * @param spark where to run; stays open
   * @return how many results and archives had which outcome, also those that none had
   * @throws IOException if results are not there, or the output has tables and they are not to be
   *     replaced
   */
  public Map<Outcome, Long> run(JavaSparkContext spark) throws IOException {
    Configuration hadoop = spark.hadoopConfiguration();
    Job target = target(hadoop);
    new TablesFormat().checkOutputSpecs(target);
    int tasks = partitions > 0 ? partitions : 2 * spark.defaultParallelism();
    Broadcast<SerializableConfiguration> settings =
        spark.broadcast(new SerializableConfiguration(hadoop));
    try {
      Map<Outcome, LongAccumulator> counts = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        counts.put(outcome, spark.sc().longAccumulator(outcome.name()));
      }
      rows(read(units(spark, settings, tasks), settings, tasks), counts)
          .saveAsNewAPIHadoopDataset(target.getConfiguration());
      Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
      counts.forEach((outcome, count) -> all.put(outcome, count.value()));
      return Collections.unmodifiableMap(all);
    } finally {
      settings.destroy();
    }
  }

  private Job target(Configuration hadoop) throws IOException {
    Job job = Job.getInstance(hadoop);
    job.setOutputFormatClass(TablesFormat.class);
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(TableRow.class);
    FileOutputFormat.setOutputPath(job, new Path(output));
    job.getConfiguration().setBoolean(TablesFormat.REPLACE, replace);
    // The other algorithm shows files of each task when it ends, before the older ones are removed.
    job.getConfiguration().setInt("mapreduce.fileoutputcommitter.algorithm.version", 1);
    return job;
  }

  /** Finds the units: the driver looks at the upper part of the trees, tasks at the rest. */
  private JavaRDD<DirectoryUnit> units(
      JavaSparkContext spark, Broadcast<SerializableConfiguration> settings, int tasks)
      throws IOException {
    Configuration hadoop = spark.hadoopConfiguration();
    List<DirectoryUnit> roots = new ArrayList<>();
    for (String result : results) {
      java.nio.file.Path path = HadoopFileSystem.path(result, hadoop);
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      roots.add(DirectoryUnit.root(roots.size(), path));
    }
    int slices = tasks * READING_TASKS_A_PARTITION;
    List<DirectoryUnit> parts = UnitReader.finder(hadoop).parts(roots, slices);
    return spark
        .parallelize(parts, Math.max(1, Math.min(parts.size(), slices)))
        .mapPartitions(
            some -> {
              UnitFinder finder = UnitReader.finder(settings.value().value());
              return Chained.over(some, finder::units);
            });
  }

  /** Has units read, evenly spread, and the blocks of each document brought together. */
  private JavaPairRDD<RowKey, byte[]> read(
      JavaRDD<DirectoryUnit> units, Broadcast<SerializableConfiguration> settings, int tasks) {
    Instant now = time;
    return units
        .mapToPair(unit -> new Tuple2<>(unit.address().toString(), unit))
        .partitionBy(new HashPartitioner(tasks * READING_TASKS_A_PARTITION))
        .mapPartitionsToPair(
            some -> {
              UnitReader reader = new UnitReader(settings.value().value(), now);
              return Chained.over(some, unit -> reader.read(unit._2()));
            })
        .repartitionAndSortWithinPartitions(new BucketPartitioner(tasks));
  }

  private static JavaPairRDD<NullWritable, TableRow> rows(
      JavaPairRDD<RowKey, byte[]> blocks, Map<Outcome, LongAccumulator> counts) {
    return blocks.mapPartitionsToPair(
        sorted -> {
          Consumer<Outcome> count = outcome -> requireNonNull(counts.get(outcome)).add(1);
          FirstOfEach rows = new FirstOfEach(sorted, count);
          return Chained.mapped(rows, row -> new Tuple2<>(NullWritable.get(), row));
        });
  }

  /**
   * Collects the settings of a job.
   *
   * @since 0.1
   */
  public static final class Builder {

    private final List<String> results = new ArrayList<>();
    private @Nullable String output;
    private boolean replace;
    private int partitions;
    private @Nullable Instant time;

    private Builder() {}

    /**
     * Adds a directory with results at any depth, or an archive.
     *
     * @param address in any file system that Hadoop has a client for, as {@code
     *     s3a://bucket/results}; without a scheme, in Hadoop's default
     */
    public Builder results(String address) {
      results.add(address);
      return this;
    }

    /**
     * Sets where the tables go.
     *
     * @param address a directory, in any file system that Hadoop has a client for
     */
    public Builder output(String address) {
      output = address;
      return this;
    }

    /**
     * Sets whether tables that are there give way to the new ones, in the moment in which these are
     * complete; the job is refused by default.
     */
    public Builder replace(boolean replacing) {
      replace = replacing;
      return this;
    }

    /**
     * Sets how many files a table has; twice the cores that Spark sees when the job begins by
     * default. Four times as many tasks read results.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder partitions(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("partitions is " + number + "; expected at least 1");
      }
      partitions = number;
      return this;
    }

    /** Sets the time of processing that documents state; the time of building by default. */
    public Builder time(Instant now) {
      time = now;
      return this;
    }

    /**
     * Returns the job.
     *
     * @throws IllegalArgumentException if there are no results, or no output
     */
    public TablesJob build() {
      return new TablesJob(this);
    }
  }
}
