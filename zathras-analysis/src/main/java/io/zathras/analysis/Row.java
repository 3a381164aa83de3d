package io.zathras.analysis;

import io.zathras.analysis.Matching.Pair;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.analysis.statistics.PowerAnalysis;
import io.zathras.analysis.statistics.Prediction;
import io.zathras.analysis.statistics.RankTest;
import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** One row of a comparison in the making. */
final class Row {

  private static final int FEWEST_FOR_PREDICTION = 5;
  private static final int FEWEST_FOR_RANKS = 4;
  private static final double POWER = 0.8;
  private static final int MOST_NAMES = 10;

  private final Pair pair;
  private final MetricSeries series;
  private final double threshold;
  private final double alpha;
  private final Set<Incomparability> differs;
  private final List<String> notes = new ArrayList<>();
  private List<Observation> base;
  private List<Observation> candidate;
  private Verdict verdict = Verdict.MISSING;
  private Evidence evidence = Evidence.NONE;
  private @Nullable Change change;
  private @Nullable Double p;
  private @Nullable Double adjustedP;
  private @Nullable Double rankP;
  private @Nullable Integer resultsNeeded;
  private @Nullable String distinction;

  Row(Pair pair, double threshold, double alpha) {
    this.pair = pair;
    this.threshold = threshold;
    this.alpha = alpha;
    series = pair.first();
    differs = EnumSet.noneOf(Incomparability.class);
    differs.addAll(pair.differs());
    base = pair.base() == null ? List.of() : pair.base().series().observations();
    candidate = pair.candidate() == null ? List.of() : pair.candidate().series().observations();
  }

  Pair pair() {
    return pair;
  }

  MetricSeries series() {
    return series;
  }

  @Nullable Double p() {
    return p;
  }

  void adjustedP(double adjusted) {
    adjustedP = adjusted;
  }

  void distinction(String text) {
    distinction = text;
  }

  void note(String note) {
    notes.add(note);
  }

  void lacks(Verdict why) {
    verdict = why;
  }

  /**
   * Compares both sides.
   *
   * @param across the differences that do not prevent a comparison
   * @param history past series on the base's systems
   */
  void compare(Set<Incomparability> across, Collection<Series> history) {
    boolean allowed = across.containsAll(differs);
    for (String words : Matching.inWords(pair)) {
      notes.add((allowed ? "compared although it differs in " : "differs in ") + words);
    }
    if (!allowed) {
      verdict = Verdict.NOT_COMPARABLE;
      return;
    }
    SystemProfile of = pair.base() == null ? series.system() : pair.base().series().system();
    if (pair.candidate() != null && !of.equals(pair.candidate().series().system())) {
      if (!differs.contains(Incomparability.HARDWARE)) {
        notes.add("not all is known of both systems; what is known does not differ");
      }
    } else if (of.isUnknown()) {
      notes.add("nothing is known of the systems, which may differ");
    }
    Series past =
        (base.size() == 1 || candidate.size() == 1) && pair.base() != null
            ? Matching.same(pair.base(), history)
            : null;
    if (past != null && (members(past) == null) != (members(pair.base()) == null)) {
      past = null;
    }
    List<Observation> reference = base;
    if (candidate.size() == 1 && past != null) {
      reference = withPast(past);
    }
    boolean fromPast = reference.size() > base.size();
    if (!members(fromPast ? past : null, reference)) {
      verdict = Verdict.NOT_COMPARABLE;
      differs.add(Incomparability.CONFIGURATION);
      return;
    }
    estimate(fromPast);
  }

  private List<Observation> withPast(Series past) {
    Set<String> known = new TreeSet<>();
    candidate.forEach(one -> known.add(one.result().documentId()));
    base.forEach(one -> known.add(one.result().documentId()));
    List<Observation> all = new ArrayList<>();
    for (Observation one : past.series().observations()) {
      if (!known.contains(one.result().documentId())) {
        all.add(one);
      }
    }
    all.addAll(base);
    return all.size() >= FEWEST_FOR_PREDICTION ? all : base;
  }

  /** Reduces geometric means to their common parts; returns false where there are none. */
  private boolean members(@Nullable Series past, List<Observation> reference) {
    List<Members> ofBase = members(pair.base());
    List<Members> ofCandidate = members(pair.candidate());
    if (ofBase == null || ofCandidate == null) {
      base = reference;
      return true;
    }
    List<Members> all = new ArrayList<>(ofBase);
    all.addAll(ofCandidate);
    List<Members> ofPast = members(past);
    if (ofPast != null) {
      all.addAll(ofPast);
    }
    if (all.contains(Members.UNKNOWN)) {
      base = reference;
      notes.add(
          "the parts of this geometric mean are not in all documents; it is compared as it is");
      return sameSamples(base, candidate);
    }
    Set<String> common = Members.common(all);
    if (all.stream().allMatch(members -> members.names().size() == common.size())) {
      base = reference;
      return true;
    }
    note(common, ofBase, ofCandidate);
    if (common.isEmpty()) {
      return false;
    }
    Map<String, Members> parts = new HashMap<>();
    putMembers(parts, past);
    putMembers(parts, pair.base());
    putMembers(parts, pair.candidate());
    base = overCommon(reference, parts, common);
    candidate = overCommon(candidate, parts, common);
    return true;
  }

