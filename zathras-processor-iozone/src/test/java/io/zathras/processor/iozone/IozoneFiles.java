package io.zathras.processor.iozone;

import io.zathras.testkit.ProcessorTestKit;

/** The files of results, as the wrapper and IOzone write them. */
final class IozoneFiles {

  static final String TABLE = "results_iozone.csv";
  static final String OLD_TABLE = "results.csv";
  static final String DATES = ",2026-11-22T10:58:57Z,2026-11-22T11:01:44Z\n";
  static final String SWEEP =
      "fs,mode,all_ios,initwrite,rewrite,read,reread,rndread,rndwrite,backread,recrewrite,"
          + "strideread,fwrite,frewrite,fread,freread,Start_Date,End_Date\n";
  static final String DIRECT =
      "xfs,directio,439,382,477,367,400,413,736,337,679,326,NaN,NaN,NaN,NaN" + DATES;
  static final String IN_CACHE =
      "xfs,incache,6794,2199,5426,9936,9288,9786,5715,7875,11820,7362,4248,4756,7933,9702" + DATES;
  static final String THROUGHPUT = "fs,mode,op,proc1,proc4,Start_Date,End_Date\n";
  static final String WRITE = "xfs,incache,Initialwrite,3105091.75,3047126.11" + DATES;
  static final String READ = "xfs,incache,Read,7515892.50,7983931.50" + DATES;

  private IozoneFiles() {}

  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new IozoneProcessor()).file("test_results_report", "Ran\n");
  }

  static ProcessorTestKit sample(String name) {
    return ProcessorTestKit.processor(new IozoneProcessor())
        .archive(IozoneFiles.class.getResourceAsStream("/iozone/" + name + ".zip"));
  }

  static String name(String mode) {
    return "Run_1/xfs/iozone_test_run_" + mode + "_default.iozone";
  }

  static String output(String body) {
    return "\tIozone: Performance Test of File I/O\n\t        Version $Revision: 3.508 $\n"
        + "\tRecord Size 64 kB\n\tFile size set to 4096 kB\n\tOutput is in kBytes/sec\n"
        + body
        + "\n\niozone test complete.\n";
  }

  static String rate(int processes, String actors, String rate) {
    return "\tChildren see throughput for  "
        + processes
        + " "
        + actors
        + " \t= "
        + rate
        + " kB/sec\n\tParent sees throughput for  1 "
        + actors
        + " \t= 1.00 kB/sec\n";
  }

  static final String RATES =
      rate(1, "initial writers", "3105091.75")
          + rate(1, "readers", "7515892.50")
          + rate(4, "initial writers", "3047126.11")
          + rate(4, "readers", "7983931.50");

  /** A sweep in two modes. */
  static ProcessorTestKit sweep() {
    return kit()
        .file(TABLE, SWEEP + DIRECT + IN_CACHE)
        .file(name("directio"), output(""))
        .file(name("incache"), output(""));
  }

  /** The throughput test of one and four processes. */
  static ProcessorTestKit throughput() {
    return kit().file(TABLE, THROUGHPUT + WRITE + READ).file(name("incache"), output(RATES));
  }
}
