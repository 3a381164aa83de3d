package io.zathras.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The zathras command. */
@Command(
    name = "zathras",
    description = "Turns raw Zathras benchmark results into validated documents.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ProcessCommand.class,
      InspectCommand.class,
      ValidateCommand.class,
      ProcessorsCommand.class,
      SchemaCommand.class
    })
public final class Main {

  /** Everything was delivered. */
  static final int OK = 0;

  /** Something failed. */
  static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  static final int USAGE = 2;

  /** There are no results. */
  static final int NOTHING_FOUND = 3;

  /** For the command line library. */
  public Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              command.getErr().println("zathras: " + e.getMessage());
              return USAGE;
            })
        .execute(arguments);
  }
}
