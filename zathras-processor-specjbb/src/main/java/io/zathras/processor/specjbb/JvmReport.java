package io.zathras.processor.specjbb;

import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SPECjbb's reporter wrote about one JVM, {@code SPECjbb.001.txt}. Its word on validity does
 * not count here, because the wrapper measures for too short a time for any run to be publishable.
 *
 * @param report takes what is wrong with the file
 * @param bops business operations per second by the JVM's own warehouses
 * @param score the JVM's score in bops, or {@code null} when the report ends before it
 * @param version for example {@code SPECjbb2005 1.07}, or {@code null}
 */
record JvmReport(
    Report report, Map<Long, Long> bops, @Nullable Integer score, @Nullable String version) {

  private static final Pattern ROW = Pattern.compile("\\*?\\s*([0-9]{1,9})\\s+([0-9]{1,9})");
  private static final Pattern SCORE = Pattern.compile("Throughput\\s+([0-9]{1,9})\\s*");
  private static final Pattern VERSION =
      Pattern.compile("SPECjbb2005 Version:\\s*\\[([^,\\]]+)[,\\]].*");

  static JvmReport read(NamedFile named) {
    Map<Long, Long> bops = new TreeMap<>();
    Integer score = null;
    String version = null;
    boolean inTable = false;
    for (String line : named.file().lines()) {
      Matcher row = ROW.matcher(line.strip());
      Matcher total = SCORE.matcher(line);
      Matcher release = VERSION.matcher(line.strip());
      if (line.contains("Warehouses") && bops.isEmpty()) {
        inTable = true;
      } else if (line.isBlank()) {
        inTable = false;
      } else if (inTable && row.matches()) {
        add(bops, row);
      } else if (total.matches()) {
        score = Numbers.positiveInteger(total.group(1));
      } else if (release.matches()) {
        version = release.group(1).strip();
      }
    }
    if (score == null) {
      named
          .report()
          .warning(
              "output-cut",
              "truncated report: no line 'Throughput'; the score of its run is left out");
    }
    return new JvmReport(named.report(), bops, score, version);
  }

  private static void add(Map<Long, Long> bops, Matcher row) {
    Integer warehouses = Numbers.positiveInteger(row.group(1));
    Integer value = Numbers.positiveInteger(row.group(2));
    if (warehouses != null && value != null) {
      bops.put(warehouses.longValue(), value.longValue());
    }
  }
}
