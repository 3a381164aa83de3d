package io.zathras.pipeline;

import io.zathras.archive.Printable;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.DiagnosticGroup;
import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Status;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a report as text for people, in few lines because nobody reads a thousand. */
final class ReportText {

  /** The most results that have a line each. */
  private static final int FEW = 20;

  private static final int MOST_FAILURES = 20;
  private static final int MOST_FOR_ONE_REASON = 3;
  private static final int MOST_NOT_PASSED = 10;
  private static final int MOST_GROUPS = 10;
  private static final int MOST_NOTES = 20;
  private static final int MOST_TESTS = 8;
  private static final String WHERE = "; the JSON report has all (command line: --report, or -v)";

  private final ProcessingReport report;
  private final PrintWriter out;

  private final Set<String> sharedSources;

  /** How many diagnostics of each code are already printed below the line of their result. */
  private final Map<String, Integer> shown = new LinkedHashMap<>();

  ReportText(ProcessingReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
    sharedSources = sharedSources(report.items());
  }

  void writeSummary() {
    if (report.items().size() <= FEW) {
      List<Item> items = report.items().stream().filter(item -> !isFailure(item)).toList();
      writeLines(items);
    } else {
      writeTests();
      writeNotPassed();
      writeGaps();
    }
    writeDiagnostics();
    writeNotes();
    writeUnderWay();
    writeFailures(false);
    writeTotals();
  }

  void writeDetails() {
    Columns columns = Columns.of(report.items());
    for (Item item : report.items()) {
      if (!isFailure(item)) {
        print(columns.line(item, sharedSources));
        writeDiagnostics(item);
      }
    }
    writeUnderWay();
    writeFailures(true);
    writeTotals();
  }

  private static boolean isFailure(Item item) {
    return item.outcome() == Outcome.FAILED;
  }

  private static boolean hasNotPassed(Item item) {
    return item.outcome() == Outcome.PROCESSED
        && (item.status() == Status.FAIL || item.status() == Status.PARTIAL);
  }

  /** Returns the archives that gave several items, which their names do not tell apart. */
  private static Set<String> sharedSources(List<Item> items) {
    Set<String> shared = new HashSet<>();
    String before = null;
    for (Item item : items) {
      if (item.source().equals(before)) {
        shared.add(before);
      }
      before = item.source();
    }
    return shared;
  }

  private void writeLines(List<Item> items) {
    Columns columns = Columns.of(items);
    for (Item item : items) {
      print(columns.line(item, sharedSources));
      if (hasNotPassed(item) && item.errors() > 0 && !item.diagnostics().isEmpty()) {
        Diagnostic reason = item.diagnostics().get(0);
        print("      " + key(reason) + " " + placeAndMessage(reason, item.source(), false));
        shown.merge(key(reason), 1, Integer::sum);
      }
    }
  }

  private void writeDiagnostics(Item item) {
    for (Diagnostic diagnostic : item.diagnostics()) {
      print("      " + key(diagnostic) + " " + placeAndMessage(diagnostic, item.source(), false));
    }
    int left = item.errors() + item.warnings() - item.diagnostics().size();
    if (left > 0) {
      print("      and " + left + " more in the document");
    }
    for (String note : item.notes()) {
      print("      " + note);
    }
  }

  private void writeTests() {
    Map<String, TestSummary> tests = new LinkedHashMap<>();
    for (Item item : report.items()) {
      if (item.outcome() == Outcome.PROCESSED && item.test() != null) {
        tests.computeIfAbsent(item.test(), TestSummary::new).add(item);
      }
    }
    List<TestSummary> sorted =
        tests.values().stream()
            .sorted(
                Comparator.comparingInt(TestSummary::count)
                    .reversed()
                    .thenComparing(TestSummary::name))
            .toList();
    int own = sorted.size() <= MOST_TESTS ? sorted.size() : MOST_TESTS - 1;
    int width = sorted.stream().limit(own).mapToInt(test -> test.name().length()).max().orElse(0);
    sorted.stream()
        .limit(own)
        .forEach(test -> print(Columns.padded(test.name(), width) + "  " + test.line()));
    List<String> others =
        sorted.stream().skip(own).map(test -> test.name() + " " + test.counts()).toList();
    if (!others.isEmpty()) {
      print("and " + String.join("; ", others));
    }
  }

  private void writeNotPassed() {
    List<Item> items =
        report.items().stream()
            .filter(ReportText::hasNotPassed)
            .sorted(Comparator.comparing(Item::status))
            .toList();
    int printed = Math.min(items.size(), MOST_NOT_PASSED);
    writeLines(items.subList(0, printed));
    printRest(items.size() - printed, " that did not pass");
  }

  private void writeGaps() {
    Map<String, List<Item>> gaps = new LinkedHashMap<>();
    for (Outcome outcome : List.of(Outcome.SKIPPED, Outcome.MISSING)) {
      report.items().stream()
          .filter(item -> item.outcome() == outcome)
          .forEach(
              item ->
                  gaps.computeIfAbsent(
                          outcome + " " + (item.test() == null ? item.message() : item.test()),
                          key -> new ArrayList<>())
                      .add(item));
    }
    List<List<Item>> groups = List.copyOf(gaps.values());
    int printed = Math.min(groups.size(), MOST_GROUPS);
    groups.subList(0, printed).forEach(this::writeGap);
    printRest(groups.stream().skip(printed).mapToInt(List::size).sum(), " skipped or missing");
    report.items().stream()
        .filter(item -> item.outcome() == Outcome.DUPLICATE)
        .findFirst()
        .ifPresent(
            item ->
                print(
                    "DUPLICATE  "
                        + report.count(Outcome.DUPLICATE)
                        + ", as "
                        + item.source()
                        + ": "
                        + item.message()));
  }

