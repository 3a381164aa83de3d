package io.zathras.processor.speccpu2017;

import io.zathras.testkit.ProcessorTestKit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of results, as the wrapper and SPEC's tools write them. */
final class SpecFiles {

  static final String DIRECTORY = "results_speccpu_virtual-guest_2026.01.05-10.00.00/";
  static final String RESULT = DIRECTORY + "result/";
  static final String INTRATE = RESULT + "CPU2017.001.intrate.refrate";
  static final String TABLE = INTRATE + ".results.csv";
  static final String META =
      "# Test general meta start\n# Test: speccpu2017\n# Results version: 119\n";
  static final String HEADER =
      META + "Benchmarks,Base_copies,Base_Run_Time,Base_Rate,Start_Date,End_Date\n";
  static final String DATES = ",2026-01-05T01:00:00Z,2026-01-05T04:00:00Z\n";
  static final String REPORT = DIRECTORY + "test_results_report";
  static final String OUTPUT = DIRECTORY + "speccpu2017.out";

  private SpecFiles() {}

  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new SpecCpu2017Processor());
  }

  static ProcessorTestKit sample(String name) {
    return kit().archive(SpecFiles.class.getResourceAsStream("/speccpu2017/" + name + ".zip"));
  }

  /** A result of the integer suite in which every benchmark has the rate 10. */
  static ProcessorTestKit intrate(Map<String, String> others) {
    return kit()
        .file(TABLE, table(others))
        .file(INTRATE + ".txt", text(Suite.INTRATE, others, "10.0"))
        .file(RESULT + "CPU2017.001.log", log(Suite.INTRATE.benchmarks()))
        .file(OUTPUT, "./run_speccpu --iterations 1 --test intrate,fprate\ninstall complete\n")
        .file(REPORT, others.containsValue("NR") ? "Failed NR found in the results\n" : "Ran\n");
  }

  /**
   * The wrapper's table; {@code others} are cells, or a code, in the place of {@code 8,100,10.0}.
   */
  static String table(Map<String, String> others) {
    return HEADER
        + Suite.INTRATE.benchmarks().stream()
            .map(name -> row(name, others.getOrDefault(name, "8,100,10.0")))
            .collect(Collectors.joining());
  }

  static String row(String name, String cells) {
    return name + "," + (cells.equals("NR") ? ",,NR" : cells) + DATES;
  }

  static String log(List<String> names) {
    return "runcpu v6612\nBenchmarks selected: " + String.join(", ", names) + "\nRun Complete\n";
  }

  /** SPEC's text report of base results in a single iteration. */
  static String text(Suite suite, Map<String, String> others, String score) {
    String rows =
        suite.benchmarks().stream()
            .map(
                name -> {
                  String[] cells = others.getOrDefault(name, "8,100,10.0").split(",", -1);
                  return cells.length < 3
                      ? String.format(Locale.ROOT, "%-15s%33s\n", name, "NR")
                      : String.format(
                          Locale.ROOT, "%-15s%8s%11s%11s  *\n", name, cells[0], cells[1], cells[2]);
                })
            .collect(Collectors.joining());
    return "  SPEC(R) CPU2017 Result\n\nBenchmarks Copies Run Time Rate\n--------- ----- ----\n"
        + rows
        + "=".repeat(78)
        + "\n"
        + rows
        + " Est. "
        + suite.scoreName(Tune.BASE)
        + "    "
        + score
        + "\n Est. "
        + suite.scoreName(Tune.PEAK)
        + "              Not Run\n\n";
  }
}
