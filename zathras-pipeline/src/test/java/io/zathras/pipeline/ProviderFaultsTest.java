package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Direction;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a processor does wrong costs the result it was given, and names the processor. */
class ProviderFaultsTest {

  @TempDir Path root;

  @BeforeEach
  void placeThreeResults() throws IOException {
    Trees.probe(root.resolve("a"), "a");
    Trees.probe(root.resolve("b"), "b");
    Trees.probe(root.resolve("c"), "c");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "java.lang.IllegalStateException: oops",
            input -> {
              throw new IllegalStateException("oops");
            }),
        fault("java.lang.StackOverflowError", ProviderFaultsTest::deeper),
        fault(
            "java.lang.NoClassDefFoundError: some/Missing",
            input -> {
              throw new NoClassDefFoundError("some/Missing");
            }),
        fault(
            "java.lang.AssertionError: never",
            input -> {
              throw new AssertionError("never");
            }),
        fault("java.io.IOException: sneaky", input -> sneak(new IOException("sneaky"))),
        fault("returned null", input -> null));
  }

  private static Arguments fault(String shown, Function<ResultInput, BenchmarkResult> work) {
    return Arguments.argumentSet(shown, shown, work);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isContainedAndNamed(String shown, Function<ResultInput, BenchmarkResult> work) {
    ProcessingReport report =
        process(input -> content(input).equals("b") ? work.apply(input) : Probe.RESULT);

    assertThat(report.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.FAILED, Outcome.PROCESSED);
    assertThat(report.failures().get(0).message())
        .startsWith("results_probe.zip!/results_probe_tuned_none.tar: processor probe 7 (")
        .contains("io.zathras.pipeline.Probe in ", shown, "this is a bug of the processor");
    assertThat(report.failures().get(0).source()).endsWith("results_probe.zip");
  }

  @Test
  void isNamedForADocumentThatDoesNotFollowItsSchema() {
    ProcessingReport report =
        process(
            input ->
                BenchmarkResult.builder()
                    .status(Status.PASS)
                    .run(
                        Run.builder()
                            .runNumber(1)
                            .status(Status.PASS)
                            .metrics(java.util.Map.of("Not A Name!", 1.0))
                            .build())
                    .build());

    assertThat(report.failures())
        .hasSize(3)
        .allSatisfy(
            item ->
                assertThat(item.message())
                    .contains("processor probe 7 (", "does not follow its schema", "Not A Name!"));
  }

  @Test
  void isRefusedForADocumentThatBreaksARuleForAllDocuments() {
    Metric time = Metric.of("time", "s", Direction.LOWER_IS_BETTER);
    Run run = Run.builder().runNumber(1).status(Status.PASS).metric("speed", 1).build();
    ProcessingReport report =
        process(
            input -> BenchmarkResult.builder().status(Status.PASS).metrics(time).run(run).build());

    assertThat(report.failures())
        .hasSize(3)
        .allSatisfy(
            item ->
                assertThat(item.message())
                    .contains(
                        "run_1 uses the metric 'speed', which has no definition",
                        "this is a defect of processor probe 7 (io.zathras.pipeline.Probe in "));
  }

  @Test
  void isNamedInTheDocumentForAStatusWithoutAReason() {
    ProcessingReport report = process(input -> Probe.RESULT);

    assertThat(report.items())
        .allSatisfy(
            item -> {
              assertThat(item.outcome()).isEqualTo(Outcome.PROCESSED);
              assertThat(item.diagnostics())
                  .anySatisfy(
                      diagnostic -> {
                        assertThat(diagnostic.code()).isEqualTo("status-without-reason");
                        assertThat(diagnostic.message())
                            .contains("the status is UNKNOWN", "processor probe 7 (");
                      });
            });
  }

  @Test
  void isNotSuspectedWhenTheResultCannotBeRead() {
    ProcessingReport report =
        process(
            input -> {
              input.report().warning("odd", "something else was odd");
              throw new ProcessingException("probe.json", 12, "cut off", null);
            });

    assertThat(report.failures())
        .hasSize(3)
        .allSatisfy(
            item -> {
              assertThat(item.message()).isEqualTo("probe.json:12: cut off");
              assertThat(item.diagnostics())
                  .extracting(found -> found.code())
                  .contains("odd", "configuration-missing");
            });
  }

  @Test
  void doesNotFillTheReportWithItsMessage() {
    ProcessingReport report =
        process(
            input -> {
              throw new IllegalStateException("x".repeat(1_000_000));
            });

    assertThat(report.failures())
        .allSatisfy(item -> assertThat(item.message()).hasSizeLessThan(2_000));
  }

  private ProcessingReport process(Function<ResultInput, BenchmarkResult> work) {
    try (ResultPipeline pipeline =
        ResultPipeline.builder().processors(new Probe(work)).concurrency(2).build()) {
      return pipeline.process(root);
    }
  }

  private static String content(ResultInput input) {
    return input.files().files().get(0).text();
  }

  private static BenchmarkResult deeper(ResultInput input) {
    return List.of(deeper(input)).get(0);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> BenchmarkResult sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
