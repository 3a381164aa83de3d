package io.zathras.processor.autohpl;

import io.zathras.testkit.ProcessorTestKit;
import java.util.Locale;

/** The files of results, as the wrapper and HPL write them. */
final class HplFiles {

  static final String CURRENT = "results_auto_hpl.csv";
  static final String HEADER = "TV,N,NB,P,Q,Time,Gflops,Start_Date,End_Date\n";
  static final String DATES = ",2026-11-22T10:43:44Z,2026-11-22T10:43:50Z\n";
  static final String ROW = "WR12R2R4,3136,224,1,1,2.81,7.3216e+00" + DATES;
  static final String PASSED = check("4.05e-03", "PASSED");
  static final String FAILED = check("2.31e+09", "FAILED");
  static final String END =
      "\nFinished      1 tests with the following results:\n"
          + "              1 tests completed and passed residual checks,\n"
          + "              0 tests completed and failed residual checks,\n"
          + "              0 tests skipped because of illegal input values.\n"
          + "-------------------------------------\n\nEnd of Tests.\n=====================\n";

  private HplFiles() {}

  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new AutoHplProcessor());
  }

  static ProcessorTestKit sample(String name) {
    return kit().archive(HplFiles.class.getResourceAsStream("/autohpl/" + name + ".zip"));
  }

  /** HPL's output up to its first result. */
  static String banner() {
    return "=====================\nHPLinpack 2.3  --  High-Performance Linpack benchmark  --"
        + "   December 2, 2018\nWritten by A. Petitet and R. Clint Whaley\n\n"
        + "N      :    3136 \nNB     :     224 \n\n"
        + "- The following scaled residual check will be computed:\n"
        + "      ||Ax-b||_oo / ( eps * ( || x ||_oo * || A ||_oo + || b ||_oo ) * N )\n";
  }

  static String row(String variant, int n, String seconds, String gflops) {
    return String.format(
        Locale.ROOT,
        "T/V                N    NB     P     Q               Time                 Gflops\n"
            + "-----------------------------\n%s%12d   224     1     1 %18s %22s\n"
            + "HPL_pdgesv() start time Sun Nov 22 10:43:45 2026\n\n",
        variant,
        n,
        seconds,
        gflops);
  }

  static String row() {
    return row("WR12R2R4", 3136, "2.81", "7.3216e+00");
  }

  static String check(String residual, String word) {
    return "-----------------------------\n||Ax-b||_oo/(eps*(||A||_oo*||x||_oo+||b||_oo)*N)=   "
        + residual
        + " ...... "
        + word
        + "\n=====================\n";
  }
}
