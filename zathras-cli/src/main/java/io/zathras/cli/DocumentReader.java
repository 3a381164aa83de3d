package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.archive.Printable;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents for an analysis: from files and directories of documents, and from raw results,
 * which are processed but not written anywhere.
 */
final class DocumentReader {

  /** Names of archives of results, by their beginning, and of directories in them, by their end. */
  private static final Pattern RAW =
      Pattern.compile("(?s)results_.*|.*_[0-9]{4}(?:\\.[0-9]{2}){2}-[0-9]{2}(?:\\.[0-9]{2}){2}");

  private static final Pattern DOCUMENT = Pattern.compile("(?s).*\\.(?:nd)?json");

  private final Environment environment;
  private final SourceOptions source;
  private @Nullable BenchmarkProcessors processors;

  DocumentReader(Environment environment, SourceOptions source) {
    this.environment = environment;
    this.source = source;
  }

  /**
   * Reads all documents and results at or below paths, or those of a target for queries.
   *
   * @throws InterruptedException if the work was interrupted
   */
  DocumentSet read(String name, List<String> places) throws InterruptedException {
    DocumentSet.Builder documents = DocumentSet.builder(name).scope(source.scope());
    for (String place : places) {
      if (source.isGiven()) {
        source.read(environment, place, documents);
        continue;
      }
      Path path = Path.of(place);
      if (isDocument(path) || !mayBeRaw(path) || !process(path, documents)) {
        documents.read(path);
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return documents.build();
  }

  private static boolean isDocument(Path path) {
    return Files.isRegularFile(path) && DOCUMENT.matcher(path.toString()).matches();
  }

  /** Returns whether there may be raw results; looking is cheaper than creating processors. */
  private static boolean mayBeRaw(Path path) {
    if (!Files.isDirectory(path)) {
      return true;
    }
    RawFinder finder = new RawFinder();
    try {
      Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
    } catch (IOException e) {
      return true;
    }
    return finder.found;
  }

  /** Adds the documents of raw results; returns whether there are results. */
  private boolean process(Path path, DocumentSet.Builder documents) {
    Progress.Reader reader =
        environment.interactive() ? Progress.Reader.TERMINAL : Progress.Reader.LOG;
    Progress progress = new Progress(environment.err(), reader, System::nanoTime);
    ProcessingReport report;
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(processors())
            .export(new DocumentSetExporter(documents))
            .listener(progress)
            .build()) {
      report = pipeline.process(path);
    } finally {
      progress.clear();
    }
    Map<String, Integer> left = new TreeMap<>();
    for (Item item : report.items()) {
      if (item.outcome() == Outcome.FAILED) {
        documents.problem(item.summary());
      } else if (item.outcome() == Outcome.SKIPPED || item.outcome() == Outcome.MISSING) {
        left.merge(item.summary(), 1, Integer::sum);
      }
    }
    left.keySet()
        .forEach(summary -> environment.err().println("zathras: " + Printable.of(summary)));
    return !report.items().isEmpty() || report.interrupted();
  }

  /** Returns the installed processors, and reports problems of plugins once. */
  private BenchmarkProcessors processors() {
    if (processors == null) {
      processors = environment.plugins().processors();
      Plugins.print(environment.plugins().problems(processors), environment.err());
    }
    return processors;
  }

  /** Searches for a name that a raw result may have. */
  private static final class RawFinder extends SimpleFileVisitor<Path> {

    private boolean found;

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return look(directory);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return DOCUMENT.matcher(file.toString()).matches() ? FileVisitResult.CONTINUE : look(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult look(Path file) {
      Path name = file.getFileName();
      found |= name != null && RAW.matcher(name.toString()).matches();
      return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
