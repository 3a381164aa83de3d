package io.zathras.processor.uperf;

import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Finds the raw file of each row of the table. A row belongs to the raw file with the same start
 * or, without dates, with the same operation rate, because rows name neither networks nor
 * iteration, and rows of one instance count are in the order of their text. The remaining rows are
 * paired in order.
 */
final class CaseMatcher {

  private static final List<BiPredicate<RawOutput, UperfTable.Row>> SIGNS =
      List.of(CaseMatcher::sameStart, Case::sameRate, (raw, row) -> true);

  /** Cases without a number come last, by time. */
  private static final Comparator<Case> ORDER =
      Comparator.comparing(Case::family)
          .thenComparingInt(Case::instances)
          .thenComparingInt(each -> each.iteration() == 0 ? Integer.MAX_VALUE : each.iteration())
          .thenComparing(each -> String.valueOf(each.interval().start()));

  private CaseMatcher() {}

  /** Returns all cases, by family, instance count and iteration. */
  static List<Case> of(List<RawOutput> raws, List<UperfTable.Row> rows) {
    Map<Case.Key, List<UperfTable.Row>> free = new LinkedHashMap<>();
    rows.forEach(row -> free.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row));
    Map<RawOutput, UperfTable.Row> pairs = pair(raws, free);
    List<Case> cases = new ArrayList<>();
    raws.forEach(raw -> cases.add(Case.of(raw, pairs.get(raw))));
    free.values().forEach(left -> left.forEach(row -> cases.add(Case.of(row))));
    cases.sort(ORDER);
    return numbered(cases);
  }

  private static Map<RawOutput, UperfTable.Row> pair(
      List<RawOutput> raws, Map<Case.Key, List<UperfTable.Row>> free) {
    Map<RawOutput, UperfTable.Row> pairs = new LinkedHashMap<>();
    for (BiPredicate<RawOutput, UperfTable.Row> sign : SIGNS) {
      for (RawOutput raw : raws) {
        List<UperfTable.Row> rows = free.getOrDefault(raw.key, List.of());
        for (int i = 0; i < rows.size() && !pairs.containsKey(raw); i++) {
          if (sameNetworks(raw, rows.get(i)) && sign.test(raw, rows.get(i))) {
            pairs.put(raw, rows.remove(i));
          }
        }
      }
    }
    return pairs;
  }

  private static boolean sameNetworks(RawOutput raw, UperfTable.Row row) {
    return raw.networks == null || row.networks == null || row.networks.equals(raw.networks);
  }

  private static boolean sameStart(RawOutput raw, UperfTable.Row row) {
    Timestamp start = raw.interval.start();
    return start != null && start.equals(row.interval.start());
  }

  /**
   * Numbers cases so that no two of a run share an id, even if names repeat an iteration or have
   * none.
   */
  private static List<Case> numbered(List<Case> cases) {
    List<Case> numbered = new ArrayList<>();
    Case before = null;
    for (Case each : cases) {
      boolean repeats =
          before != null
              && before.family().equals(each.family())
              && before.instances() == each.instances();
      int free = before != null && repeats ? before.iteration() + 1 : 1;
      before = each.numbered(Math.max(free, each.iteration()));
      numbered.add(before);
    }
    return numbered;
  }
}
