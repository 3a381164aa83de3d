package io.zathras.testkit.bad;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Direction;
import io.zathras.schema.Run;
import io.zathras.schema.Status;

/** A processor that reads one number from a file; what is wrong with it is added by each test. */
public abstract class BadProcessor implements BenchmarkProcessor {

  public static final Metric METRIC = Metric.of("value", "s", Direction.NONE);

  @Override
  public ProcessorDescriptor descriptor() {
    return ProcessorDescriptor.forTest("bad").build();
  }

  /**
   * Refuses a file without a number, as a good processor does; one that does not overrides this.
   */
  @Override
  public BenchmarkResult process(ResultInput input) {
    if (!text(input).strip().matches("[0-9.]+")) {
      throw new ProcessingException(input.files().name(), null, "value.txt has no number", null);
    }
    return read(input);
  }

  /** Reads a file with a number. */
  protected BenchmarkResult read(ResultInput input) {
    throw new UnsupportedOperationException("override read or process");
  }

  /** Returns the text of the file. */
  protected static String text(ResultInput input) {
    FileEntry file = input.firstOf("value.txt");
    if (file == null) {
      throw new ProcessingException(input.files().name(), null, "there is no value.txt", null);
    }
    return file.text();
  }

  /** Returns a good result of one run. */
  public static BenchmarkResult.Builder result(String name, double value) {
    return BenchmarkResult.builder()
        .metrics(METRIC)
        .status(Status.PASS)
        .run(run(name, value).build());
  }

  /** Returns a good run. */
  protected static Run.Builder run(String name, double value) {
    return Run.builder().runNumber(1).name(name).status(Status.PASS).metric(METRIC.name(), value);
  }
}
