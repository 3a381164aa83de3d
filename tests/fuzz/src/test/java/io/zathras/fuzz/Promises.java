package io.zathras.fuzz;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.fuzz.WholeProduct.Outcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.OverallStatistics;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeriesDocument;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.ValidationError;
import io.zathras.testkit.ZathrasAssertions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds whatever a result directory looks like. */
final class Promises {

  /** Bytes of a document that has next to nothing in it, but for the system it is of. */
  private static final long SMALL_DOCUMENT = 400_000;

  private static final long BYTES_OF_DOCUMENT_PER_BYTE = 40;

  /** What a small result takes, and what a text does that is looked at by every reader. */
  private static final long FEW_STEPS = 5_000_000;

  private static final long STEPS_PER_BYTE = 2000;
  private static final double ROUNDING = 1e-9;
  private static final Pattern FAULT =
      Pattern.compile(
          "this is a bug|needs more memory|[A-Za-z]++(?:Exception|Error)\\b.{0,80} at io\\.zathras",
          Pattern.CASE_INSENSITIVE);
  private static final DocumentValidator VALIDATOR = new DocumentValidator();

  private final List<String> broken = new ArrayList<>();

  private Promises() {}

  /** Returns what is broken in what became of a mutant, processed again and again. */
  static List<String> brokenBy(Mutant mutant, List<Outcome> outcomes, long steps) {
    Promises promises = of(mutant, outcomes.get(0), steps);
    outcomes.forEach(again -> promises.checkSame(outcomes.get(0), again));
    promises.checkNothingChanged(outcomes.get(1));
    return promises.broken;
  }

  /** Returns what is broken in what became of a mutant in so many steps. */
  static List<String> brokenOnce(Mutant mutant, Outcome outcome, long steps) {
    return of(mutant, outcome, steps).broken;
  }

  private static Promises of(Mutant mutant, Outcome outcome, long steps) {
    Promises promises = new Promises();
    promises.checkFailures(outcome);
    promises.checkSecrets(mutant, outcome);
    for (int i = 0; i < outcome.documents().size(); i++) {
      promises.checkDocument(outcome.documents().get(i), outcome.files().get(i), mutant);
    }
    promises.checkSteps(mutant, steps);
    return promises;
  }

  /** Returns what is broken in a document that was not written to a file. */
  static List<String> brokenIn(ResultDocument document, Mutant mutant) {
    Promises promises = new Promises();
    promises.checkDocument(document, JsonCodec.pretty().toBytes(document), mutant);
    return promises.broken;
  }

  private void checkSteps(Mutant mutant, long steps) {
    long most = FEW_STEPS + STEPS_PER_BYTE * mutant.size();
    if (steps > most) {
      broken.add("unbounded: " + steps + " steps for " + mutant.size() + " bytes");
    }
  }

  private void checkFailures(Outcome outcome) {
    if (outcome.report().items().isEmpty()) {
      broken.add("lost: there is nothing in the report");
    }
    for (Item item : outcome.report().items()) {
      String message = item.message();
      if (item.outcome() == io.zathras.pipeline.ProcessingReport.Outcome.FAILED
          && (message == null || message.isBlank() || FAULT.matcher(message).find())) {
        broken.add("undocumented failure: " + message);
      }
      if (item.deliveries().containsValue(DeliveryOutcome.FAILED)) {
        broken.add("undelivered: " + message);
      }
    }
  }

  private void checkSecrets(Mutant mutant, Outcome outcome) {
    if (!PlantedSecrets.areWhole(mutant)) {
      return;
    }
    List<String> texts = new ArrayList<>();
    outcome.files().forEach(file -> texts.add(new String(file, StandardCharsets.UTF_8)));
    texts.add(outcome.report().toJson());
    texts.add(outcome.report().toText());
    StringWriter details = new StringWriter();
    outcome.report().writeDetails(new PrintWriter(details));
    texts.add(details.toString());
    for (String text : texts) {
      String leak = PlantedSecrets.leak(text);
      if (!leak.isEmpty()) {
        broken.add("secret: " + leak);
        return;
      }
    }
  }

  private void checkDocument(ResultDocument document, byte[] file, Mutant mutant) {
    try {
      ZathrasAssertions.assertThat(document).isValid();
    } catch (AssertionError e) {
      broken.add("invalid: " + e.getMessage());
    }
    checkJson(document, file);
    long most = SMALL_DOCUMENT + BYTES_OF_DOCUMENT_PER_BYTE * mutant.size();
    if (file.length > most) {
      broken.add(
          "unbounded: a document of " + file.length + " bytes of " + mutant.size() + " bytes");
    }
    for (Run run : document.results().runs().values()) {
      checkSummary(run);
    }
    OverallStatistics statistics = document.results().overallStatistics();
    if (statistics != null) {
      checkBetween("overall mean", statistics.min(), statistics.mean(), statistics.max());
      checkBetween("overall median", statistics.min(), statistics.median(), statistics.max());
      PrimaryMetric primary = document.results().primaryMetrics().get(statistics.metric());
      if (primary != null && primary.aggregation().equals("mean")) {
        checkBetween("headline", statistics.min(), primary.value(), statistics.max());
      }
    }
  }

