package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProvider.Finding;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code zathras check}: could documents be delivered? */
@Command(
    name = "check",
    description = "Tries whether documents could be delivered, and says what is wrong.")
final class CheckCommand implements Callable<Integer>, TargetedCommand {

  private final Environment environment;

  @Parameters(paramLabel = "TARGET", description = "The exporter.")
  String target = "";

  @Mixin TargetOptions targets = new TargetOptions();

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(CommandSpec command, Collection<ExporterProvider> kinds) {
    targets.offer(command, kinds);
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
