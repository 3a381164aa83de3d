package io.zathras.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<String> COMMANDS =
      List.of(
          "process",
          "inspect",
          "validate",
          "processors",
          "schema",
          "dashboards",
          "check",
          "install",
          "send",
          "backup",
          "restore");

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
    // For what Java and the logger print themselves.
    System.setErr(
        new PrintStream(
            new PrintableStream(new RedactedStream(new FileOutputStream(FileDescriptor.err))),
            true,
            StandardCharsets.UTF_8));
    // A plugin that prints must not print into documents or a report on standard output.
    System.setOut(System.err);
    System.exit(Interruption.guard(() -> run(Environment.ofProcess(), arguments)));
  }

  static int run(Environment environment, String... arguments) {
    // Help has colours on a terminal, and nothing of a stranger in it.
    PrintWriter help = new PrintWriter(environment.stdout(), true, StandardCharsets.UTF_8);
    int code = execute(environment, help, arguments);
    help.flush();
    environment.out().flush();
    IOException failure = environment.stdout().failure();
    if (failure == null) {
      return code;
    }
    environment
        .err()
        .println("zathras: cannot write standard output (" + failure.getMessage() + ")");
    return code == ExitCode.OK || code == ExitCode.NOTHING_FOUND ? ExitCode.FAILED : code;
  }

  private static int execute(Environment environment, PrintWriter help, String... arguments) {
    Main main = new Main();
    Failures failures = new Failures(environment.err());
    CommandLine commandLine = new CommandLine(main);
    for (Object command : commands(environment, arguments)) {
      commandLine.addSubcommand(command);
    }
    return commandLine
        .setOut(help)
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
    List<String> named = new ArrayList<>(COMMANDS);
    named.retainAll(List.of(arguments));
    List<Object> commands = new ArrayList<>();
    for (String name : named.isEmpty() ? COMMANDS : named) {
      commands.add(command(name, environment));
    }
    return commands;
  }

  private static Object command(String name, Environment environment) {
    return switch (name) {
      case "process" -> new ProcessCommand(environment);
      case "inspect" -> new InspectCommand(environment);
      case "validate" -> new ValidateCommand(environment);
      case "processors" -> new ProcessorsCommand(environment);
      case "schema" -> new SchemaCommand(environment);
      case "dashboards" -> new DashboardsCommand(environment);
      case "check" -> new CheckCommand(environment);
      case "install" -> new InstallCommand(environment);
      case "send" -> new SendCommand(environment);
      case "backup" -> new BackupCommand(environment);
      case "restore" -> new RestoreCommand(environment);
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
