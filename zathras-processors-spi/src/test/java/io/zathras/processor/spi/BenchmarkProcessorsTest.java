package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkProcessorsTest {

  @ParameterizedTest
  @CsvSource({
    "phoronix, phoronix",
    "phoronix_redis, phoronix",
    "phoronix_stress-ng, phoronix_stress",
    "phoronixy, ",
    "redis, "
  })
  void choosesByExactNameThenByTheLongestPrefix(String test, String id) {
    BenchmarkProcessors processors =
        BenchmarkProcessors.of(
            List.of(
                processor(ProcessorDescriptor.forTest("phoronix").prefix("phoronix")),
                processor(
                    ProcessorDescriptor.forTest("phoronix_stress")
                        .alsoTest("phoronix_stress-ng")
                        .prefix("phoronix_stress"))));

    assertThat(processors.forTest(test).map(found -> found.descriptor().id()).orElse(null))
        .isEqualTo(id);
  }

  @Test
  void refusesTwoProcessorsOfOneTestAndNamesBoth() {
    BenchmarkProcessor one = processor(ProcessorDescriptor.forTest("a"));
    BenchmarkProcessor two = processor(ProcessorDescriptor.forTest("b").alsoTest("a"));

    assertThatThrownBy(() -> BenchmarkProcessors.of(List.of(one, two)))
        .isInstanceOf(BenchmarkProcessors.ConfigurationException.class)
        .hasMessageContaining("two processors handle a: a 1 (")
        .hasMessageContaining(" and b 1 (")
        .hasMessageContaining("give one a higher priority");
  }

  @Test
  void prefersTheHigherPriority() {
    BenchmarkProcessor ours = processor(ProcessorDescriptor.forTest("a"));
    BenchmarkProcessor theirs =
        processor(ProcessorDescriptor.forTest("mine").alsoTest("a").priority(1));

    assertThat(BenchmarkProcessors.of(List.of(ours, theirs)).forTest("a")).containsSame(theirs);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, true, PASS, PASS",
    "PASS, false, PASS, PARTIAL",
    "PASS, true, FAIL, PARTIAL",
    "PARTIAL, true, PARTIAL, PARTIAL",
    "UNKNOWN, true, UNKNOWN, UNKNOWN",
    "FAIL, true, FAIL, FAIL",
    ", true, PASS, FAIL"
  })
  void combinesOutcomesTheSameWayForEveryBenchmark(
      Status headline, boolean complete, Status run, Status overall) {
    List<Run> runs = List.of(Run.builder().runNumber(1).status(run).build());

    assertThat(StatusRules.overall(headline, runs, complete)).isEqualTo(overall);
  }

  @Test
  void neverPassesWithoutARun() {
    assertThat(StatusRules.overall(Status.PASS, List.of(), true)).isEqualTo(Status.FAIL);
  }

  @Test
  void takesTheWorseOfTwoVerdicts() {
    assertThat(StatusRules.worse(Status.PASS, Status.UNKNOWN)).isEqualTo(Status.UNKNOWN);
    assertThat(StatusRules.worse(Status.PARTIAL, Status.UNKNOWN)).isEqualTo(Status.PARTIAL);
    assertThat(StatusRules.worse(Status.PARTIAL, Status.FAIL)).isEqualTo(Status.FAIL);
  }

  private static BenchmarkProcessor processor(ProcessorDescriptor.Builder descriptor) {
    ProcessorDescriptor built = descriptor.build();
    return new BenchmarkProcessor() {
      @Override
      public ProcessorDescriptor descriptor() {
        return built;
      }

      @Override
      public BenchmarkResult process(ResultInput input) {
        return BenchmarkResult.builder().build();
      }
    };
  }
}
