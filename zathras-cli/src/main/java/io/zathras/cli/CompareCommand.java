package io.zathras.cli;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.GateOutcome;
import io.zathras.analysis.GateRules;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Correction;
import io.zathras.archive.Printable;
import io.zathras.report.CsvReport;
import io.zathras.report.HtmlReport;
import io.zathras.report.JUnitReport;
import io.zathras.report.JsonReport;
import io.zathras.report.MarkdownReport;
import io.zathras.report.TextReport;
import io.zathras.schema.Timestamp;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code zathras compare}: what got worse. */
final class CompareCommand implements Callable<Integer> {

  private static final double ALPHA = 0.05;

  final CommandOptions options =
      new CommandOptions(
              "compare",
              "Compares two sets of documents or raw results: what got worse or better, by how"
                  + " much, how certain that is, and in what the systems differ.",
              this)
          .footer(
              "",
              "Exit codes:",
              "  0  nothing that --fail-on names",
              "  1  something failed, also when a document could not be read",
              "  2  the command line is wrong",
              "  3  there are no documents",
              "  4  the gate is hit: a metric has a verdict that --fail-on names",
              "  5  nothing was comparable")
          .inOrder();

  private final Value<String> baseArgument =
      options.parameter(
          "[NAME=]BASE",
          String.class,
          "What is compared with: documents (*.json, *.ndjson), raw results, or a directory that"
              + " holds either at any depth.");
  private final Value<String> candidateArgument =
      options.parameter("[NAME=]CANDIDATE", String.class, "What is compared.");
  private final Value<List<String>> thresholdTexts =
      options.repeated(
          "--threshold",
          "[METRIC=]P",
          String.class,
          "The smallest change that matters, as 5% (by default) or 0.05; repeatable.");
  private final Value<@Nullable Double> alpha =
      options.option("--alpha", "A", Double.class, "The level of the tests; by default 0.05.");
  private final Value<CorrectionName> correction =
      options.choice(
          "--correction",
          "bh|holm|none",
          CorrectionName.BH,
          "How p values are corrected for their number: Benjamini and Hochberg (by default), Holm,"
              + " or not.");
  private final Value<List<Across>> across =
      options.separated(
          "--across",
          "KIND",
          Across.class,
          List.of(),
          "Compare in spite of another benchmark, configuration or hardware; several with commas.");
  private final Value<@Nullable String> history =
      options.option(
          "--history",
          "PATH",
          String.class,
          "Results of the past, against which a single result is predicted.");
  private final SourceOptions source = new SourceOptions(options);
  private final Value<Untested> untested =
      options.choice(
          "--untested",
          "warn|fail",
          Untested.WARN,
          "Whether a change that no test supports counts for --fail-on; by default not.");
  private final Value<List<FailOn>> failOn =
      options.separated(
          "--fail-on",
          "VERDICT",
          FailOn.class,
          List.of(FailOn.WORSE, FailOn.FAILED),
          "End with 4 for these verdicts: worse, missing, failed, inconclusive, not-comparable, or"
              + " none; by default worse,failed.");
  private final Value<ReportFormat> format =
      options.choice(
          "--format",
          "FORMAT",
          ReportFormat.TEXT,
          "text (by default), markdown, csv, json or junit.");
  private final HtmlOutput page = new HtmlOutput(options);
  private final Value<@Nullable Path> output =
      options.option(
          "--output",
          "FILE",
          Path.class,
          "Write --format to FILE, and the text to standard output.");
  private final Environment environment;

  /** A correction by its short name. */
  enum CorrectionName {
    BH(Correction.BENJAMINI_HOCHBERG),
    HOLM(Correction.HOLM),
    NONE(Correction.NONE);

    private final Correction correction;

    CorrectionName(Correction correction) {
      this.correction = correction;
    }
  }

  /** The differences that can be overruled. */
  enum Across {
    BENCHMARK(Incomparability.BENCHMARK),
    CONFIGURATION(Incomparability.CONFIGURATION),
    HARDWARE(Incomparability.HARDWARE);

    private final Incomparability kind;

    Across(Incomparability kind) {
      this.kind = kind;
    }
  }

  /** The treatment of a change that no test supports. */
  enum Untested {
    WARN,
    FAIL
  }

