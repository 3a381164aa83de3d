package io.zathras.cli;

import java.util.List;

/** The options for the metrics to show; all where no option names one. */
final class MetricOptions {

  final Value<List<String>> metrics;
  final Value<List<String>> tests;

  MetricOptions(CommandOptions options) {
    metrics =
        options.separated(
            "--metric",
            "NAME",
            String.class,
            List.of(),
            "Show this metric only; several with commas.");
    tests =
        options.separated(
            "--test", "NAME", String.class, List.of(), "Show this test only; several with commas.");
  }
}
