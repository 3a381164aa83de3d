package io.zathras.metadata.sysconfig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The physical cores with at least one online CPU. On a machine whose sockets and cores are all
 * alike, {@code lscpu} states their number. Where CPUs are offline or cores differ, its cores per
 * socket are a quotient rounded down, and so are its threads per core in versions before 2.37.
 */
final class PhysicalCores {

  private PhysicalCores() {}

  /**
   * Returns the number of cores, or {@code null} when it cannot be determined.
   *
   * @param online the number of online CPUs
   * @param threads threads per core, either the most of any core or an average rounded down; 0 when
   *     unknown
   * @param stated cores per socket, rounded down, times the sockets; 0 when unknown
   * @param sockets the sockets that the cores were divided by
   * @param counted the counts of other sources, most direct first; a count that the other numbers
   *     rule out is skipped, such as the caches of a virtual machine with one for each thread
   */
  static @Nullable Integer count(
      int online, int threads, int stated, long sockets, List<Integer> counted) {
    long least = threads == 0 ? 1 : online / (threads + 1L) + 1;
    long most = online;
    long mostStated = stated + sockets - 1;
    // A container may see the whole machine's sockets and only some of its CPUs.
    if (stated > 0 && Math.max(least, stated) <= Math.min(most, mostStated)) {
      least = Math.max(least, stated);
      most = Math.min(most, mostStated);
    }
    for (int cores : counted) {
      if (least <= cores && cores <= most) {
        return cores;
      }
    }
    int quotient = threads > 0 && online % threads == 0 ? online / threads : 0;
    if (least <= quotient && quotient <= most) {
      return quotient;
    }
    return least <= stated && stated <= most ? stated : null;
  }
}
