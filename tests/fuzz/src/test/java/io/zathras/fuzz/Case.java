package io.zathras.fuzz;

import io.zathras.fuzz.Sample.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A sample and what is done to it, each mutation told by a seed of its own. So a case is a short
 * text that can be replayed, and what is left after leaving mutations out is a case again.
 *
 * @param sample the name of the sample
 * @param mutations the seeds of the mutations, in their order
 */
record Case(String sample, List<Long> mutations) {

  /** Every so many cases; a system is larger than a result and the directory around it. */
  private static final int WITH_THE_WHOLE_SYSTEM = 8;

  Case {
    mutations = List.copyOf(mutations);
  }

  /** Returns the case of that number in a run. */
  static Case of(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    String sample = Samples.ALL.get(random.nextInt(Samples.ALL.size())).name();
    int count = 1 + random.nextInt(3) * random.nextInt(3);
    return new Case(sample, random.longs(count, 0, 1L << 32).boxed().toList());
  }

  /** Returns the case that {@link #toString()} wrote. */
  static Case parse(String text) {
    String[] parts = text.split(":", -1);
    List<Long> seeds = new ArrayList<>();
    for (String seed : parts[1].split("\\.")) {
      seeds.add(Long.parseLong(seed, 16));
    }
    return new Case(parts[0], seeds);
  }

  /** Makes what the case tells of. */
  Mutant mutant() {
    Mutant mutant = new Mutant(Samples.named(sample));
    for (long seed : mutations) {
      Mutator.apply(mutant, new SplittableRandom(seed));
    }
    if (mutations.get(0) % WITH_THE_WHOLE_SYSTEM != 0) {
      mutant.forgetUntouched(Place.SYSTEM);
    }
    return mutant;
  }

  /** Returns the cases with one mutation less. */
  List<Case> smaller() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < mutations.size() && mutations.size() > 1; i++) {
      List<Long> rest = new ArrayList<>(mutations);
      rest.remove(i);
      cases.add(new Case(sample, rest));
    }
    return cases;
  }

  /** Returns what {@code -Dzathras.fuzz.case} replays. */
  @Override
  public String toString() {
    return mutations.stream()
        .map(Long::toHexString)
        .collect(Collectors.joining(".", sample + ":", ""));
  }
}
