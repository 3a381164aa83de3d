package com.example.httpload;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Aggregation;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.statistics.descriptive.Quantile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads httpload results: a run is a number of connections, its points are seconds, and the
 * headline is the mean rate at the most connections.
 */
public final class HttpLoadProcessor implements BenchmarkProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(HttpLoadProcessor.class);

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("httpload")
          .version("1.0")
          .title("httpload: requests to a web server")
          .threadsSetting("connections")
          .build();

  // region metrics
  private static final Metric RATE =
      Metric.higherIsBetter("requests_per_second", "requests/s", "Requests answered in a second");

  /** Percentiles do not combine: a run of several would have none. */
  private static final Metric P99 =
      new Metric(
              "latency_p99_microseconds",
              "us",
              Direction.LOWER_IS_BETTER,
              "99 of 100 requests were answered sooner")
          .combinedBy(Aggregation.NONE);

  // endregion

  /** As in {@code errors: 3 of 24000}. */
  private static final Pattern ERRORS = Pattern.compile("^errors: (\\d{1,15}) of \\d{1,15}$");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    FileEntry file = input.firstOf("result.json");
    if (file == null) {
      throw input.report().failure("there is no result.json; did the benchmark end?");
    }
    // region json
    DataNode json = input.json(file);
    ResultBuilder result = input.result().version(json.at("version").text());
    Status outcome = outcome(input, json.find("summary.success").bool());
    for (DataNode load : json.at("loads").elements()) {
      addRun(result, load, outcome);
    }
    // endregion
    if (result.runs().isEmpty()) {
      throw input.report(file).failure("there is no load; expected a list 'loads'");
    }
    // region logging
    LOG.info("{} loads in {}", result.runs().size(), file.location());
    // endregion
    RunBuilder last = result.runs().get(result.runs().size() - 1);
    return result.headline(RATE, last).headline(P99, last).build();
  }

  // region run
  private static void addRun(ResultBuilder result, DataNode load, Status outcome) {
    Long connections = load.at("connections").expectInteger();
    RunBuilder run =
        result
            .run("connections=" + connections)
            .setting("connections", connections)
            .verdict(outcome)
            .times(
                new Interval(
                    Times.zoned(load.at("start").expectText()),
                    Times.zoned(load.at("end").expectText())))
            .metric(P99, percentile99(load.at("latency_us")));
    for (DataNode second : load.at("requests_per_second").elements()) {
      Double rate = second.expectPositive();
      if (rate == null) {
        run.incomplete();
      } else {
        run.point(null, null, RATE, rate);
      }
    }
  }

  // endregion

  private static Double percentile99(DataNode latencies) {
    double[] samples =
        latencies.elements().stream()
            .map(DataNode::expectPositive)
            .filter(latency -> latency != null)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return samples.length == 0 ? null : Quantile.withDefaults().evaluate(samples, 0.99);
  }

  // region console
  /** Numbers count only when the console says how many requests failed, and none did. */
  private static Status outcome(ResultInput input, Boolean success) {
    OptionalLong errors = errors(input);
    if (errors.isEmpty()) {
      input.report().warning("output-missing", "console.log has no line 'errors: N of M'");
      return Status.UNKNOWN;
    }
    if (Boolean.TRUE.equals(success) && errors.getAsLong() == 0) {
      return Status.PASS;
    }
    input
        .report()
        .error(
            "requests-failed",
            "console.log counts %d errors, and summary.success is %s; expected none and true",
            errors.getAsLong(),
            success);
    return Status.FAIL;
  }

  private static OptionalLong errors(ResultInput input) {
    FileEntry console = input.firstOf("console.log");
    if (console != null) {
      for (String line : ConsoleText.lines(console)) {
        Matcher errors = ERRORS.matcher(line);
        if (errors.find()) {
          return OptionalLong.of(Long.parseLong(errors.group(1)));
        }
      }
    }
    return OptionalLong.empty();
  }
  // endregion
}
