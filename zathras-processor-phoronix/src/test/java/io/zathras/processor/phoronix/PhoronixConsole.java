package io.zathras.processor.phoronix;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** A console as the suite prints it, for a number of options set out to run. */
final class PhoronixConsole {

  private final String title;
  private final String profile;
  private final int promised;
  private final StringBuilder text = new StringBuilder("Phoronix Test Suite v10.8.1\n\n");
  private int position;

  PhoronixConsole(String title, String profile, int promised) {
    this.title = title;
    this.profile = profile;
    this.promised = promised;
  }

  /** Adds an option with one result: the mean of its samples. */
  PhoronixConsole option(String option, String unit, double... samples) {
    return begin(option).result(option, unit, samples);
  }

  /** Adds the lines that begin an option. */
  PhoronixConsole begin(String option) {
    text.append(title + ":\n    " + profile + " [" + option + "]\n")
        .append("    Test " + ++position + " of " + promised + "\n")
        .append("    Estimated Trial Run Count:    3\n")
        .append("    Estimated Time To Completion: 2 Minutes [11:04 UTC]\n")
        .append("        Started Run 1 @ 11:03:40\n");
    return this;
  }

  /** Adds a result: a deviation is only printed for three samples or more. */
  PhoronixConsole result(String option, String unit, double... samples) {
    double mean = DoubleStream.of(samples).average().orElse(0);
    text.append("\n    " + option + ":\n");
    for (double sample : samples) {
      text.append("        " + sample + "\n");
    }
    text.append(String.format(Locale.ROOT, "%n    Average: %.2f %s%n", mean, unit));
    text.append(samples.length > 2 ? "    Deviation: 1.50%\n\n" : "\n");
    return this;
  }

  /** Adds a line. */
  PhoronixConsole line(String line) {
    text.append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
