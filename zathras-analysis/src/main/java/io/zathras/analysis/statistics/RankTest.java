package io.zathras.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided rank test of Mann and Whitney: whether values of one sample tend to be larger than
 * those of another.
 *
 * <p>H. B. Mann, D. R. Whitney, On a Test of Whether one of Two Random Variables is Stochastically
 * Larger than the Other, Annals of Mathematical Statistics 18, 1947. Equal values get the mean of
 * their ranks, and p is the fraction of all ways to draw the smaller sample from the values in
 * which the rank sum is at least as far from its mean, ties included. Dynamic programming over the
 * ranks counts the ways, if this takes at most 50 million steps: about 50 against 50 values. Beyond
 * that, p is the normal approximation with continuity correction and the variance for ties (E. L.
 * Lehmann, Nonparametrics, 1975, section 1.4).
 *
 * @param u how many pairs have the larger value in the first sample, an equal pair counting 1/2
 * @param p the two-sided p value of no difference
 * @param exact whether {@code p} is exact; otherwise it is the normal approximation
 * @since 0.1
 */
public record RankTest(double u, double p, boolean exact) {

  private static final long MOST_STEPS = 50_000_000;

  /**
   * Tests two samples of at least one value each.
   *
   * @throws IllegalArgumentException if a sample is empty or holds a number that is not finite
   */
  public static RankTest of(double[] first, double[] second) {
    Checks.sample("the first sample", first);
    Checks.sample("the second sample", second);
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    for (int i = 0; i < all.length; i++) {
      // Arrays.sort puts -0.0 below 0.0.
      all[i] = all[i] == 0 ? 0 : all[i];
    }
    Arrays.sort(all);
    long[] ranks = doubledRanks(all);
    long sum = 0;
    for (double value : first) {
      sum += ranks[Arrays.binarySearch(all, value == 0 ? 0 : value)];
    }
    double u = (sum - first.length * (first.length + 1L)) / 2.0;
    if (all[0] == all[all.length - 1]) {
      return new RankTest(u, 1, true);
    }
    // Both samples' rank sums are equally far from their means, so one is enough.
    long distance = Math.abs(sum - first.length * (all.length + 1L));
    int drawn = Math.min(first.length, second.length);
    if (steps(all.length, drawn) <= MOST_STEPS) {
      return new RankTest(u, exactP(ranks, drawn, distance), true);
    }
    return new RankTest(u, normalP(ranks, drawn, distance), false);
  }

  private static double steps(double all, double drawn) {
    return all * drawn * drawn * (2 * all - drawn + 1);
  }

  /** Returns twice the rank of each sorted value, which is whole even where ranks are shared. */
  private static long[] doubledRanks(double[] sorted) {
    long[] ranks = new long[sorted.length];
    int start = 0;
    while (start < sorted.length) {
      int stop = start + 1;
      while (stop < sorted.length && sorted[stop] == sorted[start]) {
        stop++;
      }
      Arrays.fill(ranks, start, stop, start + stop + 1L);
      start = stop;
    }
    return ranks;
  }

  private static double exactP(long[] ranks, int drawn, long distance) {
    int largest = 0;
    for (int i = ranks.length - drawn; i < ranks.length; i++) {
      largest += (int) ranks[i];
    }
    // ways[k][s]: the number of ways to draw k values with the doubled rank sum s
    double[][] ways = new double[drawn + 1][largest + 1];
    ways[0][0] = 1;
    for (int i = 0; i < ranks.length; i++) {
      int rank = (int) ranks[i];
      for (int k = Math.min(i + 1, drawn); k > 0; k--) {
        for (int s = rank; s <= largest; s++) {
          ways[k][s] += ways[k - 1][s - rank];
        }
      }
    }
    long mean = drawn * (ranks.length + 1L);
    double far = 0;
    double total = 0;
    for (int s = 0; s <= largest; s++) {
      total += ways[drawn][s];
      far += Math.abs(s - mean) >= distance ? ways[drawn][s] : 0;
    }
    return far / total;
  }

  private static double normalP(long[] ranks, int drawn, long distance) {
    double count = ranks.length;
    double ties = 0;
    int start = 0;
    for (int i = 1; i <= ranks.length; i++) {
      if (i == ranks.length || ranks[i] != ranks[start]) {
        double size = i - start;
        ties += size * size * size - size;
        start = i;
      }
    }
    double variance = drawn * (count - drawn) / 12 * (count + 1 - ties / (count * (count - 1)));
    double z = Math.max(0, distance / 2.0 - 0.5) / Math.sqrt(variance);
    return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
  }
}
