package io.zathras.processor.linpack;

import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.PointConfiguration;
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What rows were measured with; rows of one setting are its iterations. The wrapper takes the first
 * three columns from the name of the first output, whatever output a row is of, so that only the
 * list of CPUs tells settings apart for certain.
 *
 * @param hyperThreads the wrapper's name of the configuration, such as {@code ht_yes_1_socket}
 * @param sockets the sockets, as the table says
 * @param stated the threads, as the table says
 * @param cpus the CPUs that the threads were bound to, divided by dots or, in older tables, commas
 */
record LinpackSetting(
    @Nullable String hyperThreads,
    @Nullable Integer sockets,
    @Nullable Integer stated,
    @Nullable String cpus) {

  /** By numbers and not by text: the table has 16 threads before 8. */
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

  /** Returns the threads: as many as there are CPUs, else as the table says. */
  @Nullable Integer threads() {
    int bound = cpuCount();
    return bound == 0 ? stated : (Integer) bound;
  }

  /** Returns whether the list of CPUs contradicts the stated threads. */
  boolean contradictsItself() {
    return cpuCount() > 0 && stated != null && stated != cpuCount();
  }

  /** Returns how many CPUs the list has; 0 when there is none that can be counted. */
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

  /** Returns the setting as a name of its run, or {@code null} when nothing is known of it. */
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
