package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zathras install}: what a server needs to know of our documents. */
@Command(
    name = "install",
    description =
        "Puts in place what a server needs to know of the documents; again changes nothing.")
final class InstallCommand implements Callable<Integer>, TargetedCommand {

  private final Environment environment;

  @Parameters(paramLabel = "TARGET", description = "The exporter.")
  String target = "";

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  boolean dryRun;

  @Mixin TargetOptions targets = new TargetOptions();

  private final Map<String, Map<String, ArgSpec>> settingOptions = new TreeMap<>();

  InstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(CommandSpec command, Collection<ExporterProvider> kinds) {
    targets.offer(command, kinds);
    for (ExporterProvider kind : kinds) {
      Map<String, ArgSpec> own = new TreeMap<>();
      kind.installOptions()
          .forEach((setting, option) -> own.put(setting, ProviderCommand.argument(option)));
      own.values().forEach(command::add);
      settingOptions.put(kind.name(), own);
    }
  }

  @Override
  public Integer call() {
    ExporterSettings settings = targets.settings(target, environment);
    for (Map.Entry<String, Map<String, ArgSpec>> kind : settingOptions.entrySet()) {
      for (Map.Entry<String, ArgSpec> option : kind.getValue().entrySet()) {
        Object value = option.getValue().getValue();
        if (value != null) {
          if (!target.equals(kind.getKey())) {
            String name = ((OptionSpec) option.getValue()).longestName();
            throw new UsageException(name + ": only " + kind.getKey() + " has that");
          }
          settings = settings.with(option.getKey(), value);
        }
      }
    }
    List<Change> changes =
        environment.plugins().exporters().named(target).install(settings, dryRun);
    for (Change change : changes) {
      environment.out().println(words(change.action()) + " " + Printable.of(change.what()));
    }
    if (changes.isEmpty()) {
      environment.out().println("Everything is in place.");
    }
    boolean differs = changes.stream().anyMatch(change -> change.action() == Action.DIFFERS);
    return differs ? ExitCode.FAILED : ExitCode.OK;
  }

  private String words(Action action) {
    return switch (action) {
      case CREATE -> dryRun ? "would create" : "created";
      case UPDATE -> dryRun ? "would update" : "updated";
      case DIFFERS -> "DIFFERS:";
    };
  }
}