  private static @Nullable List<Members> members(@Nullable Series some) {
    return some == null ? null : some.members();
  }

  private boolean sameSamples(List<Observation> first, List<Observation> second) {
    int samples = first.get(0).samples();
    boolean same =
        first.stream().allMatch(one -> one.samples() == samples)
            && second.stream().allMatch(one -> one.samples() == samples);
    if (!same) {
      notes.add("the geometric means have different numbers of parts");
    }
    return same;
  }

  private void note(Set<String> common, List<Members> ofBase, List<Members> ofCandidate) {
    SortedSet<String> inBase = names(ofBase);
    SortedSet<String> inCandidate = names(ofCandidate);
    SortedSet<String> all = new TreeSet<>(inBase);
    all.addAll(inCandidate);
    notes.add(
        "the geometric mean over the "
            + common.size()
            + " of "
            + all.size()
            + " parts that all results have");
    note("only in the base: ", inBase, inCandidate, common);
    note("only in the candidate: ", inCandidate, inBase, common);
    SortedSet<String> somewhere = new TreeSet<>(inBase);
    somewhere.retainAll(inCandidate);
    note("not in all results: ", somewhere, Set.of(), common);
  }

  private void note(String words, Set<String> some, Set<String> without, Set<String> common) {
    List<String> names =
        some.stream().filter(name -> !without.contains(name) && !common.contains(name)).toList();
    if (!names.isEmpty()) {
      notes.add(
          words
              + String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
              + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""));
    }
  }

  private static SortedSet<String> names(List<Members> some) {
    SortedSet<String> names = new TreeSet<>();
    some.forEach(members -> names.addAll(members.names()));
    return names;
  }

  private static void putMembers(Map<String, Members> parts, @Nullable Series some) {
    List<Members> members = members(some);
    if (some != null && members != null) {
      for (int i = 0; i < members.size(); i++) {
        parts.put(some.series().observations().get(i).result().documentId(), members.get(i));
      }
    }
  }

  private static List<Observation> overCommon(
      List<Observation> observations, Map<String, Members> parts, Set<String> common) {
    List<Observation> reduced = new ArrayList<>();
    for (Observation one : observations) {
      double mean = Objects.requireNonNull(parts.get(one.result().documentId())).mean(common);
      reduced.add(new Observation(mean, common.size(), null, one.result()));
    }
    return reduced;
  }

  private void estimate(boolean fromPast) {
    double[] before = values(base);
    double[] after = values(candidate);
    Change compared = Change.between(before, after, alpha);
    evidence = Evidence.TESTED;
    if (compared.p() == null) {
      evidence = Evidence.THRESHOLD_ONLY;
      if (before.length >= FEWEST_FOR_PREDICTION && after.length == 1) {
        compared = predicted(compared, before, after[0], false);
      } else if (after.length >= FEWEST_FOR_PREDICTION && before.length == 1) {
        compared = predicted(compared, after, before[0], true);
      }
    }
    change = compared;
    p = compared.p();
    if (fromPast) {
      notes.add("against " + before.length + " results, those of the history among them");
    }
    if (compared.kind() == Change.Kind.DIFFERENCE) {
      notes.add("a value is 0 or less, so this is a difference and no ratio");
    }
    if (evidence == Evidence.THRESHOLD_ONLY) {
      notes.add(
          "untested: "
              + results(before.length)
              + " in the base and "
              + after.length
              + " in the candidate do not show what chance does");
    }
    if (Math.min(before.length, after.length) >= FEWEST_FOR_RANKS) {
      RankTest ranks = RankTest.of(before, after);
      rankP = ranks.p();
    }
  }

  private static String results(int count) {
    return count == 1 ? "1 result" : count + " results";
  }

  private Change predicted(Change plain, double[] history, double value, boolean backwards) {
    evidence = Evidence.PREDICTED;
    boolean ratio = plain.kind() == Change.Kind.RATIO;
    double[] scale = ratio ? DoubleStream.of(history).map(Math::log).toArray() : history.clone();
    double one = ratio ? Math.log(value) : value;
    Prediction prediction = Prediction.from(scale);
    return new Change(
        plain.kind(),
        plain.estimate(),
        around(one, prediction.interval(1 - alpha), ratio, backwards),
        around(one, prediction.interval(1 - 2 * alpha), ratio, backwards),
        prediction.p(one),
        prediction.stddev());
  }

  /** Returns the interval of the change from the prediction to the value, or backwards. */
  private static NumberInterval around(
      double value, NumberInterval expected, boolean ratio, boolean backwards) {
    double low = backwards ? expected.low() - value : value - expected.high();
    double high = backwards ? expected.high() - value : value - expected.low();
    return ratio
        ? new NumberInterval(Math.exp(low), Math.exp(high))
        : new NumberInterval(low, high);
  }

  private static double[] values(List<Observation> observations) {
    return observations instanceof Columns columns
        ? columns.values()
        : observations.stream().mapToDouble(Observation::value).toArray();
  }

  /** Draws the conclusion, once p is adjusted. */
  void conclude() {
    if (change == null) {
      return;
    }
    // A fall by exactly the threshold counts, whatever the rounding error of its logarithm.
    boolean large = size() > 0 && size() >= bound() * (1 - 1e-12);
    boolean certain = adjustedP != null && adjustedP < alpha;
    NumberInterval equivalence = change.equivalence();
    if (large && (certain || evidence == Evidence.THRESHOLD_ONLY)) {
      verdict = direction();
    } else if (equivalence != null && isInside(equivalence)) {
      verdict = Verdict.UNCHANGED;
    } else {
      verdict = Verdict.INCONCLUSIVE;
      need();
    }
    if (rankP != null && p != null && p < alpha != rankP < alpha) {
      notes.add("the rank test does not agree (p " + rounded(rankP) + ')');
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private Verdict direction() {
    if (series.direction() == Direction.NONE) {
      return Verdict.CHANGED;
    }
    return worse() > 0 ? Verdict.REGRESSED : Verdict.IMPROVED;
  }

  /** Returns the size of the change, in either direction, on the scale of the test. */
  private double size() {
    return Math.abs(signed());
  }

  private double signed() {
    if (change == null) {
      return 0;
    }
    return change.kind() == Change.Kind.RATIO ? Math.log(change.estimate()) : change.estimate();
  }

  /** Returns the smallest size that matters: that of a fall by the threshold, or of its reverse. */
  private double bound() {
    if (change == null || change.kind() == Change.Kind.RATIO) {
      return -Math.log1p(-threshold);
    }
    return threshold * Math.max(Math.abs(mean(base)), Math.abs(mean(candidate)));
  }

  private static double mean(List<Observation> side) {
    return side.stream().mapToDouble(Observation::value).average().orElse(0);
  }

  private boolean isInside(NumberInterval equivalence) {
    double bound = bound();
    if (change != null && change.kind() == Change.Kind.DIFFERENCE) {
      boolean nothing = equivalence.low() == 0 && equivalence.high() == 0;
      return nothing || equivalence.isInside(new NumberInterval(-bound, bound));
    }
    return equivalence.isInside(new NumberInterval(1 - threshold, 1 / (1 - threshold)));
  }

  /**
   * Finds how many results would be enough: to find a change of this size where it matters, else to
   * distinguish it from the threshold.
   */
  private void need() {
    if (change == null || change.spread() == null || change.kind() != Change.Kind.RATIO) {
      return;
    }
    double distance = size() >= bound() ? size() : bound() - size();
    OptionalInt needed =
        change.spread() > 0 && distance > 1e-9
            ? new PowerAnalysis(alpha, POWER).resultsNeeded(change.spread(), Math.exp(distance))
            : OptionalInt.empty();
    if (needed.isPresent()) {
      int more = Math.min(base.size(), candidate.size()) + 1;
      resultsNeeded = Math.max(needed.getAsInt(), more);
    } else {
      notes.add("the change is so near the threshold that no number of results tells them apart");
    }
  }

  /** Returns how much worse the candidate is; negative where it is better. */
  double worse() {
    double part =
        change == null || change.kind() == Change.Kind.RATIO || bound() == 0
            ? signed()
            : signed() / (bound() / threshold);
    return switch (series.direction()) {
      case HIGHER_IS_BETTER -> -part;
      case LOWER_IS_BETTER -> part;
      case NONE -> Math.abs(part);
    };
  }

  ComparedMetric done(String system) {
    return new ComparedMetric(
        series.key(),
        system,
        series.unit(),
        series.direction(),
        series.testVersion(),
        series.configuration(),
        distinction,
        base,
        candidate,
        change,
        p,
        adjustedP,
        rankP,
        threshold,
        verdict,
        evidence,
        differs,
        resultsNeeded,
        notes);
  }
}
