package io.zathras.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which metrics of the documents are shown; all where no option names one. */
final class MetricOptions {

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description = "Show this metric only; several with commas.")
  List<String> metrics = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "NAME",
      split = ",",
      description = "Show this test only; several with commas.")
  List<String> tests = new ArrayList<>();
}
