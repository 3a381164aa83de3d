package io.zathras.processor.pyperf;

import io.zathras.testkit.ProcessorTestKit;

/** Files as pyperf and its wrapper write them; in the JSON, ' stands for a double quote. */
final class PyPerfFiles {

  static final String STEM = "pyperf_out_2026.01.05-11.00.00";
  static final String JSON = STEM + ".json";
  static final String CSV = STEM + ".csv";
  static final String META =
      "'performance_version':'1.11.0','perf_version':'2.6.3','unit':'second'";
  static final String CALIBRATION =
      run("'calibrate_loops':4,'date':'2026-01-05 11:00:12.5','duration':2.5", null);

  private PyPerfFiles() {}

  /**
   * A kit with a suite file that began at 11:00:00 local time, the end of its console, and the
   * wrapper's verdict, without which a suite that has no table does not pass.
   */
  static ProcessorTestKit kit(String suite) {
    return empty()
        .file(JSON, suite)
        .file("pyperf.out", "Performance version: 1.11.0\n")
        .file("test_results_report", "Ran\n");
  }

  static ProcessorTestKit empty() {
    return ProcessorTestKit.processor(new PyPerfProcessor())
        .directory("pyperf_2026.01.05-11.30.00");
  }

  static ProcessorTestKit sample(String name) {
    return ProcessorTestKit.processor(new PyPerfProcessor())
        .archive(PyPerfFiles.class.getResourceAsStream("/pyperf/" + name + ".zip"));
  }

  static String suite(String metadata, String... benchmarks) {
    return quoted(
        "{'benchmarks':["
            + String.join(",\n", benchmarks)
            + "],'metadata':{"
            + metadata
            + "},'version':'1.0'}\n");
  }

  /** A suite of one benchmark, as pyperf writes it: the benchmark has no metadata of its own. */
  static String single(String metadata, String... runs) {
    return suite(META + ",'name':'nbody'," + metadata, "{'runs':[" + String.join(",", runs) + "]}");
  }

  static String benchmark(String name, String... runs) {
    return "{'metadata':{'name':'"
        + name
        + "','loops':4},'runs':["
        + String.join(",\n", runs)
        + "]}";
  }

  static String worker(String date, String values) {
    return run("'date':'" + date + "','duration':1.5,'mem_max_rss':1000", values);
  }

  static String worker(String values) {
    return worker("2026-01-05 11:00:14.25", values);
  }

  static String run(String metadata, String values) {
    return "{'metadata':{"
        + metadata
        + "}"
        + (values == null ? "" : ",'values':[" + values + "]")
        + ",'warmups':[[4,0.9]]}";
  }

  /** A table of the current generation, with the suite's times at an offset of one hour. */
  static String table(String... rows) {
    return head("Test,Avg,Unit,Start_Date,End_Date")
        + dated("2026-01-05T10:00:01Z,2026-01-05T10:20:00Z", rows);
  }

  static String dated(String dates, String... rows) {
    StringBuilder lines = new StringBuilder();
    for (String row : rows) {
      lines.append(row).append(',').append(dates).append('\n');
    }
    return lines.toString();
  }

  static String head(String header) {
    return "# Test general meta start\n# Test: pyperf\n# Results version: py3.11.2_1.11.0\n"
        + "# Host: perf-node-1\n# Test general meta end\n"
        + header
        + "\n";
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
