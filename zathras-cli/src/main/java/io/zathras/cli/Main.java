package io.zathras.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The zathras command. */
@Command(
    name = "zathras",
    description = "Turns raw Zathras benchmark results into validated documents.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes:",
      "  0  everything was delivered",
      "  1  something failed",
      "  2  the command line or the configuration is wrong",
      "  3  there are no results",
    })
public final class Main {

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log what is done, and show stack traces.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Interruption.guard(() -> run(Environment.ofProcess(), arguments)));
  }

  static int run(Environment environment, String... arguments) {
    Main main = new Main();
    Failures failures = new Failures(environment.err());
    CommandLine commandLine = new CommandLine(main);
    commands(environment, arguments).forEach(commandLine::addSubcommand);
    return commandLine
        .setOut(environment.out())
        .setErr(environment.err())
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, parsed) -> failures.usage(e.getCommandLine(), e))
        .setExecutionExceptionHandler((e, command, parsed) -> failures.of(e, command, main.verbose))
        .setExecutionStrategy(
            parsed -> {
              Logging.configure(main.verbose);
              return new RunLast().execute(parsed);
            })
        .execute(arguments);
  }

  /** Making all commands takes longer than most of them run, so it is those that are named. */
  private static List<Object> commands(Environment environment, String... arguments) {
    Map<String, Function<Environment, Object>> all = new LinkedHashMap<>();
    all.put("process", ProcessCommand::new);
    all.put("inspect", InspectCommand::new);
    all.put("validate", ValidateCommand::new);
    all.put("processors", ProcessorsCommand::new);
    all.put("schema", SchemaCommand::new);
    all.put("check", CheckCommand::new);
    all.put("install", InstallCommand::new);
    all.put("send", SendCommand::new);
    all.put("backup", BackupCommand::new);
    all.put("restore", RestoreCommand::new);
    Map<String, Function<Environment, Object>> named = new LinkedHashMap<>(all);
    named.keySet().retainAll(List.of(arguments));
    return (named.isEmpty() ? all : named)
        .values().stream().map(command -> command.apply(environment)).toList();
  }
}