  /** A verdict that fails the gate, by its name on the command line. */
  enum FailOn {
    WORSE(Verdict.REGRESSED),
    MISSING(Verdict.MISSING),
    FAILED(Verdict.FAILED),
    INCONCLUSIVE(Verdict.INCONCLUSIVE),
    NOT_COMPARABLE(Verdict.NOT_COMPARABLE),
    NONE(null);

    private final @Nullable Verdict verdict;

    FailOn(@Nullable Verdict verdict) {
      this.verdict = verdict;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  CompareCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    NamedPath base = side("BASE", baseArgument.get());
    NamedPath candidate = side("CANDIDATE", candidateArgument.get());
    Thresholds thresholds = Thresholds.of(thresholdTexts.get());
    GateRules rules = rules();
    check(base, candidate);
    try {
      return compare(base, candidate, thresholds, rules);
    } catch (InterruptedException e) {
      return DocumentArguments.interrupted(environment);
    }
  }

  private NamedPath side(String label, String text) {
    return source.isGiven() ? NamedPath.ofQuery(label, text) : NamedPath.of(label, text);
  }

  private void check(NamedPath base, NamedPath candidate) {
    format
        .get()
        .among(
            ReportFormat.TEXT,
            ReportFormat.MARKDOWN,
            ReportFormat.CSV,
            ReportFormat.JSON,
            ReportFormat.JUNIT);
    if (!source.isGiven()) {
      checkPaths(base, candidate);
    }
    page.check();
    Arguments.refuseDirectory("--output", output.get());
    double level = alpha.or(ALPHA);
    if (!(level > 0 && level < 0.5)) {
      throw new UsageException("--alpha " + level + ": expected a number between 0 and 0.5");
    }
  }

