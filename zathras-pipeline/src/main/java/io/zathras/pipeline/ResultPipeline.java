package io.zathras.pipeline;

import io.zathras.archive.ArchiveLimits;
import io.zathras.archive.ArchiveReader;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.metadata.ResultDirectories;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.DocumentValidator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds result archives, makes a document of each result, checks it and hands it to the exporters.
 * A failure in one archive costs that archive only. Archives are read on several threads, a bounded
 * number at a time. Documents are exported in the order of the input while reading goes on: on the
 * calling thread, or, for an exporter that takes batches, on threads of its own.
 *
 * <p>Several pipelines may work at once, and one may be called from several threads; an exporter is
 * called by one thread at a time. Between calls a pipeline has no thread of its own.
 *
 * @since 0.1
 */
public final class ResultPipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  private final List<Target> targets;
  private final State state = new State();
  private final ArchiveReader reader;
  private final ResultDirectories directories;
  private final BenchmarkProcessors processors;
  private final ResultNames names;
  private final DocumentValidator validator = new DocumentValidator();
  private final boolean includePrivate;
  private final Clock clock;
  private final int concurrency;
  private final Duration timeout;
  private final @Nullable String only;
  private final @Nullable String instance;
  private final @Nullable LocalDateTime since;
  private final ProgressListener listener;

  private ResultPipeline(Builder builder) {
    targets = targets(builder.exporters);
    reader =
        ArchiveReader.builder()
            .limits(builder.limits)
            .skipContent(path -> path.startsWith("pcp_") || path.contains("/pcp_"))
            .build();
    includePrivate = builder.includePrivate;
    directories = new ResultDirectories(reader, includePrivate);
    processors = processors(builder.processors);
    names = ResultNames.of(processors);
    clock = builder.clock;
    concurrency = builder.concurrency;
    timeout = builder.timeout;
    only = builder.test;
    instance = builder.instance;
    since = builder.since();
    listener = new QuietListener(builder.listener);
  }

  /** Returns a builder with the installed processors and no exporter. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Processes every result archive at or below the paths, which may belong to any file system, such
   * as a zip that the JDK opened. See {@link #processDirectory} for one directory alone.
   *
   * <p>An interrupt ends the call early. Documents that were exported by then are whole, the report
   * says what was being read, and the thread is still interrupted afterwards.
   *
   * @return what became of each result, in the order of the paths
   * @throws IllegalStateException if the pipeline is closed
   */
  public ProcessingReport process(Path... paths) {
    ProcessingReport report = process(ResultFinder.over(List.of(paths), names, only));
    LOG.info("{} in {} s", report.counts(), report.duration().toMillis() / 1000.0);
    return report;
  }

  /**
   * Processes the results of one directory without those of its subdirectories, as a unit of work
   * for a program that divides up a tree. {@link #look} finds these directories. Together they give
   * what {@link #process(Path...)} gives for the tree, except that only that method recognises the
   * same result in two directories as a duplicate.
   *
   * @param place the directory, or an archive
   * @return what became of each result, as {@link #process(Path...)} says it
   * @throws IllegalStateException if the pipeline is closed
   */
  public ProcessingReport processDirectory(Path place) {
    return process(ResultFinder.in(place, names, only));
  }

  /**
   * Looks at a directory without reading its results. Thread-safe.
   *
   * @param place the directory, or an archive
   * @return whether there is anything to process, and where to look next
   */
  public DirectoryLook look(Path place) {
    return ResultFinder.look(place, names, only);
  }

  private ProcessingReport process(ResultFinder finder) {
    synchronized (state) {
      if (state.closed) {
        throw new IllegalStateException("the pipeline is closed; build another one");
      }
    }
    long start = System.nanoTime();
    List<Item> items = new ArrayList<>();
    Selection selection = new Selection(instance, since);
    UnderWay underWay = new UnderWay();
    List<String> ended = List.of();
    ExportDispatcher dispatch =
        new ExportDispatcher(
            targets.stream().map(Target::lane).toList(), item -> finish(item, items));
    try (ProcessorThreads threads = new ProcessorThreads(timeout, underWay);
        dispatch;
        PlacesAhead places = new PlacesAhead(finder, listener);
        OrderedExecutor<ProcessedResult> ordered = new OrderedExecutor<>(concurrency)) {
      ResultTasks tasks =
          new ResultTasks(
              places,
              new DocumentProducer(processors, reader, includePrivate, clock, threads, validator),
              directory -> new DirectoryContext(directory, directories),
              names,
              only,
              selection,
              underWay,
              listener);
      try {
        ordered.run(tasks, dispatch::deliver);
      } catch (InterruptedException | OrderedExecutor.Stopped e) {
        Thread.currentThread().interrupt();
      }
      if (Thread.currentThread().isInterrupted()) {
        ended = underWay.describe();
      }
      dispatch.drain();
    }
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (interrupted) {
      synchronized (state) {
        state.interrupted = true;
      }
    }
    return new ProcessingReport(
        items,
        dispatch.diagnostics(),
        selection.leftOut(),
        ended,
        Duration.ofNanos(System.nanoTime() - start),
        interrupted);
  }

  private void finish(Item item, List<Item> items) {
    if (item.outcome() == Outcome.FAILED) {
      LOG.warn("{}", item.summary());
    } else {
      LOG.debug("{}", item.summary());
    }
    listener.finished(item);
    items.add(item);
  }

  /**
   * Closes the exporters, each of them even when another cannot be closed. After an interrupt they
   * are abandoned instead.
   */
  @Override
  public void close() {
    ExportException first = null;
    boolean abandoned;
    synchronized (state) {
      if (state.closed) {
        return;
      }
      state.closed = true;
      abandoned = state.interrupted;
    }
    for (Target target : targets) {
      try {
        target.end(abandoned);
      } catch (ExportException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /**
   * Rejects an empty set of processors because such a pipeline would skip everything; the usual
   * cause is a wrongly packaged program.
   */
  private static BenchmarkProcessors processors(@Nullable BenchmarkProcessors chosen) {
    BenchmarkProcessors processors = chosen == null ? BenchmarkProcessors.installed() : chosen;
    processors.problems().forEach(problem -> LOG.warn("a processor cannot be used: {}", problem));
    return processors.requireAny();
  }

  /** Numbers exporters that have the same name, so that the report tells them apart. */
  private static List<Target> targets(List<Exporter> exporters) {
    Map<String, Target> named = new LinkedHashMap<>();
    for (Exporter exporter : exporters) {
      String name = exporter.name();
      int number = 1;
      while (named.containsKey(name)) {
        number++;
        name = exporter.name() + "-" + number;
      }
      named.put(name, new Target(name, exporter));
    }
    return List.copyOf(named.values());
  }

  /** An exporter, with the semaphore that all calls of the pipeline share for it. */
  private static final class Target {

    private final String name;
    private final Exporter exporter;
    private final Semaphore turns;

    Target(String name, Exporter exporter) {
      this.name = name;
      this.exporter = exporter;
      turns = new Semaphore(ExportLane.concurrency(exporter));
    }

    ExportLane lane() {
      return new ExportLane(name, exporter, turns);
    }

    void end(boolean interrupted) {
      // Acquires the permits so that everything other threads did with the exporter is visible
      // here.
      turns.drainPermits();
      if (interrupted) {
        exporter.abandon();
      } else {
        exporter.close();
      }
    }
  }

  /** The state that concurrent calls change. */
  private static final class State {
    private boolean closed;
    private boolean interrupted;
  }

  /** Collects the settings of a pipeline. */
  public static final class Builder {

    private final List<Exporter> exporters = new ArrayList<>();
    private @Nullable BenchmarkProcessors processors;
    private ArchiveLimits limits = ArchiveLimits.defaults();
    private boolean includePrivate;
    private int concurrency = Runtime.getRuntime().availableProcessors();
    private Duration timeout = DEFAULT_TIMEOUT;
    private @Nullable String test;
    private @Nullable String instance;
    private @Nullable Instant since;
    private @Nullable Duration age;
    private Clock clock = Clock.systemUTC();
    private ProgressListener listener = item -> {};

    private Builder() {}

    /** Adds an exporter; the pipeline closes it. */
    public Builder export(Exporter exporter) {
      exporters.add(exporter);
      return this;
    }

    /** Uses exactly these processors; by default those that are installed. */
    public Builder processors(BenchmarkProcessor... exactly) {
      return processors(BenchmarkProcessors.of(List.of(exactly)));
    }

    /** Uses these processors; by default those that are installed. */
    public Builder processors(BenchmarkProcessors processors) {
      this.processors = processors;
      return this;
    }

    /** Sets the bounds of every archive; {@link ArchiveLimits#defaults()} by default. */
    public Builder limits(ArchiveLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Sets whether documents state host names, users, home directories, addresses and serial
     * numbers; they do not by default.
     */
    public Builder includePrivate(boolean include) {
      includePrivate = include;
      return this;
    }

    /**
     * Sets how many archives are read at once; as many as there are CPUs by default, and never more
     * than 256.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder concurrency(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("concurrency is " + threads + "; expected at least 1");
      }
      concurrency = threads;
      return this;
    }

    /**
     * Sets how long a processor may work on one result; 10 minutes by default. A result that takes
     * longer has failed with a message that names the processor, and the other results are still
     * processed. The processor is interrupted; if it ignores that, its thread runs until the
     * program ends, because Java cannot end it. A processor that exceeds the limit three times in
     * one call of {@link ResultPipeline#process} is not called again in it.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("timeout is " + limit + "; expected more than 0");
      }
      timeout = limit;
      return this;
    }

    /**
     * Processes the results of one test only; those of all tests by default. A file or directory
     * that the caller names counts as a result of this test even if its own name does not say so.
     *
     * @param name the test's name, as in {@code results_<name>.zip}, with or without the suffix
     *     that its processor accepts
     */
    public Builder test(String name) {
      test = name;
      return this;
    }

    /**
     * Processes the results of some instance types only; those of all by default. The others are
     * not read, only counted in {@link ProcessingReport#leftOut}.
     *
     * @param pattern the instance type, or the name of the local system's configuration, as
     *     documents state it; {@code *} stands for any characters
     */
    public Builder instance(String pattern) {
      instance = pattern;
      return this;
    }

    /**
     * Processes only results whose test began at or after a moment; all by default. A time without
     * a zone is taken as UTC, and a result without any time is processed. The others are counted in
     * {@link ProcessingReport#leftOut}.
     */
    public Builder since(Instant moment) {
      since = moment;
      age = null;
      return this;
    }

    /**
     * Like {@link #since(Instant)}, for a moment before the pipeline is built, by its clock.
     *
     * @param ago how long before
     */
    public Builder since(Duration ago) {
      age = ago;
      since = null;
      return this;
    }

    private @Nullable LocalDateTime since() {
      Instant moment = age == null ? since : clock.instant().minus(age);
      return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Sets the clock that gives the time of processing; the system's clock by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets the listener that is told of the progress; none by default. */
    public Builder listener(ProgressListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Returns the pipeline.
     *
     * @throws BenchmarkProcessors.ConfigurationException if two processors of one priority handle
     *     one test, or there is no processor at all
     */
    public ResultPipeline build() {
      return new ResultPipeline(this);
    }
  }
}
