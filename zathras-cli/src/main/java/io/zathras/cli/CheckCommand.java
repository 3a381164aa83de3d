package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProvider.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zathras check}: could documents be delivered? */
@Command(
    name = "check",
    description = "Tries whether documents could be delivered, and says what is wrong.")
final class CheckCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "TARGET", description = "The exporter: opensearch, horreum.")
  String target = "";

  @Mixin TargetOptions targets = new TargetOptions();

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        environment
            .plugins()
            .exporters()
            .named(target)
            .check(targets.settings(target, environment));
    for (Finding finding : findings) {
      environment
          .out()
          .println((finding.ok() ? "ok     " : "WRONG  ") + Printable.of(finding.text()));
    }
    return findings.stream().allMatch(Finding::ok) ? ExitCode.OK : ExitCode.FAILED;
  }
}
