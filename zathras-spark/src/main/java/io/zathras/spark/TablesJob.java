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
 * result/part-00000.parquet} and so on. These are the five tables that {@code zathras tables}
 * writes, with the same rows, and a table {@code report} with the outcome of each result and
 * archive.
 *
 * <p>A directory is a unit of work, which the ordinary pipeline reads in the executors. Its rows go
 * to a task that depends on the document's id, so that a result in several directories is written
 * once. Only one attempt of a task is committed, and no file appears before the whole job is
 * committed, so neither a repeated nor a speculative attempt writes a row twice. A broken archive
 * is a row of the report and costs only its own result.
 *
 * @since 0.1
 */
public final class TablesJob {

  private static final String USAGE =
      "usage: TablesJob --output DIRECTORY [--replace] [--partitions N] RESULTS...";

  /** Several small tasks even out the cost of directories of different sizes. */
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
   * [--partitions N] RESULTS...}. Prints the number of results for each outcome.
   *
   * @param arguments as above
   * @throws IOException if results do not exist, or the tables cannot be written
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
   * @param spark the context to run in; stays open
   * @return the number of results and archives for each outcome, 0 included
   * @throws IOException if results do not exist, or the output has tables that are not to be
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
    // Version 2 publishes a task's files when the task ends, before existing tables are removed.
    job.getConfiguration().setInt("mapreduce.fileoutputcommitter.algorithm.version", 1);
    return job;
  }

  /** Finds the units: the driver searches the upper part of the trees, tasks search the rest. */
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

  /** Reads the units, evenly spread, and brings the blocks of each document together. */
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
     * Adds an archive, or a directory with results at any depth.
     *
     * @param address in any file system that Hadoop has a client for, as {@code
     *     s3a://bucket/results}; without a scheme, in Hadoop's default
     */
    public Builder results(String address) {
      results.add(address);
      return this;
    }

    /**
     * Sets the directory of the tables.
     *
     * @param address a directory, in any file system that Hadoop has a client for
     */
    public Builder output(String address) {
      output = address;
      return this;
    }

    /**
     * Sets whether the new tables, once complete, replace existing ones; by default, existing
     * tables make the job fail.
     */
    public Builder replace(boolean replacing) {
      replace = replacing;
      return this;
    }

    /**
     * Sets how many files a table has; by default twice the cores that Spark sees when the job
     * begins. Four times as many tasks read results.
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

    /** Sets the processing time in documents; by default the time of building the job. */
    public Builder time(Instant now) {
      time = now;
      return this;
    }

    /**
     * Returns the job.
     *
     * @throws IllegalArgumentException if there are no results or no output
     */
    public TablesJob build() {
      return new TablesJob(this);
    }
  }
}
