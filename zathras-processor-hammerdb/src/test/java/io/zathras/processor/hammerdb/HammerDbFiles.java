package io.zathras.processor.hammerdb;

import io.zathras.testkit.ProcessorTestKit;

/** The files of results, as the wrapper and HammerDB write them. */
final class HammerDbFiles {

  static final String TABLE = "postgres/results_hammerdb_postgres.csv";
  static final String HEADER = "connection,TPM,Start_Date,End_Date\n";
  static final String TEN = "10,318345,2026-04-14T11:07:31Z,2026-04-14T11:14:52Z\n";
  static final String TWENTY = "20,510540,2026-04-14T11:17:31Z,2026-04-14T11:24:52Z\n";
  static final String V3 = "System achieved 318345 PostgreSQL TPM at 138412 NOPM";
  static final String V3_OF_20 = "System achieved 510540 PostgreSQL TPM at 221974 NOPM";
  static final String V4 = "System achieved 138412 NOPM from 318345 PostgreSQL TPM";

  private HammerDbFiles() {}

  static ProcessorTestKit kit() {
    return kit("hammerdb_postgres").file("postgres/test_results_report", "Ran\n");
  }

  static ProcessorTestKit kit(String test) {
    return ProcessorTestKit.processor(new HammerDbProcessor()).test(test);
  }

  static ProcessorTestKit sample() {
    return kit("hammerdb_postgres")
        .archive(HammerDbFiles.class.getResourceAsStream("/hammerdb/visible-1.zip"));
  }

  static String name(int users) {
    return "postgres/test_pg_2026.04.14_1pod_pod1_" + users + ".out";
  }

  static String output(int users, String result) {
    return begin(users) + "Vuser 1:TEST RESULT : " + result + "\n" + END;
  }

  static String begin(int users) {
    return "HammerDB CLI v3.2\nCopyright (C) 2003-2019 Steve Shaw\n"
        + "Changed tpcc:pg_count_ware from 1 to 500 for PostgreSQL\n"
        + "Vuser 1:Beginning rampup time of 2 minutes\n"
        + "Vuser 1:Timing test period of 5 in minutes\nVuser 1:5  ...,\n"
        + "Vuser 1:Test complete, Taking end Transaction Count.\n"
        + "Vuser 1:"
        + users
        + " Active Virtual Users configured\n";
  }

  static final String END =
      "Vuser 1:FINISHED SUCCESS\nVuser 2:FINISHED SUCCESS\nALL VIRTUAL USERS COMPLETE\n";

  /** Ten and twenty users, both good. */
  static ProcessorTestKit two() {
    return kit()
        .file(TABLE, HEADER + TEN + TWENTY)
        .file(name(10), output(10, V3))
        .file(name(20), output(20, V3_OF_20));
  }
}
