package io.zathras.processor.linpack;

import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.PointConfiguration;
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The setting of rows; the rows of one setting are its iterations. Only the list of CPUs reliably
 * distinguishes settings, because the wrapper takes the first three columns of all rows from the
 * name of the first output.
 *
 * @param hyperThreads the wrapper's name for the configuration, such as {@code ht_yes_1_socket}
 * @param sockets the sockets in the table
 * @param stated the threads in the table
 * @param cpus the CPUs that the threads were bound to, separated by dots or, in older tables,
 *     commas
 */
record LinpackSetting(
    @Nullable String hyperThreads,
    @Nullable Integer sockets,
    @Nullable Integer stated,
    @Nullable String cpus) {

  /** Orders by number, because the table orders by text, with 16 threads before 8. */
  static final Comparator<LinpackSetting> ORDER =
      Comparator.comparing(
              LinpackSetting::sockets, Comparator.<Integer>nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              LinpackSetting::threads, Comparator.<Integer>nullsLast(Comparator.naturalOrder()));

  private static final Pattern CPUS = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,9})*+");

  static LinpackSetting of(WrapperTable.Row row, @Nullable String cpus) {
    return new LinpackSetting(
        row.text("ht_config", "hyper_config"),
        row.count("sockets"),
        row.count("threads"),
        cpus == null || cpus.equals("None") ? null : cpus);
  }

  /** Returns the number of CPUs as the threads, else the number in the table. */
  @Nullable Integer threads() {
    int bound = cpuCount();
    return bound == 0 ? stated : (Integer) bound;
  }

  /** Returns whether the list of CPUs contradicts the stated threads. */
  boolean contradictsItself() {
    return cpuCount() > 0 && stated != null && stated != cpuCount();
  }

  /** Returns how many CPUs the list has; 0 when there is no valid list. */
  int cpuCount() {
    return cpus == null || !CPUS.matcher(cpus).matches()
        ? 0
        : 1 + (int) cpus.chars().filter(c -> c == '.' || c == ',').count();
  }

  /** Returns whether the system has hyper-threads, or {@code null} when the name does not say. */
  @Nullable Boolean hasHyperThreads() {
    if (hyperThreads == null) {
      return null;
    }
    boolean yes = hyperThreads.startsWith("ht_yes") || hyperThreads.startsWith("hyper_yes");
    boolean no = hyperThreads.endsWith("_no") || hyperThreads.contains("_no_");
    return yes == no ? null : (Boolean) yes;
  }

  /**
   * Returns the name of the run with this setting, or {@code null} when all its parts are unknown.
   */
  @Nullable String name() {
    StringJoiner name = new StringJoiner(",");
    if (hyperThreads != null) {
      name.add(hyperThreads);
    }
    if (sockets != null) {
      name.add("sockets=" + sockets);
    }
    if (threads() != null) {
      name.add("threads=" + threads());
    }
    return name.length() == 0 ? null : name.toString();
  }

  PointConfiguration iteration(int number) {
    String name = name();
    return name == null
        ? PointConfiguration.ofRepetition("iteration", number)
        : PointConfiguration.of(name).repetition("iteration", number);
  }
}
