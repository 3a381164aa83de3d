package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SPECjbb's reporter wrote about one JVM, {@code SPECjbb.001.txt}. Its word on validity does
 * not count here: the wrapper measures for too short a time for any run to be publishable.
 *
 * @param bops business operations per second by the JVM's own warehouses
 * @param score the JVM's score in bops, or {@code null} when the report ends before it
 * @param version for example {@code SPECjbb2005 1.07}, or {@code null}
 */
record SpecReport(
    Report report, Map<Integer, Integer> bops, @Nullable Integer score, @Nullable String version) {

  private static final Pattern NAME = Pattern.compile("SPECjbb\\.[0-9]{3}\\.txt");

  /** Each report has copies in other formats beside it. */
  private static final Pattern OF_A_JVM = Pattern.compile("SPECjbb\\.([0-9]{3})\\..{1,20}");

  private static final Pattern ROW = Pattern.compile("\\*?\\s*([0-9]{1,9})\\s+([0-9]{1,9})");
  private static final Pattern SCORE = Pattern.compile("Throughput\\s+([0-9]{1,9})\\s*");
  private static final Pattern VERSION =
      Pattern.compile("SPECjbb2005 Version:\\s*\\[([^,\\]]+)[,\\]].*");

  static boolean isReport(FileEntry file) {
    return file.isKept() && NAME.matcher(file.name()).matches();
  }

  /** Returns the number of the JVM that a file of any format is about, or {@code null}. */
  static @Nullable String jvmOf(FileEntry file) {
    Matcher name = OF_A_JVM.matcher(file.name());
    return name.matches() ? name.group(1) : null;
  }

  static SpecReport read(FileEntry file, Report report) {
    Map<Integer, Integer> bops = new TreeMap<>();
    Integer score = null;
    String version = null;
    boolean inTable = false;
    for (String line : file.lines()) {
      Matcher row = ROW.matcher(line.strip());
      Matcher total = SCORE.matcher(line);
      Matcher named = VERSION.matcher(line.strip());
      if (line.contains("Warehouses") && bops.isEmpty()) {
        inTable = true;
      } else if (line.isBlank()) {
        inTable = false;
      } else if (inTable && row.matches()) {
        add(bops, row);
      } else if (total.matches()) {
        score = Numbers.positiveInteger(total.group(1));
      } else if (named.matches()) {
        version = named.group(1).strip();
      }
    }
    if (score == null) {
      report.warning(
          "report-truncated",
          "truncated report: no line 'Throughput'; the score of its run is left out");
    }
    return new SpecReport(report, bops, score, version);
  }

  private static void add(Map<Integer, Integer> bops, Matcher row) {
    Integer warehouses = Numbers.positiveInteger(row.group(1));
    Integer value = Numbers.positiveInteger(row.group(2));
    if (warehouses != null && value != null) {
      bops.put(warehouses, value);
    }
  }
}