  private void writeGap(List<Item> items) {
    Item first = items.get(0);
    print(
        first.outcome()
            + "  "
            + items.size()
            + (first.test() == null ? "" : " " + first.test())
            + (items.size() == 1 ? ": " : ", as ")
            + first.source()
            + ": "
            + first.message());
  }

  private void writeDiagnostics() {
    List<DiagnosticGroup> groups =
        report.diagnostics().stream()
            .filter(group -> group.count() > shown.getOrDefault(key(group.example()), 0))
            .toList();
    int printed = Math.min(groups.size(), MOST_GROUPS);
    groups.subList(0, printed).forEach(group -> print(line(group)));
    printRest(
        groups.stream().skip(printed).mapToInt(DiagnosticGroup::count).sum(),
        " of " + (groups.size() - printed) + " other codes");
  }

  private String line(DiagnosticGroup group) {
    return group.severity()
        + "  "
        + group.count()
        + " "
        + group.code()
        + (group.results() > 1 ? " in " + group.results() + " results" : "")
        + (group.count() > 1 ? ", as " : ": ")
        + placeAndMessage(group.example(), group.source(), report.items().size() > 1);
  }

  private void writeNotes() {
    int left = MOST_NOTES;
    int others = 0;
    for (Item item : report.items()) {
      for (String note : item.notes()) {
        if (left > 0) {
          print("NOTE  " + item.source() + ": " + note);
          left--;
        } else {
          others++;
        }
      }
    }
    printRest(others, others == 1 ? " note" : " notes");
  }

  private void writeUnderWay() {
    report.underWay().forEach(archive -> print("INTERRUPTED  " + archive));
  }

  private void writeFailures(boolean all) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    int printed = 0;
    int left = 0;
    for (Item item : report.failures()) {
      int before = reasons.merge(String.valueOf(item.message()), 1, Integer::sum) - 1;
      if (all || (before < MOST_FOR_ONE_REASON && printed < MOST_FAILURES)) {
        print("FAILED  " + item.place() + ": " + item.message());
        if (all) {
          writeDiagnostics(item);
        }
        printed++;
      } else {
        left++;
      }
    }
    printRest(left, " that failed");
  }

  private void printRest(int count, String what) {
    if (count > 0) {
      print("and " + count + " more" + what + WHERE);
    }
  }

  private void writeTotals() {
    report.deliveries().forEach((exporter, counts) -> print(line(exporter, counts)));
    out.print(report.counts());
  }

  private void print(String line) {
    out.print(Printable.of(line));
    out.print('\n');
  }

  private static String line(String exporter, Map<DeliveryOutcome, Integer> counts) {
    return exporter
        + ": "
        + counts.get(DeliveryOutcome.DELIVERED)
        + " delivered, "
        + counts.get(DeliveryOutcome.DUPLICATE)
        + " already there, "
        + counts.get(DeliveryOutcome.FAILED)
        + " failed";
  }

  private static String key(Diagnostic diagnostic) {
    return diagnostic.severity() + " " + diagnostic.code();
  }

  /**
   * Returns where a diagnostic was found and what it says. Its file begins with the archive's name;
   * the archive's path replaces it, or nothing where a line above has that path.
   */
  private static String placeAndMessage(Diagnostic diagnostic, String source, boolean withSource) {
    String file = diagnostic.file() == null ? "" : diagnostic.file();
    String archive = source.substring(source.lastIndexOf('/') + 1);
    boolean isInArchive = file.equals(archive) || file.startsWith(archive + "!/");
    if (isInArchive) {
      file = withSource ? source + file.substring(archive.length()) : inner(file);
    }
    return file
        + (diagnostic.line() == null ? "" : ":" + diagnostic.line())
        + (file.isEmpty() ? "" : ": ")
        + diagnostic.message()
        + (withSource && !isInArchive ? "  (" + source + ")" : "");
  }

  private static String inner(String file) {
    int archive = file.lastIndexOf("!/");
    return archive < 0 ? file : file.substring(archive + 2);
  }

  /** The widths of the first two words of each line. */
  private record Columns(int outcome, int test) {

    static Columns of(List<Item> items) {
      int outcome = 0;
      int test = 0;
      for (Item item : items) {
        if (!isFailure(item)) {
          outcome = Math.max(outcome, outcome(item).length());
          test = Math.max(test, test(item).length());
        }
      }
      return new Columns(outcome, test);
    }

    String line(Item item, Set<String> sharedSources) {
      HeadlineNumbers headline = item.headline();
      String place =
          item.member() != null && sharedSources.contains(item.source())
              ? item.source() + "!/" + item.member()
              : item.source();
      StringBuilder line = new StringBuilder(padded(outcome(item), outcome));
      line.append("  ").append(padded(test(item), test));
      if (item.outcome() != Outcome.PROCESSED || headline == null) {
        return line.append("  ").append(place).append(": ").append(item.message()).toString();
      }
      Stream.of(
              HeadlineText.of(headline), headline.instanceType(), headline.operatingSystem(), place)
          .forEach(
              part -> {
                if (part != null) {
                  line.append("  ").append(part);
                }
              });
      return line.toString();
    }

    private static String outcome(Item item) {
      return String.valueOf(item.outcome() == Outcome.PROCESSED ? item.status() : item.outcome());
    }

    private static String test(Item item) {
      return item.test() == null ? "-" : item.test();
    }

    static String padded(String text, int width) {
      return text + " ".repeat(Math.max(0, width - text.length()));
    }
  }
}
