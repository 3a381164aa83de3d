package io.zathras.pipeline;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ProcessorThreads.HangException;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.assembly.DocumentAssembler;
import io.zathras.processor.spi.assembly.DocumentRules;
import io.zathras.processor.spi.assembly.ResultSource;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.context.RunContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the documents of archives. All threads share an instance. */
final class DocumentProducer {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);
  private static final String NO_RESULT =
      "the file's name is not results_<test>.zip; say which test it is of (command line: --test)";
  private static final String TOO_LITTLE_MEMORY =
      "reading it needs more memory than Java has; raise that (-Xmx) or read fewer archives at once"
          + " (command line: --jobs 1)";

  private final BenchmarkProcessors processors;
  private final ResultNames names;
  private final ArchiveReader reader;
  private final boolean includePrivate;
  private final Clock clock;
  private final ProcessorThreads threads;
  private final DocumentValidator validator;

  DocumentProducer(
      BenchmarkProcessors processors,
      ArchiveReader reader,
      boolean includePrivate,
      Clock clock,
      ProcessorThreads threads,
      DocumentValidator validator) {
    this.processors = processors;
    names = ResultNames.of(processors);
    this.reader = reader;
    this.includePrivate = includePrivate;
    this.clock = clock;
    this.threads = threads;
    this.validator = validator;
  }

  /**
   * Reads an archive, packed or unpacked, and hands over one result for each tar and one for a
   * failure.
   *
   * @param stated the test that the caller names, or {@code null} where the archive's name says it
   */
  void read(
      Path archive,
      @Nullable String stated,
      DirectoryContext context,
      Consumer<ProcessedResult> results) {
    String source = archive.toString();
    String test = stated == null ? names.test(archive).orElse(null) : stated;
    if (test == null) {
      results.accept(ProcessedResult.without(source, null, Outcome.SKIPPED, NO_RESULT));
      return;
    }
    boolean isCertain = stated != null || ResultNames.isZip(archive);
    if (isCertain && processors.forTest(test).isEmpty()) {
      results.accept(ProcessedResult.without(source, test, Outcome.SKIPPED, unknown(test)));
      return;
    }
    long start = System.nanoTime();
    try {
      List<FileTree> tars = new ArrayList<>();
      ArchiveException broken = readTars(archive, tars);
      Map<FileTree, String> earlier = EarlierTars.of(tars);
      for (FileTree tar : tars) {
        String own = isCertain ? test : names.test(archive, tar).orElse(test);
        results.accept(result(source, own, tar, earlier.get(tar), context, start));
        start = System.nanoTime();
      }
      if (broken != null) {
        results.accept(
            ProcessedResult.without(
                    source, test, Outcome.FAILED, String.valueOf(broken.getMessage()))
                .took(since(start)));
      }
    } catch (OutOfMemoryError e) {
      // The memory of this archive is free again, so the others can be read.
      results.accept(
          ProcessedResult.without(source, test, Outcome.FAILED, TOO_LITTLE_MEMORY)
              .took(since(start)));
    }
  }

  /** Collects the readable tars, and returns the exception that ended the reading, if any. */
  private @Nullable ArchiveException readTars(Path archive, List<FileTree> tars) {
    try {
      names.read(archive, reader, tars::add);
      return null;
    } catch (ArchiveException e) {
      return e;
    }
  }

  private ProcessedResult result(
      String source,
      String test,
      FileTree tree,
      @Nullable String earlier,
      DirectoryContext context,
      long start) {
    return processors
        .forTest(test)
        .map(processor -> document(source, test, processor, tree, earlier, context, start))
        .orElseGet(() -> ProcessedResult.without(source, test, Outcome.SKIPPED, unknown(test)));
  }

  private String unknown(String test) {
    String installed =
        processors.list().stream()
            .map(processor -> processor.descriptor().id())
            .collect(Collectors.joining(", "));
    return "no processor reads '"
        + test
        + "'; installed: "
        + installed
        + (processors.problems().isEmpty()
            ? ""
            : "; cannot be used: " + String.join("; ", processors.problems()));
  }

  private ProcessedResult document(
      String source,
      String test,
      BenchmarkProcessor processor,
      FileTree tree,
      @Nullable String earlier,
      DirectoryContext shared,
      long start) {
    String member = tree.memberName().orElse(null);
    Diagnostics diagnostics = new Diagnostics();
    RunContext context = RunContext.builder().build();
    try {
      if (earlier == null) {
        context = shared.context(test, tree);
      } else {
        diagnostics.warning("earlier-scenario", tree.name(), null, earlier);
      }
      ArchiveNotes.add(tree, diagnostics);
      ResultSource files = new ResultSource(test, tree, context, diagnostics, includePrivate);
      ResultDocument document = threads.call(processor, () -> assemble(processor, files));
      validator.requireValid(document);
      List<String> broken = DocumentRules.broken(document);
      return broken.isEmpty()
          ? ProcessedResult.document(source, member, document, since(start))
          : failed(
              source,
              test,
              tree,
              ProcessorFault.brokenRules(processor, tree, broken),
              context,
              diagnostics,
              start);
    } catch (ProcessingException | ArchiveException e) {
      return failed(
          source, test, tree, String.valueOf(e.getMessage()), context, diagnostics, start);
    } catch (HangException e) {
      LOG.debug("{}", StackTraces.of(source + ": a processor hangs", e));
      // The processor's thread may still add to the other diagnostics.
      Diagnostics own = new Diagnostics();
      ArchiveNotes.add(tree, own);
      return failed(
          source, test, tree, ProcessorFault.hang(processor, tree, e), context, own, start);
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError broken && !(e instanceof StackOverflowError)) {
        throw broken;
      }
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.debug("{}", StackTraces.of(source + ": a processor failed", e));
      return failed(
          source,
          test,
          tree,
          ProcessorFault.exception(processor, tree, e),
          context,
          diagnostics,
          start);
    }
  }

  /** Sets the context class loader, because a plugin's libraries find their providers with it. */
  private ResultDocument assemble(BenchmarkProcessor processor, ResultSource files) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(processor.getClass().getClassLoader());
    try {
      return DocumentAssembler.assemble(processor, files, clock.instant());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ProcessedResult failed(
      String source,
      String test,
      FileTree tree,
      String message,
      RunContext context,
      Diagnostics diagnostics,
      long start) {
    diagnostics.addAll(context.diagnostics());
    return ProcessedResult.failed(
        source, tree.memberName().orElse(null), test, message, diagnostics.list(), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