  private void checkPaths(NamedPath base, NamedPath candidate) {
    Arguments.requireExisting(base.label(), base.path());
    Arguments.requireExisting(candidate.label(), candidate.path());
    String past = history.get();
    if (past != null) {
      Arguments.requireExisting("--history", Path.of(past));
    }
    if (isSame(base.path(), candidate.path())) {
      throw new UsageException(
          "BASE and CANDIDATE are the same place, "
              + base.path()
              + "; there is nothing to compare");
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private GateRules rules() {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    failOn.get().stream().map(one -> one.verdict).filter(Objects::nonNull).forEach(verdicts::add);
    if (failOn.get().contains(FailOn.NONE) && failOn.get().size() > 1) {
      throw new UsageException("--fail-on none stands alone");
    }
    return new GateRules(verdicts, untested.get() == Untested.FAIL);
  }

  private int compare(NamedPath base, NamedPath candidate, Thresholds thresholds, GateRules rules)
      throws InterruptedException {
    DocumentReader reader = new DocumentReader(environment, source);
    DocumentSet before = reader.read(base.nameBeside(candidate), List.of(base.text()));
    DocumentSet after = reader.read(candidate.nameBeside(base), List.of(candidate.text()));
    String older = history.get();
    DocumentSet past = older == null ? null : reader.read("history", List.of(older));
    int problems = problems(before) + problems(after) + (past == null ? 0 : problems(past));
    boolean baseIsEmpty = isEmpty(base, before);
    if (isEmpty(candidate, after) || baseIsEmpty) {
      return problems > 0 ? ExitCode.FAILED : ExitCode.NOTHING_FOUND;
    }
    warnOfSwappedSides(before, after);
    Comparison.Builder builder = builder(before, after, past, thresholds);
    Comparison comparison;
    try {
      comparison = builder.build();
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
    GateOutcome gate = comparison.gate(rules);
    print(comparison, gate);
    page.write(environment, () -> HtmlReport.of(comparison));
    sayUntested(comparison, rules);
    if (problems > 0) {
      say(
          "what could not be read is named above; because of it the exit code is 1, whatever the"
              + " comparison says");
      return ExitCode.FAILED;
    }
    return exitCode(comparison, gate);
  }

  private int problems(DocumentSet documents) {
    documents.problems().forEach(problem -> say(documents.name() + ": " + problem));
    return documents.problems().size();
  }

  private boolean isEmpty(NamedPath side, DocumentSet documents) {
    if (documents.results().isEmpty()) {
      say(side.label() + " " + side.text() + ": there is no document and no result");
      return true;
    }
    return false;
  }

  private void warnOfSwappedSides(DocumentSet before, DocumentSet after) {
    LocalDateTime firstBefore = time(before, true);
    LocalDateTime lastAfter = time(after, false);
    if (firstBefore != null && lastAfter != null && firstBefore.isAfter(lastAfter)) {
      say(
          "all results of BASE are later than those of CANDIDATE ("
              + before.name()
              + " begins "
              + firstBefore.toLocalDate()
              + ", "
              + after.name()
              + " ends "
              + lastAfter.toLocalDate()
              + "); if the sides are swapped, worse means better");
    }
  }

  private static @Nullable LocalDateTime time(DocumentSet documents, boolean first) {
    return documents.results().stream()
        .map(AnalyzedResult::time)
        .filter(Objects::nonNull)
        .map(Timestamp::dateTime)
        .reduce((one, other) -> one.isBefore(other) == first ? one : other)
        .orElse(null);
  }

  private Comparison.Builder builder(
      DocumentSet before, DocumentSet after, @Nullable DocumentSet past, Thresholds thresholds) {
    Set<String> metrics = new TreeSet<>();
    before.series().forEach(series -> metrics.add(series.key().metric()));
    after.series().forEach(series -> metrics.add(series.key().metric()));
    thresholds.requireKnown(metrics);
    Comparison.Builder builder =
        Comparison.builder()
            .baseline(before)
            .candidate(after)
            .alpha(alpha.or(ALPHA))
            .correction(correction.get().correction)
            .across(across.get().stream().map(one -> one.kind).toArray(Incomparability[]::new));
    if (past != null) {
      builder.history(past);
    }
    if (thresholds.general() != null) {
      builder.threshold(thresholds.general());
    }
    thresholds.own().forEach(builder::threshold);
    return builder;
  }

  private void print(Comparison comparison, GateOutcome gate) {
    Path target = output.get();
    if (target == null) {
      Output.print(environment, out -> write(format.get(), comparison, gate, out));
      return;
    }
    Output.write("--output", target, out -> write(format.get(), comparison, gate, out));
    Output.print(environment, out -> write(ReportFormat.TEXT, comparison, gate, out));
  }

  private void write(ReportFormat form, Comparison comparison, GateOutcome gate, Writer out)
      throws IOException {
    switch (form) {
      case MARKDOWN -> out.write(MarkdownReport.of(comparison));
      case CSV -> CsvReport.write(comparison, out);
      case JSON -> JsonReport.write(comparison, out);
      case JUNIT -> JUnitReport.write(comparison, gate, out);
      default -> TextReport.write(comparison, Output.width(environment), out);
    }
  }

  private void sayUntested(Comparison comparison, GateRules rules) {
    long untested =
        comparison.metrics().stream()
            .filter(metric -> metric.evidence() == Evidence.THRESHOLD_ONLY)
            .filter(metric -> metric.verdict() == Verdict.REGRESSED)
            .count();
    if (untested > 0 && !rules.untestedFails()) {
      say(
          untested
              + " worse but untested: more results a side, or --history, tell whether it is chance;"
              + " --untested fail counts them");
    }
  }

  private int exitCode(Comparison comparison, GateOutcome gate) {
    return switch (gate.result()) {
      case PASSED -> ExitCode.OK;
      case HIT -> {
        say("the gate is hit by " + count(gate.hits().size()));
        yield ExitCode.GATE_HIT;
      }
      case NOTHING_COMPARABLE -> {
        say(nothingComparable(comparison));
        yield ExitCode.NOTHING_COMPARABLE;
      }
    };
  }

  private static String count(int metrics) {
    return metrics + (metrics == 1 ? " metric" : " metrics");
  }

  private static String nothingComparable(Comparison comparison) {
    Set<Incomparability> kinds = EnumSet.noneOf(Incomparability.class);
    comparison.metrics().stream().map(ComparedMetric::across).forEach(kinds::addAll);
    Set<Incomparability> overruled = EnumSet.noneOf(Incomparability.class);
    overruled.addAll(kinds);
    overruled.removeAll(Set.of(Incomparability.UNIT, Incomparability.DIRECTION));
    return "nothing is comparable"
        + (kinds.isEmpty() ? "" : ": the sides differ in " + words(kinds))
        + (overruled.isEmpty() ? "" : "; --across " + words(overruled) + " compares all the same");
  }

  private static String words(Set<Incomparability> kinds) {
    return kinds.stream()
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private void say(String line) {
    environment.err().println("zathras: " + Printable.of(line));
  }
}
