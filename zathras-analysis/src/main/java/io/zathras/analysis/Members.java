package io.zathras.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a geometric mean. */
final class Members {

  /** The parts of a mean whose document does not state them. */
  static final Members UNKNOWN = new Members(List.of(), new double[0]);

  private final List<String> names;
  private final double[] values;

  /**
   * Keeps both arguments without a copy; callers must not change them.
   *
   * @param names in alphabetical order; documents with the same names share the list
   * @param values above 0, in the order of the names
   */
  Members(List<String> names, double[] values) {
    this.names = names;
    this.values = values;
  }

  List<String> names() {
    return names;
  }

  /** Returns the names that all have in common. */
  static Set<String> common(Collection<Members> all) {
    @Nullable Set<String> common = null;
    @Nullable List<String> last = null;
    for (Members members : all) {
      if (common == null) {
        common = new HashSet<>(members.names);
      } else if (members.names != last) {
        common.retainAll(new HashSet<>(members.names));
      }
      last = members.names;
    }
    return Objects.requireNonNullElse(common, Set.of());
  }

  /** Returns the geometric mean over some of the parts. */
  double mean(Set<String> over) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += over.contains(names.get(i)) ? Math.log(values[i]) : 0;
    }
    return Math.exp(sum / over.size());
  }
}
