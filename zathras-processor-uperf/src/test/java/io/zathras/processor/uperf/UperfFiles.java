package io.zathras.processor.uperf;

import io.zathras.testkit.ProcessorTestKit;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Files as the wrapper leaves them: a raw file and a row a case, five seconds apart. */
final class UperfFiles {

  static final String DIRECTORY = "uperf_results__2026.01.05-09.59.00/";
  static final String HEADER =
      "instances,Gb_Sec,trans_sec,lat_usec,test_type,packet_type,packet_size,Start_Date,End_Date\n";

  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-01-05T10:00:00");

  private final Map<String, String> files = new LinkedHashMap<>();
  private final StringBuilder rows = new StringBuilder();
  private int cases;

  /** Adds a case with its raw file and its row. */
  UperfFiles rawCase(
      String testType,
      String protocol,
      int size,
      int instances,
      int iteration,
      String rate,
      String operations) {
    String name = name(testType, protocol, size, instances, 1, iteration);
    raw(name, times() + total(rate, operations) + statistics(rate, rate));
    return row(instances + ",.01," + operations + ",.0001", testType, protocol, size);
  }

  /** Adds a row for the case whose raw file was added last. */
  UperfFiles row(String values, String testType, String protocol, int size) {
    rows.append(values)
        .append("," + testType + "," + protocol + "," + size)
        .append("," + at(cases) + "Z," + at(cases).plusSeconds(4) + "Z\n");
    cases++;
    return this;
  }

  /** Adds a raw file. */
  UperfFiles raw(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Returns a kit with the files added so far, a table and a report of as many cases. */
  ProcessorTestKit kit() {
    ProcessorTestKit kit = ProcessorTestKit.processor(new UperfProcessor());
    files.forEach((name, text) -> kit.file(DIRECTORY + name, text));
    return kit.file(DIRECTORY + "results_uperf.csv", HEADER + rows)
        .file(DIRECTORY + "test_results_report", "Ran\n".repeat(cases));
  }

  /** Returns the time lines of the next case. */
  String times() {
    return "Start_time " + at(cases) + "Z\nEnd_time " + at(cases).plusSeconds(4) + "Z\n";
  }

  static String name(
      String testType, String protocol, int size, int instances, int networks, int iteration) {
    return String.format(
        Locale.ROOT,
        "summary_results_%s_nj=%d_pt=%s_ps=%d_nets=%d_iteration=%d_",
        testType,
        instances,
        protocol,
        size,
        networks,
        iteration);
  }

  static String total(String rate, String operations) {
    return "Total      1.16MB /   4.23(s) = " + rate + "  " + operations + "op/s \n";
  }

  static String statistics(String server, String master) {
    return "\nRun Statistics\n"
        + "Hostname            Time       Data   Throughput   Operations      Errors\n"
        + "---------------------------------------------------------------------\n"
        + "192.0.2.7          4.32s     1.16MB     "
        + server
        + "        19025        0.00\n"
        + "master             4.32s     1.16MB     "
        + master
        + "        19025        0.00\n"
        + "---------------------------------------------------------------------\n"
        + "Difference(%)     -0.01%      0.00%        0.01%        0.00%       0.00%\n";
  }

  private static LocalDateTime at(int number) {
    return BEGIN.plusSeconds(1 + 5L * number);
  }
}
