package io.zathras.cli;

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
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new ProcessCommand(environment))
            .addSubcommand(new InspectCommand(environment))
            .addSubcommand(new ValidateCommand(environment))
            .addSubcommand(new ProcessorsCommand(environment))
            .addSubcommand(new SchemaCommand(environment))
            .addSubcommand(new CheckCommand(environment))
            .addSubcommand(new InstallCommand(environment))
            .addSubcommand(new SendCommand(environment))
            .addSubcommand(new BackupCommand(environment))
            .addSubcommand(new RestoreCommand(environment));
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
}
