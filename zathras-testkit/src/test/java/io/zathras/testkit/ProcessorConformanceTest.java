package io.zathras.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.testkit.bad.BadProcessor;
import io.zathras.testkit.bad.state.ForgetfulProcessor;
import io.zathras.testkit.sample.BootTimeProcessor;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite as a plugin author would, against one good processor and many bad ones. */
class ProcessorConformanceTest {

  private static final String ON_REQUEST = "zathras.conformance.suite";
  private static final String NOT_FOUND = "isFoundAsAService()";

  @Test
  void passesAProcessorThatDoesEverythingRight() {
    assertThat(failures(Good.class)).isEmpty();
  }

  @Test
  void failsAProcessorThatIsNotDeclared() {
    Map<String, String> failures = failures(NotDeclared.class);

    assertThat(failures).containsOnlyKeys(NOT_FOUND);
    assertThat(failures.get(NOT_FOUND))
        .contains("META-INF/services/io.zathras.processor.spi.BenchmarkProcessor");
  }

  @Test
  void failsFieldsThatChangeAndNamesThem() {
    Map<String, String> failures = failures(Forgetful.class);

    assertThat(failures)
        .containsOnlyKeys(
            NOT_FOUND,
            "hasNoFieldThatChanges()",
            "givesTheSameDocumentAgain()",
            "givesTheSameDocumentOnManyThreads()",
            "readsWindowsLineEnds()");
    assertThat(failures.get("hasNoFieldThatChanges()"))
        .contains("ForgetfulProcessor.calls", "ForgetfulProcessor.CACHE");
  }

  @Test
  void failsADescriptorThatSaysLittle() {
    assertThat(failures(Nameless.class)).containsKey("hasACompleteDescriptor()");
  }

  @Test
  void failsAResultThatDependsOnTheThread() {
    assertThat(failures(OfItsThread.class))
        .containsOnlyKeys(NOT_FOUND, "givesTheSameDocumentOnManyThreads()");
  }

  @Test
  void failsAResultThatDependsOnTheLocale() {
    Map<String, String> failures = failures(OfItsLocale.class);

    assertThat(failures)
        .containsOnlyKeys(NOT_FOUND, "givesTheSameDocumentUnderEveryLocaleAndTimeZone()");
    assertThat(failures.toString()).contains("tr-TR");
  }

  @Test
  void failsAResultThatDependsOnTheTimeZone() {
    Map<String, String> failures = failures(OfItsZone.class);

    assertThat(failures)
        .containsOnlyKeys(NOT_FOUND, "givesTheSameDocumentUnderEveryLocaleAndTimeZone()");
    assertThat(failures.toString()).containsPattern("document in [A-Z]");
  }

  @Test
  void failsLinesReadWithTheirEnds() {
    assertThat(failures(OfItsLineEnds.class)).containsOnlyKeys(NOT_FOUND, "readsWindowsLineEnds()");
  }

  @Test
  void failsExceptionsThatSayNothing() {
    Map<String, String> failures = failures(Trusting.class);

    assertThat(failures)
        .containsOnlyKeys(
            NOT_FOUND,
            "doesNotGainFromMissingEvidence()",
            "givesNoNumberForFilesWithoutAny()",
            "survivesFilesThatAreCut()",
            "survivesGarbage()",
            "survivesAlteredLines()");
    assertThat(failures.get("survivesFilesThatAreCut()"))
        .contains("value.txt is cut after 0 of 5 bytes: java.lang.NumberFormatException");
  }

  @Test
  void failsAnExpressionThatOverflowsTheStack() {
    Map<String, String> failures = failures(Recursive.class);

    assertThat(failures).containsKey("survivesGarbage()");
    assertThat(failures.get("survivesGarbage()")).contains("StackOverflowError");
  }

  @Test
  void failsAPassWithoutARun() {
    Map<String, String> failures = failures(Careless.class);

    assertThat(failures)
        .containsKeys("givesAValidDocument()", "survivesAnEmptyResult()", "survivesMissingFiles()");
    assertThat(failures.get("survivesAnEmptyResult()")).contains("status is PASS without any run");
  }

  @Test
  void failsAResultThatIsBetterWithoutAFile() {
    assertThat(failures(Gullible.class).get("doesNotGainFromMissingEvidence()"))
        .contains("report.txt is missing: the status is PASS, and FAIL with the whole file");
  }

