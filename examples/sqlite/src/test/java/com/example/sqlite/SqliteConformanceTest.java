package com.example.sqlite;

import io.zathras.testkit.ProcessorConformance;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;

// region conformance
/** What every processor must do, checked on a sample. */
class SqliteConformanceTest extends ProcessorConformance {

  @Override
  protected ProcessorTestKit sample() {
    return ProcessorTestKit.processor(new SqliteProcessor())
        .archive(Path.of("sample-results/results_sqlite.zip"));
  }
}
// endregion
