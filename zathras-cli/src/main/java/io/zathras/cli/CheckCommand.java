package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProvider.Finding;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code zathras check}: could documents be delivered? */
final class CheckCommand implements Callable<Integer>, TargetedCommand {

  final CommandOptions options =
      new CommandOptions(
          "check", "Tries whether documents could be delivered, and says what is wrong.", this);

  private final Value<String> target = options.parameter("TARGET", String.class, "The exporter.");
  private final TargetOptions targets = new TargetOptions(options);
  private final Environment environment;

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(Collection<ExporterProvider> kinds) {
    targets.offer(kinds);
  }

  @Override
  public Integer call() {
    String name = target.get();
    List<Finding> findings =
        environment.plugins().exporters().named(name).check(targets.settings(name, environment));
    for (Finding finding : findings) {
      environment
          .out()
          .println((finding.ok() ? "ok     " : "WRONG  ") + Printable.of(finding.text()));
    }
    return findings.stream().allMatch(Finding::ok) ? ExitCode.OK : ExitCode.FAILED;
  }
}
