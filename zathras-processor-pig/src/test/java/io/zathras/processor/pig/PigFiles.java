package io.zathras.processor.pig;

import io.zathras.testkit.ProcessorTestKit;
import java.util.Locale;

/** The files of results, as the wrapper and pig write them. */
final class PigFiles {

  static final String DIRECTORY = "results_pig_none/";
  static final String TABLE = DIRECTORY + "results_pig.csv";
  static final String META = "# Test: pig\n# Results version: 1.0\n";
  static final String HEADER = META + "#threads sched_eff\n";
  static final String INFO =
      "Sun Nov 22 10:45:40 UTC 2026\nLinux bench-vm1 5.14.0\nusing pig options -v -p 1\n";

  private PigFiles() {}

  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new PigProcessor());
  }

  static ProcessorTestKit sample(String name) {
    return kit().archive(PigFiles.class.getResourceAsStream("/pig/" + name + ".zip"));
  }

  /** A result of one iteration with 1 and 4 threads. */
  static ProcessorTestKit good() {
    return kit()
        .file(TABLE, HEADER + "1,1.00\n4,1.75\n")
        .file(DIRECTORY + "iteration_1", output(1, 1) + output(4, 7))
        .file(DIRECTORY + "pig_config_info", INFO)
        .file(DIRECTORY + "test_results_report", "Ran\n");
  }

  /** What pig prints for one thread count. */
  static String output(int threads, int cpus) {
    String work = threads == 1 ? "Work: 16" : "Min: 4  Max: 5  Avg:   4.2  Stddev:   0.4";
    return String.format(
        Locale.ROOT,
        """
        system has 1 nodes
        system has 2 cpus
        processes  = 1
        threads    = %s
        seconds    = 99
        min_pct    = 100
        max_pct    = 100

        Tally of samples running on each cpu:
                0   1
              --- ---
         000:   2   .
        PID: 1235  #CPUS: %s  Threads: %s  %s
        """,
        threads,
        cpus,
        threads,
        work);
  }
}