  private void checkJson(ResultDocument document, byte[] file) {
    try {
      List<ValidationError> errors = VALIDATOR.validate(file);
      if (!errors.isEmpty()) {
        broken.add("invalid file: " + errors);
      }
    } catch (JsonException e) {
      broken.add("unreadable: " + e.getMessage());
    }
    ResultDocument read;
    try {
      read = JsonCodec.pretty().readResult(file);
    } catch (JsonException e) {
      broken.add("unreadable: " + e.getMessage());
      return;
    }
    if (!read.equals(document)) {
      broken.add("unequal: a document that is read again is another one");
    }
    if (!Arrays.equals(JsonCodec.compact().toBytes(read), JsonCodec.compact().toBytes(document))) {
      broken.add("unequal: a document that is written again has other bytes");
    }
    document.timeSeries().limit(3).forEach(this::checkPoint);
  }

  private void checkPoint(TimeSeriesDocument point) {
    byte[] json = JsonCodec.compact().toBytes(point);
    List<ValidationError> errors = VALIDATOR.validate(json);
    if (!errors.isEmpty()) {
      broken.add("invalid point: " + errors);
    }
    if (!JsonCodec.compact().readTimeSeries(json).equals(point)) {
      broken.add("unequal: a point that is read again is another one");
    }
  }

  private void checkSummary(Run run) {
    TimeSeriesSummary summary = run.timeseriesSummary();
    if (summary == null) {
      return;
    }
    checkBetween(run.key() + " mean", summary.min(), summary.mean(), summary.max());
    checkBetween(run.key() + " median", summary.min(), summary.median(), summary.max());
    Double value = run.metrics().get(summary.metric());
    // Points without a configuration are a log over time, beside what the benchmark says itself.
    boolean combined = run.timeseries().stream().anyMatch(p -> p.configurationId() != null);
    if (value != null && combined && run.status() == Status.PASS) {
      checkBetween(run.key() + " " + summary.metric(), summary.min(), value, summary.max());
    }
  }

  private void checkBetween(String what, double min, double value, double max) {
    double slack = ROUNDING * Math.max(Math.abs(min), Math.abs(max));
    if (!(value >= min - slack && value <= max + slack)) {
      broken.add("outside: " + what + " is " + value + " of [" + min + ", " + max + "]");
    }
  }

  private void checkSame(Outcome first, Outcome again) {
    if (first.documents().size() != again.documents().size()) {
      broken.add("unequal: " + again.documents().size() + " documents the second time");
      return;
    }
    for (int i = 0; i < first.documents().size(); i++) {
      if (!Arrays.equals(first.files().get(i), again.files().get(i))) {
        broken.add("unequal: " + first.documents().get(i).id() + " has other bytes");
      }
    }
    if (!messages(first).equals(messages(again))) {
      broken.add("unequal: " + messages(first) + " and then " + messages(again));
    }
  }

  private static List<String> messages(Outcome outcome) {
    return outcome.report().items().stream()
        .map(
            item ->
                item.outcome() + ": " + item.status() + ": " + item.message() + item.diagnostics())
        .toList();
  }

  private void checkNothingChanged(Outcome second) {
    for (Item item : second.report().items()) {
      if (item.deliveries().get("json") == DeliveryOutcome.DELIVERED) {
        broken.add("unequal: what is in the directory already is written once more");
      }
    }
  }

  /**
   * Returns what is broken where less evidence gives more than the evidence did.
   *
   * @param whole the document of a result; {@code null} if there is none
   * @param lesser that of the same result without some of its files; {@code null} if there is none
   */
  static List<String> brokenByLess(ResultDocument whole, ResultDocument lesser) {
    if (lesser == null) {
      return List.of();
    }
    List<String> broken = new ArrayList<>();
    Status before = whole == null ? Status.FAIL : whole.results().status();
    Status after = lesser.results().status();
    if (isBetter(after, before)) {
      broken.add("better: " + before + " becomes " + after);
    }
    if (whole != null && !headlines(whole).equals(headlines(lesser))) {
      Set<String> said = new TreeSet<>(complaints(lesser));
      said.removeAll(complaints(whole));
      if (said.isEmpty()) {
        broken.add(
            "unsaid: headline " + headlines(whole) + " becomes " + headlines(lesser) + " silently");
      }
    }
    return broken;
  }

  /** UNKNOWN says that there is no verdict, which is no better than any. */
  private static boolean isBetter(Status one, Status other) {
    return switch (one) {
      case FAIL, UNKNOWN -> false;
      case PARTIAL -> other == Status.FAIL;
      case PASS -> other != Status.PASS;
    };
  }

  private static Map<String, Double> headlines(ResultDocument document) {
    return document.results().primaryMetrics().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
  }

  private static Set<String> complaints(ResultDocument document) {
    return document.diagnostics().values().stream()
        .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
        .map(Diagnostic::toString)
        .collect(Collectors.toSet());
  }
}
