package io.zathras.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.assembly.DocumentRules;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Status;
import io.zathras.schema.ValidationException;
import io.zathras.schema.ZathrasException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Tests of the duties of every processor. Extend it and return a sample:
 *
 * <pre>{@code
 * class MyConformanceTest extends ProcessorConformance {
 *   @Override
 *   protected ProcessorTestKit sample() {
 *     return ProcessorTestKit.processor(new MyProcessor())
 *         .archive(getClass().getResourceAsStream("/results_my.zip"));
 *   }
 * }
 * }</pre>
 *
 * <p>The tests process the sample several hundred times, so choose a small one.
 *
 * @since 0.1
 */
public abstract class ProcessorConformance {

  private static final int THREADS = 8;
  private static final int FAILURES_SHOWN = 10;

  /** The number of pairs of files that are removed, which is enough for all pairs of 12 files. */
  private static final int PAIRS = 150;

  private static final List<String> LOCALES =
      List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist", "de-DE");
  private static final List<String> ZONES =
      List.of("Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC");

  /** Called by subclasses. */
  protected ProcessorConformance() {}

  /**
   * Returns a new kit with the processor and the files of one good result. For a benchmark whose
   * files changed over the years, write one such class for each generation.
   */
  protected abstract ProcessorTestKit sample();

  /**
   * Returns the results whose files the tests remove one by one, ideally one of each generation and
   * outcome; {@link #sample()} alone by default.
   */
  protected List<ProcessorTestKit> samples() {
    return List.of(sample());
  }

  /** The descriptor is complete and never changes. */
  @Test
  public final void hasACompleteDescriptor() {
    BenchmarkProcessor processor = sample().processor();
    ProcessorDescriptor descriptor = processor.descriptor();

    assertThat(descriptor.id()).as("id").matches("[a-z0-9][a-z0-9_.-]*");
    assertThat(descriptor.version()).as("version").isNotBlank();
    assertThat(descriptor.title()).as("title").isNotBlank();
    assertThat(descriptor.tests()).as("tests").allMatch(name -> name.matches("[A-Za-z0-9_.-]+"));
    assertThat(descriptor.prefixes()).as("prefixes").allMatch(name -> !name.endsWith("_"));
    String url = descriptor.url();
    if (url != null) {
      assertThat(URI.create(url).isAbsolute()).as("whether the url %s is absolute", url).isTrue();
    }
    assertThat(processor.descriptor()).as("descriptor at the second call").isEqualTo(descriptor);
  }

  /** The jar declares the processor as a provider, and no other processor reads its tests. */
  @Test
  public final void isFoundAsAService() {
    BenchmarkProcessor processor = sample().processor();
    BenchmarkProcessors installed = BenchmarkProcessors.installed();
    List<String> names = new ArrayList<>(processor.descriptor().tests());
    processor.descriptor().prefixes().forEach(prefix -> names.add(prefix + "_anything"));

    for (String name : names) {
      assertThat(installed.forTest(name))
          .as(
              "installed processor of '%s' (declare it in module-info and in META-INF/services/%s)",
              name, BenchmarkProcessor.class.getName())
          .get()
          .hasSameClassAs(processor);
    }
  }

