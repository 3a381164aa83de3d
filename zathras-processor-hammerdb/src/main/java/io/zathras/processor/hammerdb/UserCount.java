package io.zathras.processor.hammerdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The test of one number of virtual users, with its row in the wrapper's table, HammerDB's output,
 * or both.
 *
 * @param row the row of the table, or {@code null} without one
 * @param output the output, or {@code null} when it is lost
 */
record UserCount(HammerDbTable.@Nullable Row row, @Nullable HammerDbOutput output) {

  /** Pairs rows and outputs, ordered by the number of users. */
  static List<UserCount> pair(HammerDbTable table, List<HammerDbOutput> outputs) {
    Pairing pairing = new Pairing(outputs);
    List<HammerDbTable.Row> named =
        table.rows().stream().filter(row -> row.users() != null).toList();
    List<HammerDbTable.Row> nameless =
        table.rows().stream().filter(row -> row.users() == null).toList();
    for (List<HammerDbTable.Row> rows : List.of(named, nameless)) {
      rows.forEach(row -> pairing.pair(row, row.rate()));
      rows.forEach(row -> pairing.pair(row, null));
    }
    List<UserCount> pairs = new ArrayList<>();
    table.rows().forEach(row -> pairs.add(new UserCount(row, pairing.paired.get(row))));
    outputs.stream()
        .filter(output -> !pairing.taken.contains(output))
        .forEach(output -> pairs.add(new UserCount(null, output)));
    pairs.sort(Comparator.comparing(UserCount::users, Comparator.nullsLast(Integer::compare)));
    return pairs;
  }

  /** Returns the number of virtual users, or {@code null} when neither row nor output has it. */
  @Nullable Integer users() {
    if (row != null && row.users() != null) {
      return row.users();
    }
    return output == null ? null : (Integer) output.users();
  }

  /** The key of an output; a part is {@code null} where any value will do. */
  private record Key(@Nullable Integer users, @Nullable Double rate) {}

  /**
   * Pairs rows and outputs by rate first, because a second test with a number of users overwrites
   * the output of the first.
   */
  private static final class Pairing {

    private final Map<Key, Deque<HammerDbOutput>> outputs = new HashMap<>();
    private final Map<HammerDbTable.Row, HammerDbOutput> paired = new HashMap<>();
    private final Set<HammerDbOutput> taken = new HashSet<>();

    Pairing(List<HammerDbOutput> all) {
      for (HammerDbOutput output : all) {
        for (Double rate : new Double[] {output.tpm(), output.nopm(), null}) {
          add(new Key(output.users(), rate), output);
          add(new Key(null, rate), output);
        }
      }
    }

    private void add(Key key, HammerDbOutput output) {
      outputs.computeIfAbsent(key, added -> new ArrayDeque<>()).add(output);
    }

    void pair(HammerDbTable.Row row, @Nullable Double rate) {
      Deque<HammerDbOutput> candidates = outputs.get(new Key(row.users(), rate));
      while (!paired.containsKey(row) && candidates != null && !candidates.isEmpty()) {
        HammerDbOutput next = candidates.remove();
        if (taken.add(next)) {
          paired.put(row, next);
        }
      }
    }
  }
}