  @Test
  void failsAResultThatIsBetterWhenTheSecondFileIsLostToo() {
    Map<String, String> failures = failures(Forgiving.class);

    assertThat(failures).containsOnlyKeys(NOT_FOUND, "doesNotGainFromMoreMissingEvidence()");
    assertThat(failures.get("doesNotGainFromMoreMissingEvidence()"))
        .contains("report.txt is missing, and then ")
        .contains("promise.txt is missing: the status is PASS, and UNKNOWN with the whole file");
  }

  @Test
  void failsAHeadlineThatChangesInSilence() {
    assertThat(failures(Silent.class).get("doesNotGainFromMissingEvidence()"))
        .contains("report.txt is missing: the headline goes from")
        .contains("without a warning");
  }

  @Test
  void failsAPassWhoseHeadlineLostAFile() {
    assertThat(failures(Unmoved.class).get("doesNotGainFromMissingEvidence()"))
        .contains("report.txt is missing: the status is PASS, and the headline goes from");
  }

  @Test
  void failsAMeanOutsideItsSamples() {
    assertThat(failures(OffTheMean.class).get("survivesMissingFiles()"))
        .contains("run_1 has value 12.5, and points from 1.0 to 2.0");
  }

  @Test
  void failsNumbersThatNoFileHolds() {
    assertThat(failures(Inventing.class).get("givesNoNumberForFilesWithoutAny()"))
        .contains("every file holds noise: the headline is {", "of 1 runs");
  }

  @Test
  void failsAStatusWithoutAReason() {
    assertThat(failures(Mute.class).get("givesAValidDocument()"))
        .contains("the status is PARTIAL, and no warning or error says why");
  }

  @Test
  void failsRunsWithoutAHeadline() {
    Map<String, String> failures = failures(Headless.class);

    assertThat(failures).containsOnlyKeys(NOT_FOUND, "givesAValidDocument()");
    assertThat(failures.get("givesAValidDocument()")).contains("headlines of the sample");
  }

  @Test
  void failsAMetricWithoutADefinition() {
    assertThat(failures(Undefined.class).get("givesAValidDocument()"))
        .contains("run_1 uses the metric 'other', which has no definition");
  }

  @Test
  void failsADocumentThatDoesNotFollowItsSchema() {
    assertThat(failures(Invalid.class).get("givesAValidDocument()")).contains("two words");
  }

