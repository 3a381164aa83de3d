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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the documents of one archive. All threads share an instance. */
final class DocumentProducer {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);
  private static final int LONGEST_FAULT = 500;
  private static final int MOST_RULES_SHOWN = 5;
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
  private final Selection selection;

  DocumentProducer(
      BenchmarkProcessors processors,
      ArchiveReader reader,
      boolean includePrivate,
      Clock clock,
      ProcessorThreads threads,
      DocumentValidator validator,
      Selection selection) {
    this.processors = processors;
    names = ResultNames.of(processors);
    this.reader = reader;
    this.includePrivate = includePrivate;
    this.clock = clock;
    this.threads = threads;
    this.validator = validator;
    this.selection = selection;
  }

  /**
   * Reads an archive or an unpacked one and hands over one reading for each tar, and one for a
   * failure.
   *
   * @param stated the test that the caller says it is of, or {@code null} when its name tells
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
      ArchiveException broken = read(archive, tars);
      Map<FileTree, String> earlier = EarlierTars.of(tars);
      for (FileTree tar : tars) {
        String own = isCertain ? test : names.test(archive, tar).orElse(test);
        ProcessedResult result = reading(source, own, tar, earlier.get(tar), context, start);
        if (selection.takes(result.document())) {
          results.accept(result);
        }
        start = System.nanoTime();
      }
      if (broken != null) {
        results.accept(
            ProcessedResult.without(
                    source, test, Outcome.FAILED, String.valueOf(broken.getMessage()))
                .took(since(start)));
      }
    } catch (OutOfMemoryError e) {
      // The memory of this archive is free again, so that the others can be read.
      results.accept(
          ProcessedResult.without(source, test, Outcome.FAILED, TOO_LITTLE_MEMORY)
              .took(since(start)));
    }
  }

  /** Collects the readable tars, and returns the exception that ended the reading, if any. */
  private @Nullable ArchiveException read(Path archive, List<FileTree> tars) {
    try {
      names.read(archive, reader, tars::add);
      return null;
    } catch (ArchiveException e) {
      return e;
    }
  }

  private ProcessedResult reading(
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
              source, test, tree, defect(processor, tree, broken), context, diagnostics, start);
    } catch (ProcessingException | ArchiveException e) {
      return failed(
          source, test, tree, String.valueOf(e.getMessage()), context, diagnostics, start);
    } catch (HangException e) {
      LOG.debug("{}", StackTraces.of(source + ": a processor hangs", e));
      // The processor's thread may still add to the other diagnostics.
      Diagnostics own = new Diagnostics();
      ArchiveNotes.add(tree, own);
      return failed(source, test, tree, hang(processor, tree, e), context, own, start);
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError broken && !(e instanceof StackOverflowError)) {
        throw broken;
      }
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.debug("{}", StackTraces.of(source + ": a processor failed", e));
      return failed(source, test, tree, fault(processor, tree, e), context, diagnostics, start);
    }
  }

  /** Sets the context class loader, with which a plugin's libraries look for their providers. */
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

  private static String hang(BenchmarkProcessor processor, FileTree tree, HangException e) {
    return tree.name()
        + ": processor "
        + BenchmarkProcessors.describe(processor)
        + " "
        + e.getMessage()
        + place(processor, e.getStackTrace())
        + "; correct the processor, or raise the limit (command line: --timeout)";
  }

  private static String defect(BenchmarkProcessor processor, FileTree tree, List<String> broken) {
    return tree.name()
        + ": the document breaks a rule for all documents: "
        + String.join("; ", broken.subList(0, Math.min(MOST_RULES_SHOWN, broken.size())))
        + "; this is a defect of processor "
        + BenchmarkProcessors.describe(processor);
  }

  /** Names the provider, because its exception is a fault of its own and not of the archive. */
  private static String fault(BenchmarkProcessor processor, FileTree tree, Throwable e) {
    String what = String.valueOf(e);
    String shown = what.length() > LONGEST_FAULT ? what.substring(0, LONGEST_FAULT) + "..." : what;
    return tree.name()
        + ": processor "
        + BenchmarkProcessors.describe(processor)
        + " failed with "
        + shown
        + place(processor, e.getStackTrace())
        + "; this is a bug of the processor";
  }

  /**
   * Names the first frame of the provider's own package, because its author can look there, else
   * the first that its class loader loaded; a frame of Zathras or of the JDK would mislead.
   */
  static String place(BenchmarkProcessor processor, StackTraceElement[] trace) {
    String own = processor.getClass().getName();
    String ownPackage = own.substring(0, own.lastIndexOf('.') + 1);
    ClassLoader loader = processor.getClass().getClassLoader();
    String ownLoader =
        loader == DocumentProducer.class.getClassLoader() || loader == null
            ? null
            : loader.getName();
    return Stream.<Predicate<StackTraceElement>>of(
            frame ->
                ownPackage.isEmpty()
                    ? frame.getClassName().indexOf('.') < 0
                    : frame.getClassName().startsWith(ownPackage),
            frame -> ownLoader != null && ownLoader.equals(frame.getClassLoaderName()))
        .flatMap(isOwn -> Arrays.stream(trace).filter(isOwn).limit(1))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
