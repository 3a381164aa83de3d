package io.zathras.pipeline;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveLimits;
import io.zathras.archive.ArchiveNote;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.metadata.SystemInfo;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.DocumentAssembler;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.RunContext;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.ZathrasException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds result archives, makes a document of each, checks it and hands it to the exporters. A
 * failure in one archive costs that archive only. Archives are read on several threads, a bounded
 * number at a time; documents are exported in the order of the input.
 *
 * @since 0.1
 */
public final class ResultPipeline implements AutoCloseable {

  private final BenchmarkProcessors processors;
  private final List<Exporter> exporters;
  private final ArchiveReader reader;
  private final int concurrency;
  private final Clock clock;
  private final Consumer<Item> listener;
  private final DocumentValidator validator = new DocumentValidator();

  private ResultPipeline(Builder builder) {
    processors = builder.processors == null ? BenchmarkProcessors.installed() : builder.processors;
    exporters = List.copyOf(builder.exporters);
    reader =
        ArchiveReader.builder()
            .limits(builder.limits)
            .skipContent(path -> path.contains("/pcp_"))
            .build();
    concurrency = builder.concurrency;
    clock = builder.clock;
    listener = builder.listener;
  }

  /** Returns a builder with the installed processors and no exporter. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Processes every result archive at or below the paths.
   *
   * <p>An interrupt ends the call early; what was exported until then stays whole.
   *
   * @return what became of each, in the order of the paths
   */
  public ProcessingReport process(Path... paths) {
    List<Item> items = new ArrayList<>();
    List<Path> archives = new ArrayList<>();
    for (Path path : paths) {
      find(path, archives, items);
    }
    Set<String> seen = new HashSet<>();
    ExecutorService workers = Executors.newFixedThreadPool(concurrency, ResultPipeline::worker);
    try {
      Deque<Future<List<Parsed>>> inFlight = new ArrayDeque<>();
      Iterator<Path> next = archives.iterator();
      while (next.hasNext() || !inFlight.isEmpty()) {
        while (next.hasNext() && inFlight.size() < 2 * concurrency) {
          Path archive = next.next();
          inFlight.add(workers.submit(() -> read(archive)));
        }
        for (Parsed parsed : inFlight.remove().get()) {
          Item item = deliver(parsed, seen);
          items.add(item);
          listener.accept(item);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed outside of any archive", e.getCause());
    } finally {
      workers.shutdownNow();
    }
    return new ProcessingReport(items);
  }

  /** Closes the exporters, each of them even when another cannot be closed. */
  @Override
  public void close() {
    ExportException first = null;
    for (Exporter exporter : exporters) {
      try {
        exporter.close();
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

  /** What reading gave: a document, or the reason why there is none. */
  private record Parsed(String source, @Nullable ResultDocument document, @Nullable Item item) {}

  private void find(Path path, List<Path> archives, List<Item> items) {
    if (Files.notExists(path)) {
      items.add(failed(path.toString(), "there is no such file or directory"));
      return;
    }
    List<String> unreadable = new ArrayList<>();
    try {
      archives.addAll(ArchiveFinder.find(path, unreadable));
    } catch (IOException e) {
      unreadable.add(path + ": " + e);
    }
    unreadable.forEach(place -> items.add(failed(place, "cannot be read; check its permissions")));
  }

  private List<Parsed> read(Path archive) {
    String source = archive.toString();
    String test = ArchiveFinder.testName(archive);
    BenchmarkProcessor processor = test == null ? null : processors.forTest(test).orElse(null);
    if (test == null || processor == null) {
      String known =
          processors.list().stream()
              .map(known1 -> known1.descriptor().id())
              .collect(Collectors.joining(", "));
      String message =
          test == null
              ? "the file's name is not results_<test>.zip"
              : "no processor reads '" + test + "'; installed: " + known;
      return List.of(parsed(item(source, Outcome.SKIPPED, null, message)));
    }
    List<Parsed> results = new ArrayList<>();
    RunContext context = context(archive);
    try {
      reader.read(archive, tree -> results.add(parse(source, test, processor, tree, context)));
    } catch (ArchiveException e) {
      results.add(parsed(failed(source, String.valueOf(e.getMessage()))));
    }
    return results;
  }

  /** Reads the description of the system that stands beside the archive. */
  private RunContext context(Path archive) {
    Diagnostics diagnostics = new Diagnostics();
    SystemUnderTest system = null;
    Path beside = archive.resolveSibling("sysconfig_info.tar");
    if (Files.isRegularFile(beside, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      try {
        system = SystemInfo.read(reader.readSingle(beside), false, diagnostics);
      } catch (ArchiveException e) {
        diagnostics.warning(
            "sysconfig-unreadable", "sysconfig_info.tar", null, String.valueOf(e.getMessage()));
      }
    }
    return new RunContext(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        system,
        diagnostics.list());
  }

  private Parsed parse(
      String source, String test, BenchmarkProcessor processor, FileTree tree, RunContext context) {
    try {
      Diagnostics diagnostics = new Diagnostics();
      for (ArchiveNote note : tree.notes()) {
        String code = "archive-" + note.code().name().toLowerCase(java.util.Locale.ROOT);
        String file = tree.name() + "!/" + note.path();
        if (note.code() == ArchiveNote.Code.CONTENT_SKIPPED) {
          diagnostics.info(code, file, null, note.message());
        } else {
          diagnostics.warning(code, file, null, note.message());
        }
      }
      ResultInput input = ResultInput.of(test, tree, context, diagnostics);
      ResultDocument document = DocumentAssembler.assemble(processor, input, clock.instant());
      validator.requireValid(document);
      return new Parsed(source, document, null);
    } catch (ZathrasException | ArchiveException e) {
      return parsed(failed(source, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return parsed(
          failed(
              source,
              tree.name()
                  + ": processor "
                  + BenchmarkProcessors.describe(processor)
                  + " failed with "
                  + e
                  + "; this is a bug of the processor"));
    }
  }

  private Item deliver(Parsed parsed, Set<String> seen) {
    ResultDocument document = parsed.document();
    if (document == null) {
      return java.util.Objects.requireNonNull(parsed.item());
    }
    Map<String, String> deliveries = new LinkedHashMap<>();
    Outcome outcome = seen.add(document.id()) ? Outcome.PROCESSED : Outcome.DUPLICATE;
    String message = outcome == Outcome.DUPLICATE ? "the same result was seen before" : null;
    if (outcome == Outcome.PROCESSED) {
      for (Exporter exporter : exporters) {
        try {
          deliveries.put(exporter.name(), exporter.export(document).outcome().name());
        } catch (RuntimeException e) {
          outcome = Outcome.FAILED;
          message = String.valueOf(e.getMessage());
          deliveries.put(exporter.name(), "FAILED");
        }
      }
    }
    return new Item(
        parsed.source(),
        outcome,
        document.id(),
        document.results().status(),
        message,
        deliveries,
        List.copyOf(document.diagnostics().values()));
  }

  private static Parsed parsed(Item item) {
    return new Parsed(item.source(), null, item);
  }

  private static Item failed(String source, String message) {
    return item(source, Outcome.FAILED, null, message);
  }

  private static Item item(
      String source, Outcome outcome, @Nullable String documentId, String message) {
    return new Item(source, outcome, documentId, null, message, Map.of(), List.of());
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "zathras-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Collects the settings of a pipeline. */
  public static final class Builder {

    private final List<Exporter> exporters = new ArrayList<>();
    private @Nullable BenchmarkProcessors processors;
    private ArchiveLimits limits = ArchiveLimits.defaults();
    private int concurrency = Runtime.getRuntime().availableProcessors();
    private Clock clock = Clock.systemUTC();
    private Consumer<Item> listener = item -> {};

    private Builder() {}

    /** Adds an exporter; the pipeline closes it. */
    public Builder export(Exporter exporter) {
      exporters.add(exporter);
      return this;
    }

    /** Uses exactly these processors; by default those that are installed. */
    public Builder processors(BenchmarkProcessor... exactly) {
      List<BenchmarkProcessor> list = new ArrayList<>();
      Collections.addAll(list, exactly);
      return processors(BenchmarkProcessors.of(list));
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
     * Sets how many archives are read at once; as many as there are CPUs by default.
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

    /** Sets where the time of processing is read; the system's clock by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets who is told of each item as it is finished, on the calling thread. */
    public Builder listener(Consumer<Item> listener) {
      this.listener = listener;
      return this;
    }

    /** Returns the pipeline. */
    public ResultPipeline build() {
      return new ResultPipeline(this);
    }
  }
}
