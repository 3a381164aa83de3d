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
import picocli.CommandLine.Model.OptionSpec;

/** {@code zathras install}: gives a server what it needs for documents. */
final class InstallCommand implements Callable<Integer>, TargetedCommand {

  final CommandOptions options =
      new CommandOptions(
          "install",
          "Puts in place what a server needs to know of the documents; again changes nothing.",
          this);

  private final Value<String> target = options.parameter("TARGET", String.class, "The exporter.");
  private final Value<Boolean> dryRun =
      options.flag("--dry-run", "Say what would be done, and do nothing.");
  private final TargetOptions targets = new TargetOptions(options);
  private final Map<String, Map<String, Value<?>>> settingOptions = new TreeMap<>();
  private final Environment environment;

  InstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(Collection<ExporterProvider> kinds) {
    targets.offer(kinds);
    for (ExporterProvider kind : kinds) {
      Map<String, Value<?>> own = new TreeMap<>();
      new TreeMap<>(kind.installOptions())
          .forEach(
              (setting, option) -> own.put(setting, ProviderCommand.argument(options, option)));
      settingOptions.put(kind.name(), own);
    }
  }

  @Override
  public Integer call() {
    String server = target.get();
    ExporterSettings settings = targets.settings(server, environment);
    for (Map.Entry<String, Map<String, Value<?>>> kind : settingOptions.entrySet()) {
      for (Map.Entry<String, Value<?>> option : kind.getValue().entrySet()) {
        Object value = option.getValue().get();
        if (value != null) {
          if (!server.equals(kind.getKey())) {
            String name = ((OptionSpec) option.getValue().argument()).longestName();
            throw new UsageException(name + ": only " + kind.getKey() + " has that");
          }
          settings = settings.with(option.getKey(), value);
        }
      }
    }
    List<Change> changes =
        environment.plugins().exporters().named(server).install(settings, dryRun.get());
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
      case CREATE -> dryRun.get() ? "would create" : "created";
      case UPDATE -> dryRun.get() ? "would update" : "updated";
      case DIFFERS -> "DIFFERS:";
    };
  }
}
