package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final double[] FIVE = {9120, 9150, 9090, 9135, 9105};
  private static final double[] TEN_PERCENT_LESS = {8207, 8230, 8190, 8215, 8195};

  private final Documents base = Documents.of("streams", "base");
  private final Documents candidate = Documents.of("streams", "cand");

  private static Comparison compare(DocumentSet base, DocumentSet candidate) {
    return Comparison.builder().baseline(base).candidate(candidate).build();
  }

  private Comparison compared(double[] before, double[] after) {
    return compare(base.set("triad", before), candidate.set("triad", after));
  }

  private static ComparedMetric only(Comparison comparison) {
    assertThat(comparison.metrics()).hasSize(1);
    return comparison.metrics().get(0);
  }

  private static GateOutcome.Result gate(Comparison comparison) {
    return comparison.gate(GateRules.defaults()).result();
  }

  @Test
  void findsADropThatChanceDoesNotMake() {
    ComparedMetric row = only(compared(FIVE, TEN_PERCENT_LESS));

    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.evidence()).isEqualTo(Evidence.TESTED);
    assertThat(row.change().estimate()).isCloseTo(0.9, within(0.001));
    assertThat(row.change().confidence().contains(0.9)).isTrue();
    assertThat(row.adjustedP()).isLessThan(0.001);
    assertThat(row.rankP()).isCloseTo(2 / 252.0, within(1e-12));
    assertThat(row.system()).isEqualTo("m5.xlarge");
    assertThat(row.base()).hasSize(5);
    assertThat(gate(compared(FIVE, TEN_PERCENT_LESS))).isEqualTo(GateOutcome.Result.HIT);
  }

  @Test
  void invertsRatioAndVerdictWhenTheSidesAreSwapped() {
    ComparedMetric row = only(compared(FIVE, TEN_PERCENT_LESS));
    ComparedMetric swapped = only(compared(TEN_PERCENT_LESS, FIVE));

    assertThat(swapped.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(swapped.change().estimate()).isCloseTo(1 / row.change().estimate(), within(1e-12));
    assertThat(swapped.change().confidence().low())
        .isCloseTo(1 / row.change().confidence().high(), within(1e-12));
  }

  @Test
  void flipsTheVerdictWithTheDirectionOfBothSides() {
    base.direction = Direction.LOWER_IS_BETTER;
    candidate.direction = Direction.LOWER_IS_BETTER;

    assertThat(only(compared(FIVE, TEN_PERCENT_LESS)).verdict()).isEqualTo(Verdict.IMPROVED);

    base.direction = Direction.NONE;
    candidate.direction = Direction.NONE;

    assertThat(only(compared(FIVE, TEN_PERCENT_LESS)).verdict()).isEqualTo(Verdict.CHANGED);
  }

  @Test
  void concludesTheSameWhateverTheNumberOfPointsInADocument() {
    ComparedMetric few = only(compared(FIVE, TEN_PERCENT_LESS));
    base.points = 30;
    candidate.points = 30;
    ComparedMetric many = only(compared(FIVE, TEN_PERCENT_LESS));

    assertThat(many.verdict()).isEqualTo(few.verdict());
    assertThat(many.p()).isEqualTo(few.p());
    assertThat(many.base()).hasSize(5);
  }

  @Test
  void saysUnchangedOnlyWhereTheIntervalIsWithinTheThreshold() {
    assertThat(only(compared(FIVE, new double[] {9130, 9160, 9080, 9100, 9120})).verdict())
        .isEqualTo(Verdict.UNCHANGED);

    ComparedMetric noisy =
        only(compared(new double[] {8000, 9000, 10000}, new double[] {8100, 9100, 9900}));

    assertThat(noisy.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(noisy.resultsNeeded()).isBetween(10, 200);
  }

  @Test
  void neverComparesAnotherUnit() {
    candidate.unit = "MiB/s";
    Comparison comparison = compared(FIVE, TEN_PERCENT_LESS);

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(only(comparison).across()).containsExactly(Incomparability.UNIT);
    assertThat(only(comparison).notes()).containsExactly("differs in unit: MB/s -> MiB/s");
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.NOTHING_COMPARABLE);
    assertThatThrownBy(() -> Comparison.builder().across(Incomparability.UNIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UNIT");
  }

  @Test
  void neverComparesADirectionWithItsReverse() {
    candidate.direction = Direction.LOWER_IS_BETTER;
    Comparison comparison = compared(FIVE, TEN_PERCENT_LESS);

    assertThat(only(comparison).across()).containsExactly(Incomparability.DIRECTION);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.NOTHING_COMPARABLE);
  }

  @Test
  void comparesOtherHardwareOnlyWhenAsked() {
    candidate.cpu = "AMD EPYC 7571";
    DocumentSet before = base.set("triad", FIVE);
    DocumentSet after = candidate.set("triad", TEN_PERCENT_LESS);
    Comparison comparison = compare(before, after);

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(only(comparison).across()).containsExactly(Incomparability.HARDWARE);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.NOTHING_COMPARABLE);

    ComparedMetric across =
        only(
            Comparison.builder()
                .baseline(before)
                .candidate(after)
                .across(Incomparability.HARDWARE)
                .build());

    assertThat(across.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(across.across()).containsExactly(Incomparability.HARDWARE);
    assertThat(across.system())
        .isEqualTo("m5.xlarge (Intel(R) Xeon(R) Platinum 8259CL) -> m5.xlarge (AMD EPYC 7571)");
    assertThat(across.notes())
        .containsExactly(
            "compared although it differs in hardware: CPU Intel(R) Xeon(R) Platinum 8259CL -> AMD"
                + " EPYC 7571");
  }

  @Test
  void comparesAnotherVersionOrConfigurationOnlyWhenAsked() {
    candidate.version = "1.1";
    candidate.settings = Map.of("threads", 8);
    DocumentSet before = base.set("triad", FIVE);
    DocumentSet after = candidate.set("triad", TEN_PERCENT_LESS);

    assertThat(only(compare(before, after)).across())
        .containsExactlyInAnyOrder(Incomparability.BENCHMARK, Incomparability.CONFIGURATION);
    assertThat(only(compare(before, after)).notes())
        .containsExactly(
            "differs in benchmark version: 1.0 -> 1.1", "differs in configuration: threads 4 -> 8");

    Comparison.Builder one =
        Comparison.builder().baseline(before).candidate(after).across(Incomparability.BENCHMARK);

    assertThat(only(one.build()).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(only(one.across(Incomparability.CONFIGURATION).build()).verdict())
        .isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void comparesAnotherKernelAndListsItFirst() {
    candidate.kernel = "5.14.0-503";
    candidate.tuned = "throughput-performance";
    candidate.sysctl = Map.of("vm.swappiness", "10");
    Comparison comparison = compared(FIVE, TEN_PERCENT_LESS);

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(comparison.differences())
        .extracting(Difference::name)
        .containsExactly("kernel", "tuned", "sysctl vm.swappiness");
    assertThat(comparison.differences().get(0))
        .isEqualTo(
            new Difference(
                "kernel",
                List.of("5.14.0-427"),
                List.of("5.14.0-503"),
                List.of("m5.xlarge"),
                true));
  }

  @Test
  void keepsSystemsApart() {
    List<ResultDocument> before = new ArrayList<>(base.documents("triad", FIVE));
    base.instanceType = "m6i.xlarge";
    before.addAll(base.documents("triad", TEN_PERCENT_LESS));
    List<ResultDocument> after = new ArrayList<>(candidate.documents("triad", FIVE));
    candidate.instanceType = "m6i.xlarge";
    candidate.kernel = "6.1";
    after.addAll(candidate.documents("triad", TEN_PERCENT_LESS));
    Comparison comparison = compare(base.set(before), candidate.set(after));

    assertThat(comparison.metrics())
        .extracting(ComparedMetric::system, ComparedMetric::verdict)
        .containsExactlyInAnyOrder(
            Tuple.tuple("m5.xlarge", Verdict.UNCHANGED),
            Tuple.tuple("m6i.xlarge", Verdict.UNCHANGED));
    assertThat(comparison.differences().get(0).systems()).containsExactly("m6i.xlarge");
    assertThat(comparison.differences().get(0).everywhere()).isFalse();
  }

  @Test
  void pairsNoSystemsWhereASideHasSeveral() {
    List<ResultDocument> after = new ArrayList<>();
    for (String type : List.of("c5.large", "r5.large")) {
      candidate.instanceType = type;
      after.addAll(candidate.documents("triad", FIVE));
    }
    Comparison comparison =
        Comparison.builder()
            .baseline(base.set("triad", FIVE))
            .candidate(candidate.set(after))
            .across(Incomparability.HARDWARE)
            .build();

    assertThat(comparison.metrics())
        .extracting(ComparedMetric::verdict)
        .containsOnly(Verdict.MISSING)
        .hasSize(3);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.NOTHING_COMPARABLE);
  }

  @Test
  void namesADocumentThatIsOnBothSides() {
    ResultDocument same = base.document(Map.of("triad", 1.0));

    assertThatThrownBy(() -> compare(base.set(List.of(same)), candidate.set(List.of(same))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(same.id());
  }

  @Test
  void failsWhereTheCandidateFails() {
    DocumentSet before = base.set("triad", FIVE);
    candidate.status = Status.FAIL;
    DocumentSet failed = candidate.set("triad", 1);
    Comparison comparison = compare(before, failed);

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(only(comparison).notes().get(0)).startsWith("cand: 1 of 1 result failed");
    assertThat(comparison.candidate().failed()).isEqualTo(1);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.HIT);
  }

  @Test
  void hasARowForATestThatFailsSometimes() {
    DocumentSet before = base.set("triad", FIVE);
    List<ResultDocument> documents = new ArrayList<>(candidate.documents("triad", FIVE));
    candidate.status = Status.FAIL;
    documents.addAll(candidate.documents("triad", 1));
    Comparison comparison = compare(before, candidate.set(documents));

    assertThat(comparison.metrics())
        .extracting(row -> row.key().metric())
        .containsExactly(ComparedMetric.STATUS, "triad");
    assertThat(comparison.metrics())
        .extracting(ComparedMetric::verdict)
        .containsExactly(Verdict.FAILED, Verdict.UNCHANGED);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.HIT);
  }

  @Test
  void namesWhatOnlyOneSideHas() {
    Documents other = Documents.of("coremark", "base");
    DocumentSet.Builder before = DocumentSet.builder("base");
    base.documents("triad", FIVE).forEach(before::add);
    other.documents("score", FIVE).forEach(before::add);
    Comparison comparison = compare(before.build(), candidate.set("triad", FIVE));

    assertThat(comparison.metrics().get(0).verdict()).isEqualTo(Verdict.MISSING);
    assertThat(comparison.metrics().get(0).notes())
        .containsExactly("cand has no result of coremark on such a system");
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.PASSED);
    assertThat(comparison.gate(new GateRules(EnumSet.of(Verdict.MISSING), false)).hits())
        .hasSize(1);
  }

  @Test
  void testsNothingWithOneResultASide() {
    Comparison comparison = compared(new double[] {100}, new double[] {80});

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(only(comparison).evidence()).isEqualTo(Evidence.THRESHOLD_ONLY);
    assertThat(only(comparison).notes().get(0)).startsWith("untested");
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.PASSED);
    assertThat(comparison.gate(new GateRules(Set.of(Verdict.REGRESSED), true)).result())
        .isEqualTo(GateOutcome.Result.HIT);
    assertThat(only(compared(new double[] {100}, new double[] {99})).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void predictsOneResultFromFive() {
    ComparedMetric row = only(compared(FIVE, new double[] {8200}));
    ComparedMetric swapped = only(compared(new double[] {8200}, FIVE));

    assertThat(row.evidence()).isEqualTo(Evidence.PREDICTED);
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.change().confidence().contains(row.change().estimate())).isTrue();
    assertThat(swapped.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(swapped.p()).isEqualTo(row.p());
    assertThat(swapped.change().confidence().high())
        .isCloseTo(1 / row.change().confidence().low(), within(1e-12));
  }

  @Test
  void predictsOneResultFromAHistory() {
    Documents past = Documents.of("streams", "past");
    DocumentSet before = base.set("triad", 9100);
    DocumentSet after = candidate.set("triad", 8200);
    Comparison comparison =
        Comparison.builder()
            .baseline(before)
            .candidate(after)
            .history(past.set("triad", FIVE))
            .build();

    assertThat(only(comparison).evidence()).isEqualTo(Evidence.PREDICTED);
    assertThat(only(comparison).base()).hasSize(6);
    assertThat(only(comparison).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(gate(comparison)).isEqualTo(GateOutcome.Result.HIT);

    past.version = "0.9";
    Comparison ofAnotherVersion =
        Comparison.builder()
            .baseline(before)
            .candidate(after)
            .history(past.set("triad", FIVE))
            .build();

    assertThat(only(ofAnotherVersion).evidence()).isEqualTo(Evidence.THRESHOLD_ONLY);
  }

  @Test
  void givesADifferenceWhereAValueIsZero() {
    ComparedMetric nothing = only(compared(new double[] {0, 0, 0}, new double[] {0, 0, 0}));
    ComparedMetric something = only(compared(new double[] {5, 5, 5}, new double[] {0, 0, 0}));

    assertThat(nothing.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(nothing.change().estimate()).isZero();
    assertThat(something.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(something.change().estimate()).isEqualTo(-5);
    assertThat(something.notes())
        .contains("a value is 0 or less, so this is a difference and no ratio");
  }

  @Test
  void comparesGeometricMeansOverThePartsOfBothSides() {
    DocumentSet before =
        base.set(
            List.of(
                base.suite(
                    "seconds", "geometric_mean_seconds", Map.of("a", 1.0, "b", 2.0, "c", 9.0)),
                base.suite(
                    "seconds", "geometric_mean_seconds", Map.of("a", 1.0, "b", 2.0, "c", 9.0))));
    DocumentSet after =
        candidate.set(
            List.of(
                candidate.suite("seconds", "geometric_mean_seconds", Map.of("a", 2.0, "b", 2.0)),
                candidate.suite(
                    "seconds", "geometric_mean_seconds", Map.of("b", 2.0, "a", 2.0, "d", 5.0))));

    ComparedMetric row = only(compare(before, after));

    assertThat(row.change().estimate()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(row.base()).extracting(Observation::samples).containsOnly(2);
    assertThat(row.notes())
        .contains(
            "the geometric mean over the 2 of 4 parts that all results have",
            "only in the base: c",
            "only in the candidate: d");
  }

  @Test
  void comparesNoGeometricMeansWithoutACommonPart() {
    DocumentSet before = base.set(List.of(base.suite("s", "mean_s", Map.of("a", 1.0))));
    DocumentSet after = candidate.set(List.of(candidate.suite("s", "mean_s", Map.of("b", 1.0))));

    assertThat(only(compare(before, after)).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
  }

  @Test
  void correctsForTheNumberOfRows() {
    DocumentSet.Builder before = DocumentSet.builder("base");
    DocumentSet.Builder after = DocumentSet.builder("cand");
    for (int i = 0; i < 5; i++) {
      before.add(base.document(Map.of("a", FIVE[i], "b", FIVE[i])));
      after.add(candidate.document(Map.of("a", TEN_PERCENT_LESS[i], "b", FIVE[(i + 1) % 5])));
    }
    Comparison comparison = compare(before.build(), after.build());

    assertThat(comparison.metrics().get(0).adjustedP())
        .isCloseTo(2 * comparison.metrics().get(0).p(), within(1e-15));
    assertThat(comparison.metrics())
        .extracting(row -> row.key().metric())
        .containsExactly("a", "b");
    assertThat(comparison.counts())
        .containsEntry(Verdict.REGRESSED, 1)
        .containsEntry(Verdict.UNCHANGED, 1)
        .containsEntry(Verdict.FAILED, 0);
  }

  @Test
  void takesAThresholdForAMetric() {
    DocumentSet before = base.set("triad", FIVE);
    DocumentSet after = candidate.set("triad", TEN_PERCENT_LESS);
    Comparison comparison =
        Comparison.builder().baseline(before).candidate(after).threshold("triad", 0.2).build();

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(only(comparison).threshold()).isEqualTo(0.2);
  }

  @Test
  void isTheSameInAnyOrderLocaleAndZone() {
    List<ResultDocument> before = new ArrayList<>();
    List<ResultDocument> after = new ArrayList<>();
    for (String type : List.of("m5.xlarge", "c5.large", "İstanbul")) {
      base.instanceType = type;
      candidate.instanceType = type;
      before.addAll(base.documents("triad", FIVE));
      after.addAll(candidate.documents("triad", TEN_PERCENT_LESS));
    }
    String expected = text(before, after);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      for (int seed = 0; seed < 5; seed++) {
        Collections.shuffle(before, new Random(seed));
        Collections.shuffle(after, new Random(seed + 1));
        assertThat(text(before, after)).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private String text(List<ResultDocument> before, List<ResultDocument> after) {
    return compare(base.set(before), candidate.set(after)).toString();
  }

  @Test
  void comparesWhatIsNotFullyKnownAndSaysSo() {
    candidate.described = false;
    ComparedMetric row = only(compared(FIVE, TEN_PERCENT_LESS));

    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.notes())
        .containsExactly("not all is known of both systems; what is known does not differ");
  }

  @Test
  void ignoresWhatChangesWithEveryBoot() {
    Consumer<Documents> boots =
        documents ->
            documents.settings =
                Map.of(
                    "threads", 4, "cpu_freq", "0=" + documents.hashCode(), "directory", "/tmp/x");
    base.with(boots);
    candidate.with(boots);
    candidate.memoryKb = 15_600_000;
    Comparison comparison = compared(FIVE, TEN_PERCENT_LESS);

    assertThat(only(comparison).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(comparison.differences()).isEmpty();
  }

  @Test
  void failsWhereARunFails() {
    Map<String, Run> good = new LinkedHashMap<>();
    Map<String, Run> bad = new LinkedHashMap<>();
    good.put("run_1", base.run(1, "O2", "mb", 10).build());
    good.put("run_2", base.run(2, "O3", "mb", 20).build());
    bad.put("run_1", base.run(1, "O3", "mb", 1).status(Status.FAIL).build());
    bad.put("run_2", base.run(2, "O2", "mb", 10).build());
    Comparison comparison =
        compare(
            base.set(Scope.RUNS, List.of(base.ofRuns("mb", "triad", "run_1", good))),
            candidate.set(Scope.RUNS, List.of(candidate.ofRuns("mb", "triad", "run_2", bad))));

    assertThat(comparison.metrics().get(0).key()).hasToString("streams O3 mb");
    assertThat(comparison.metrics().get(0).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(comparison.metrics().get(0).notes().get(0)).startsWith("cand: the run failed in ");
  }

  @Test
  void comparesWhatHasTheSameVersionAmongSeveral() {
    List<ResultDocument> before = new ArrayList<>(base.documents("triad", FIVE));
    base.version = "1.1";
    before.addAll(base.documents("triad", TEN_PERCENT_LESS));
    candidate.version = "1.1";
    Comparison comparison = compare(base.set(before), candidate.set("triad", TEN_PERCENT_LESS));

    assertThat(comparison.metrics())
        .extracting(ComparedMetric::testVersion, ComparedMetric::verdict)
        .containsExactly(
            Tuple.tuple("1.0", Verdict.MISSING), Tuple.tuple("1.1", Verdict.UNCHANGED));
    assertThat(comparison.metrics())
        .extracting(ComparedMetric::distinction)
        .containsExactly("version 1.0", "version 1.1");
  }

  @Test
  void pairsWhatDiffersLeast() {
    base.settings = Map.of("threads", 4);
    List<ResultDocument> before = new ArrayList<>(base.documents("triad", FIVE));
    base.settings = Map.of("threads", 8);
    before.addAll(base.documents("triad", FIVE));
    candidate.version = "1.1";
    candidate.settings = Map.of("threads", 8);
    List<ResultDocument> after = new ArrayList<>(candidate.documents("triad", FIVE));
    candidate.settings = Map.of("threads", 4);
    after.addAll(candidate.documents("triad", FIVE));

    assertThat(compare(base.set(before), candidate.set(after)).metrics())
        .extracting(ComparedMetric::distinction, ComparedMetric::across)
        .containsExactly(
            Tuple.tuple("threads=4", Set.of(Incomparability.BENCHMARK)),
            Tuple.tuple("threads=8", Set.of(Incomparability.BENCHMARK)));
  }

  @Test
  void saysWhereResultsOfASideAreNoRepetitions() {
    List<ResultDocument> before = new ArrayList<>(base.documents("triad", FIVE));
    base.kernel = "5.14.0-503";
    before.addAll(base.documents("triad", FIVE));

    assertThat(compare(base.set(before), candidate.set("triad", FIVE)).notes())
        .containsExactly(
            "base: results of m5.xlarge with more than one kernel: 5.14.0-427, 5.14.0-503");
  }

  @Test
  void comparesNoGeometricMeansOverUnknownPartsOfDifferentNumber() {
    ComparedMetric row =
        only(compare(base.set(List.of(mean(base, 3))), candidate.set(List.of(mean(candidate, 4)))));

    assertThat(row.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(row.notes()).contains("the geometric means have different numbers of parts");
    assertThat(
            only(compare(
                    base.set(List.of(mean(base, 3))), candidate.set(List.of(mean(candidate, 3)))))
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static ResultDocument mean(Documents side, int parts) {
    return side.document(
        Map.of(),
        Map.of(
            "mean_s",
            new PrimaryMetric(
                9, "s", Direction.LOWER_IS_BETTER, "geometric_mean", parts, null, null)),
        Map.of(),
        builder -> builder);
  }

  @Test
  void mentionsWhereRanksDoNotAgree() {
    // One far value hides the shift from Welch's test and not from the ranks.
    double[] before = {100, 101, 102, 103, 104, 105, 900};
    double[] after = {110, 111, 112, 113, 114, 115, 116};
    ComparedMetric row = only(compared(before, after));

    assertThat(row.p()).isGreaterThan(0.05);
    assertThat(row.rankP()).isLessThan(0.05);
    assertThat(row.notes()).anyMatch(note -> note.startsWith("the rank test does not agree"));
  }

  @Test
  void rejectsSettingsThatMeanNothing() {
    Comparison.Builder builder = Comparison.builder();

    assertThatThrownBy(() -> builder.threshold(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.threshold("a", 1)).hasMessageContaining("threshold of a");
    assertThatThrownBy(() -> builder.alpha(0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }
}