  /** The processor has no state, because one instance serves all threads. */
  @Test
  public final void hasNoFieldThatChanges() {
    assertThat(ProviderClasses.of(sample().processor().getClass()))
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(ProviderClasses.changingFields(type))
                    .as("static fields that can change, and other fields of the processor")
                    .isEmpty());
    assertThat(ProviderClasses.openFields(sample().processor().getClass()))
        .as("fields of the processor that are not final")
        .isEmpty();
  }

  /**
   * The sample gives a valid document with runs, metrics and their definitions, and with a headline
   * unless its status is known without one.
   */
  @Test
  public final void givesAValidDocument() {
    for (ResultDocument document : sample().processAll()) {
      ZathrasAssertions.assertThat(document).isValid();
      assertThat(document.results().runs()).as("runs of the sample").isNotEmpty();
      assertThat(document.results().runs().values())
          .as("runs of the sample, of which at least one has a metric")
          .anyMatch(run -> !run.metrics().isEmpty());
      if (document.results().status() == Status.UNKNOWN) {
        assertThat(document.results().primaryMetrics())
            .as("headlines of the sample: result.headline(metric, run) makes one")
            .isNotEmpty();
      }
    }
  }

  /** The same files give the same document. */
  @Test
  public final void givesTheSameDocumentAgain() {
    ProcessorTestKit kit = sample();

    List<String> first = canonical(kit);

    assertThat(canonical(kit)).as("second time").isEqualTo(first);
    assertThat(canonical(sample())).as("with a new processor").isEqualTo(first);
  }

  /** Eight threads that share the processor all get the same document. */
  @Test
  public final void givesTheSameDocumentOnManyThreads() throws Exception {
    ProcessorTestKit kit = sample();
    List<String> expected = canonical(kit);
    CountDownLatch ready = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return canonical(kit);
                }));
      }
      for (Future<List<String>> result : results) {
        assertThat(result.get()).as("document of one of %d threads", THREADS).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The document does not depend on the default locale and time zone. */
  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  public final void givesTheSameDocumentUnderEveryLocaleAndTimeZone() {
    List<String> expected = canonical(sample());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : LOCALES) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(canonical(sample())).as("document under %s", tag).isEqualTo(expected);
      }
      Locale.setDefault(locale);
      for (String id : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(id));
        assertThat(canonical(sample())).as("document in %s", id).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** Windows line ends give the same numbers. */
  @Test
  public final void readsWindowsLineEnds() {
    ProcessorTestKit kit = sample();

    for (FileTree tree : kit.trees()) {
      Results expected = kit.process(tree).results();
      assertThat(kit.process(TreeVariants.withWindowsLineEnds(tree)).results())
          .as("results of %s with CRLF", tree.name())
          .isEqualTo(expected);
    }
  }

  /** A result without any file of the benchmark gives no numbers, or no document. */
  @Test
  public final void survivesAnEmptyResult() {
    ProcessorTestKit kit = sample();

    survives(kit, kit.trees().stream().flatMap(TreeVariants::empty));
  }

  /** Files without any output of a benchmark give no number, or no document. */
  @Test
  public final void givesNoNumberForFilesWithoutAny() {
    ProcessorTestKit kit = sample();

    expectNone(
        failures(
            kit.trees().stream().flatMap(TreeVariants::withoutNumbers), tree -> numbers(kit, tree)),
        "results without a number of which the document has some");
  }

  private static @Nullable String numbers(ProcessorTestKit kit, FileTree tree) {
    Results results;
    try {
      results = kit.process(tree).results();
    } catch (ZathrasException e) {
      return null;
    }
    boolean measured =
        results.runs().values().stream()
            .anyMatch(run -> !run.metrics().isEmpty() || !run.timeseries().metrics().isEmpty());
    if (results.primaryMetrics().isEmpty() && !measured) {
      return null;
    }
    return "the headline is " + results.primaryMetrics() + ", of " + results.totalRuns() + " runs";
  }

  /** A missing file gives a valid document or a ProcessingException. */
  @Test
  public final void survivesMissingFiles() {
    ProcessorTestKit kit = sample();

    survives(kit, kit.trees().stream().flatMap(TreeVariants::missing));
  }

  /** A file that is cut anywhere gives a valid document or a ProcessingException. */
  @Test
  public final void survivesFilesThatAreCut() {
    ProcessorTestKit kit = sample();

    survives(kit, kit.trees().stream().flatMap(TreeVariants::cut));
  }

  /** Random bytes, endless lines and deep nesting give a valid document or an exception. */
  @Test
  public final void survivesGarbage() {
    ProcessorTestKit kit = sample();

    survives(kit, kit.trees().stream().flatMap(TreeVariants::garbage));
  }

  /** Lost, doubled and moved lines and any numbers give a valid document or an exception. */
  @Test
  public final void survivesAlteredLines() {
    ProcessorTestKit kit = sample();

    survives(kit, kit.trees().stream().flatMap(TreeVariants::altered));
  }

  /**
   * Missing evidence is never better than evidence. Without one of its files, or with one that is
   * empty, cut or unreadable, a result has no better status, and no other status or headline
   * without a warning or an error that gives the reason.
   */
  @Test
  public final void doesNotGainFromMissingEvidence() {
    for (ProcessorTestKit kit : samples()) {
      for (FileTree tree : kit.trees()) {
        ResultDocument whole = kit.process(tree);
        expectNone(
            failures(
                TreeVariants.lessEvidence(tree),
                lesser -> EvidenceRule.broken(whole, () -> kit.process(lesser))),
            "files of " + tree.name() + " that a result is better without, or other in silence");
      }
    }
  }

  /**
   * A result without two files is not better than without one of them, even if the second file
   * revealed that the first is missing; see {@link #doesNotGainFromMissingEvidence()}.
   */
  @Test
  public final void doesNotGainFromMoreMissingEvidence() {
    for (ProcessorTestKit kit : samples()) {
      for (FileTree tree : kit.trees()) {
        int most = Math.max(1, PAIRS / tree.files().size());
        expectNone(
            TreeVariants.missing(tree).flatMap(first -> failuresWithout(first, kit, most)),
            "pairs of files of "
                + tree.name()
                + " that a result is better without than without the first, or other in silence");
      }
    }
  }

  private static Stream<String> failuresWithout(
      TreeVariants.Variant first, ProcessorTestKit kit, int most) {
    ResultDocument incomplete;
    try {
      incomplete = kit.process(first.tree());
    } catch (ZathrasException e) {
      incomplete = null;
    }
    @Nullable ResultDocument before = incomplete;
    return failures(
            TreeVariants.missing(first.tree(), most, first.what().hashCode()),
            lesser -> EvidenceRule.broken(before, () -> kit.process(lesser)))
        .map(failure -> first.what() + ", and then " + failure);
  }

  /** Checks that damaged input gives a valid document or a ProcessingException with a reason. */
  private static void survives(ProcessorTestKit kit, Stream<TreeVariants.Variant> variants) {
    expectNone(
        failures(variants, tree -> problem(kit, tree)),
        "kinds of damage that give neither a consistent document nor a ProcessingException that"
            + " says why");
  }

  private static Stream<String> failures(
      Stream<TreeVariants.Variant> variants, Function<FileTree, @Nullable String> problems) {
    return variants.flatMap(
        variant -> {
          String problem = problems.apply(variant.tree());
          return Stream.ofNullable(problem == null ? null : variant.what() + ": " + problem);
        });
  }

  private static void expectNone(Stream<String> problems, String what) {
    List<String> failures = problems.toList();
    assertThat(failures.subList(0, Math.min(FAILURES_SHOWN, failures.size())))
        .as("%d %s; these are the first", failures.size(), what)
        .isEmpty();
  }

  private static @Nullable String problem(ProcessorTestKit kit, FileTree tree) {
    try {
      ResultDocument document = kit.process(tree);
      List<String> broken = DocumentRules.broken(document);
      if (!broken.isEmpty()) {
        return String.join("; ", broken);
      }
      return DocumentRules.lacksReason(document)
          ? "the status is " + document.results().status() + ", and no warning or error says why"
          : null;
    } catch (ValidationException e) {
      return e.getMessage();
    } catch (ZathrasException e) {
      String message = e.getMessage();
      return message == null || message.isBlank() ? e.getClass().getName() + " is mute" : null;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
    }
  }

  private static List<String> canonical(ProcessorTestKit kit) {
    return kit.processAll().stream()
        .map(document -> new String(JsonCodec.canonical(document), StandardCharsets.UTF_8))
        .toList();
  }
}
