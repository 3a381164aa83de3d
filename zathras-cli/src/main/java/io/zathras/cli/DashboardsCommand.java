package io.zathras.cli;

import io.zathras.exporter.opensearch.OpenSearchDashboards;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zathras dashboards}: prints the saved objects for OpenSearch Dashboards. */
@Command(
    name = "dashboards",
    description = {
      "Prints the saved objects for OpenSearch Dashboards, to be imported by hand; 'zathras install"
          + " opensearch --dashboards URL' imports them."
    })
final class DashboardsCommand implements Callable<Integer> {

  private final Environment environment;

  @Option(
      names = "--summary-index",
      paramLabel = "NAME",
      defaultValue = "zathras-results",
      description = "The index for results; ${DEFAULT-VALUE} by default.")
  String summaryIndex = "";

  @Option(
      names = "--timeseries-index",
      paramLabel = "NAME",
      defaultValue = "zathras-timeseries",
      description = "The index for points; ${DEFAULT-VALUE} by default.")
  String timeseriesIndex = "";

  DashboardsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().print(OpenSearchDashboards.of(summaryIndex, timeseriesIndex).toNdjson());
    environment.out().flush();
    return ExitCode.OK;
  }
}