  /** Returns the messages of the tests that fail, by the test's name. */
  private static Map<String, String> failures(Class<?> suite) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(suite))
            .configurationParameter(ON_REQUEST, "true")
            .build();
    Map<String, String> failures = new TreeMap<>();
    int[] finished = new int[1];
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  finished[0]++;
                  result
                      .getThrowable()
                      .ifPresent(thrown -> failures.put(test.getDisplayName(), thrown.toString()));
                }
              }
            });
    assertThat(finished[0]).as("tests of the suite").isEqualTo(16);
    return failures;
  }

  /** The suites of bad processors must fail, so nobody runs them by chance. */
  static final class OnRequest implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getConfigurationParameter(ON_REQUEST).isPresent()
          ? ConditionEvaluationResult.enabled("asked for")
          : ConditionEvaluationResult.disabled("only run by " + ProcessorConformanceTest.class);
    }
  }

  @ExtendWith(OnRequest.class)
  abstract static class Suite extends ProcessorConformance {
    abstract BenchmarkProcessor processor();

    @Override
    protected ProcessorTestKit sample() {
      return ProcessorTestKit.processor(processor()).file("value.txt", "12.5\n");
    }
  }

  static final class Good extends ProcessorConformance {
    @Override
    protected ProcessorTestKit sample() {
      return ProcessorTestKit.processor(new BootTimeProcessor())
          .file("results_boot_time.csv", BootTimeProcessor.GOOD)
          .file("icon.bin", new byte[] {0, '\n', 1});
    }
  }

  static final class NotDeclared extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result("size", text(input).length() > 0 ? 1 : 2).build();
        }
      };
    }
  }

  static final class Forgetful extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new ForgetfulProcessor();
    }
  }

  static final class Nameless extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public ProcessorDescriptor descriptor() {
          return ProcessorDescriptor.forTest("bad").title(" ").build();
        }

        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result("x", 1).build();
        }
      };
    }
  }

  static final class OfItsThread extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result(Thread.currentThread().getName(), 1).build();
        }
      };
    }
  }

  static final class OfItsLocale extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result("TITLE".toLowerCase(java.util.Locale.getDefault()), 1).build();
        }
      };
    }
  }

  static final class OfItsZone extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result(java.time.ZoneId.systemDefault().getId(), 1).build();
        }
      };
    }
  }

  static final class Headless extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          ResultBuilder result = input.result();
          result.run("size").metric(METRIC, 1.0).verdict(Status.PASS);
          return result.build();
        }
      };
    }
  }

  static final class OfItsLineEnds extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result(text(input).split("\n", -1)[0].replace('\r', '!'), 1).build();
        }
      };
    }
  }

  static final class Trusting extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          return result("x", Double.parseDouble(text(input))).build();
        }
      };
    }
  }

  static final class Recursive extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          return result("x", Pattern.matches("(a|1)*", text(input)) ? 1 : 2).build();
        }
      };
    }
  }

  /** Suites whose processor reads a second file, and what it makes of its absence. */
  abstract static class WithReport extends Suite {
    abstract BenchmarkResult.Builder result(ResultInput input, boolean there);

    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          return WithReport.this.result(input, input.firstOf("report.txt") != null).build();
        }
      };
    }

    @Override
    protected ProcessorTestKit sample() {
      return super.sample().file("report.txt", "Failed\n");
    }
  }

  static final class Gullible extends WithReport {
    @Override
    BenchmarkResult.Builder result(ResultInput input, boolean there) {
      return BadProcessor.result("x", 1).status(there ? Status.FAIL : Status.PASS);
    }
  }

  /** Only a second file tells it that there should be a report. */
  static final class Forgiving extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          boolean lost =
              input.firstOf("report.txt") == null && input.firstOf("promise.txt") != null;
          if (lost) {
            input.report().warning("report-missing", "no report");
          }
          return result("x", text(input).strip().length())
              .status(lost ? Status.UNKNOWN : Status.PASS)
              .build();
        }
      };
    }

    @Override
    protected ProcessorTestKit sample() {
      return super.sample().file("report.txt", "Ran\n").file("promise.txt", "report.txt\n");
    }
  }

  static final class Silent extends WithReport {
    @Override
    BenchmarkResult.Builder result(ResultInput input, boolean there) {
      double[] samples = {there ? 1 : 2};
      return BadProcessor.result("x", 1)
          .primaryMean(BadProcessor.METRIC, samples, null)
          .status(Status.PARTIAL);
    }
  }

  static final class Unmoved extends WithReport {
    @Override
    BenchmarkResult.Builder result(ResultInput input, boolean there) {
      if (!there) {
        input.report().warning("report-missing", "no report");
      }
      double[] samples = {there ? 1 : 2};
      return BadProcessor.result("x", 1).primaryMean(BadProcessor.METRIC, samples, null);
    }
  }

  /** Always answers 1. */
  static final class Inventing extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          return result("x", 1).primaryMean(METRIC, new double[] {1}, null).build();
        }
      };
    }
  }

  static final class Mute extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        protected BenchmarkResult read(ResultInput input) {
          return result("x", 1).status(Status.PARTIAL).build();
        }
      };
    }
  }

  static final class OffTheMean extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          TimeSeries points =
              TimeSeries.builder()
                  .untimed(null, Map.of(METRIC.name(), 1.0))
                  .untimed(null, Map.of(METRIC.name(), 2.0))
                  .build();
          Run run = run("x", 12.5).timeseries(points).build();
          return BenchmarkResult.builder().metrics(METRIC).status(Status.PASS).run(run).build();
        }
      };
    }

    @Override
    protected ProcessorTestKit sample() {
      return super.sample().file("icon.bin", new byte[] {1});
    }
  }

  static final class Careless extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          return BenchmarkResult.builder().status(Status.PASS).build();
        }
      };
    }
  }

  static final class Undefined extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          Run run = run("x", 1).metric("other", 2).build();
          return BenchmarkResult.builder().metrics(METRIC).status(Status.PASS).run(run).build();
        }
      };
    }
  }

  static final class Invalid extends Suite {
    @Override
    BenchmarkProcessor processor() {
      return new BadProcessor() {
        @Override
        public BenchmarkResult process(ResultInput input) {
          Run run = run("x", 1).metric("two words", 2).build();
          return BenchmarkResult.builder().status(Status.PASS).run(run).build();
        }
      };
    }
  }
}
