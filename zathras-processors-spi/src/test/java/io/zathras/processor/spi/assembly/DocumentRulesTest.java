package io.zathras.processor.spi.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DocumentRulesTest {

  private static final Metric RATE = Metric.of("rate", "ops/s", Direction.HIGHER_IS_BETTER);

  @Test
  void findNothingInAConsistentDocument() {
    assertThat(broken(good())).isEmpty();
  }

  @Test
  void wantADefinitionOfEveryMetric() {
    assertThat(broken(BenchmarkResult.builder().status(Status.PASS).run(run(2).build())))
        .containsExactly(
            "run_1 uses the metric 'rate', which has no definition",
            "run_1.timeseries uses the metric 'rate', which has no definition");
  }

  @Test
  void wantPrimaryMetricsThatAgreeAndNameARunThatExists() {
    PrimaryMetric primary =
        PrimaryMetric.reported(
            2, Metric.of("rate", "s", Direction.LOWER_IS_BETTER).definition(), "run_7");

    assertThat(broken(good().primary(RATE, primary)))
        .containsExactly(
            "primary metric 'rate' and its definition have different units or directions",
            "primary metric 'rate' is of run_7, which is not there");
  }

  @Test
  void wantAMeanWithinItsSamples() {
    assertThat(
            broken(
                BenchmarkResult.builder().status(Status.PASS).metrics(RATE).run(run(3.5).build())))
        .containsExactly("run_1 has rate 3.5, and points from 1.0 to 3.0");
  }

  @Test
  void wantARunOfADocumentThatPassed() {
    assertThat(broken(BenchmarkResult.builder().status(Status.PASS)))
        .containsExactly("status is PASS without any run");
  }

  @Test
  void wantWordsAsDiagnosticCodes() {
    assertThat(
            DocumentRules.broken(
                document(input -> input.report().warning("Odd_Code", "something is odd"), good())))
        .containsExactly("the diagnostic code 'Odd_Code' is not lower-case words joined by '-'");
  }

  @Test
  void missAReasonWhereTheStatusIsNotPassAndNothingIsWarnedOf() {
    BenchmarkResult.Builder failed = good().status(Status.FAIL);

    assertThat(
            DocumentRules.lacksReason(
                document(input -> input.report().info("seen", "a file is there"), failed)))
        .isTrue();
    assertThat(
            DocumentRules.lacksReason(
                document(input -> input.report().warning("no-rate", "no rate is there"), failed)))
        .isFalse();
    assertThat(DocumentRules.lacksReason(document(input -> {}, good()))).isFalse();
  }

  private static BenchmarkResult.Builder good() {
    return BenchmarkResult.builder().status(Status.PASS).metrics(RATE).run(run(2).build());
  }

  private static Run.Builder run(double mean) {
    TimeSeries.Builder points = TimeSeries.builder();
    for (double value : new double[] {1, 3}) {
      points.add(null, null, null, Map.of("rate", value));
    }
    return Run.builder()
        .runNumber(1)
        .status(Status.PASS)
        .metric("rate", mean)
        .timeseries(points.build());
  }

  private static List<String> broken(BenchmarkResult.Builder result) {
    return DocumentRules.broken(document(input -> {}, result));
  }

  private static ResultDocument document(
      Consumer<ResultInput> reports, BenchmarkResult.Builder result) {
    BenchmarkProcessor processor =
        new BenchmarkProcessor() {
          @Override
          public ProcessorDescriptor descriptor() {
            return ProcessorDescriptor.forTest("x").build();
          }

          @Override
          public BenchmarkResult process(ResultInput input) {
            reports.accept(input);
            return result.build();
          }
        };
    FileTree tar = FileTree.builder("r.zip!/r.tar").file("x_2026.01.05-10.00.00/a", "").build();
    return DocumentAssembler.assemble(processor, ResultSource.of("x", tar), Instant.EPOCH);
  }
}
