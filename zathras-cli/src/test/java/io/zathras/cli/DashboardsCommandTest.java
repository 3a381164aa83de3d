package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.opensearch.OpenSearchDashboards;
import org.junit.jupiter.api.Test;

class DashboardsCommandTest {

  @Test
  void printsTheSavedObjectsForTheIndicesThatAreNamed() {
    assertThat(Cli.run("dashboards"))
        .isEqualTo(
            new Cli(
                ExitCode.OK,
                OpenSearchDashboards.of("zathras-results", "zathras-timeseries").toNdjson(),
                ""));
    assertThat(Cli.run("dashboards", "--summary-index", "perf", "--timeseries-index=steps").out())
        .isEqualTo(OpenSearchDashboards.of("perf", "steps").toNdjson())
        .contains("\"title\":\"perf-read\"", "\"title\":\"steps-read\"");
  }

  @Test
  void onlyOpenSearchHasDashboards() {
    Cli cli = Cli.run("install", "horreum", "--dashboards", "http://127.0.0.1:1");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("--dashboards: only opensearch has that");
  }

  @Test
  void aUrlThatIsNoneIsSaidBeforeAnythingIsDoneAndItsPasswordIsNot() {
    Cli cli =
        Cli.run(
            "install",
            "opensearch",
            "--opensearch",
            "http://127.0.0.1:1",
            "--dashboards",
            "http://user:hunter2@127.0.0.1:1");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("dashboards.url").doesNotContain("hunter2");
  }
}
