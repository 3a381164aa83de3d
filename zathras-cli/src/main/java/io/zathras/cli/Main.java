package io.zathras.cli;

import io.zathras.exporter.ExporterCommand;
import io.zathras.exporter.ExporterProvider;
import io.zathras.schema.ZathrasException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The zathras command. */
public final class Main {

  private static final List<String> COMMANDS =
      List.of(
          "process",
          "show",
          "compare",
          "report",
          "history",
          "tables",
          "inspect",
          "validate",
          "processors",
          "schema",
          "check",
          "install",
          "send",
          "completion");

  private final CommandOptions options =
      new CommandOptions(
              "zathras", "Turns raw Zathras benchmark results into validated documents.", null)
          .footer(
              "",
              "'zathras help COMMAND' says more about one.",
              "",
              "Exit codes:",
              "  0  everything was delivered",
              "  1  something failed",
              "  2  the command line or the configuration is wrong",
              "  3  there are no results",
              "  4  the gate of a comparison or a history is hit",
              "  5  nothing was comparable");

  private final Value<Boolean> verbose =
      options.add(
          CommandOptions.named(
                  "-v,--verbose", "Print every line, log what is done, and show stack traces.")
              .type(boolean.class)
              .initialValue(false)
              .scopeType(ScopeType.INHERIT));

  private final Environment environment;

  private Main(Environment environment) {
    this.environment = environment;
    options.add(
        CommandOptions.named("-h,--help", "Show this help.")
            .type(boolean.class)
            .usageHelp(true)
            .scopeType(ScopeType.INHERIT));
    options.add(
        CommandOptions.named("-V,--version", "Show the version.")
            .type(boolean.class)
            .versionHelp(true));
    options.spec().versionProvider(new Version());
    options.spec().usageMessage().synopsisSubcommandLabel("COMMAND");
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // For the output of Java and the logger themselves.
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
    // Help may use colours because it contains no untrusted text.
    PrintWriter help = new PrintWriter(environment.stdout(), true, StandardCharsets.UTF_8);
    int code = new Main(environment).execute(help, withHelpAsOption(arguments));
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

  /** Turns {@code help COMMAND} into {@code COMMAND --help}, which needs no further command. */
  private static String[] withHelpAsOption(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    asked[asked.length - 1] = "--help";
    return asked;
  }

  private int execute(PrintWriter help, String... arguments) {
    Failures failures = new Failures(environment.err());
    CommandLine commandLine = new CommandLine(options.spec());
    try {
      addCommands(commandLine, arguments);
    } catch (ZathrasException | UsageException e) {
      return failures.of(e, commandLine, false);
    }
    commandLine
        .setOut(help)
        .setErr(environment.err())
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true);
    // Parses and runs in two steps because CommandLine.execute takes its handlers as lambdas: they
    // keep picocli's interfaces, which have an old class format, out of the class data (CDS), and
    // Java opens all jars to find them.
    try {
      ParseResult parsed = commandLine.parseArgs(arguments);
      Logging.configure(verbose.get());
      return new RunLast().execute(parsed);
    } catch (ParameterException e) {
      return failures.usage(e.getCommandLine(), e);
    } catch (ExecutionException e) {
      Exception cause = e.getCause() instanceof Exception own ? own : e;
      return failures.of(cause, e.getCommandLine(), verbose.get());
    }
  }

  /**
   * Adds only the command that the arguments name, because creating all takes longer than most of
   * them run. Where they name none of ours, adds all, with those of exporters, because help lists
   * them, messages suggest one and shells complete them.
   */
  private void addCommands(CommandLine commandLine, String... arguments) {
    String named = firstWord(arguments);
    if (named.equals("completion")) {
      addCommands(commandLine, "--help");
      return;
    }
    if (COMMANDS.contains(named)) {
      add(commandLine, named, arguments);
      return;
    }
    if (named.isEmpty()
        && arguments.length > 0
        && Set.of("-V", "--version").containsAll(List.of(arguments))) {
      return;
    }
    COMMANDS.forEach(name -> add(commandLine, name, arguments));
    for (ExporterProvider provider : environment.plugins().exporters().list()) {
      for (ExporterCommand command : provider.commands()) {
        if (!commandLine.getSubcommands().containsKey(command.name())) {
          commandLine.addSubcommand(
              new ProviderCommand(environment, provider, command).options.spec());
        }
      }
    }
  }

  private static String firstWord(String... arguments) {
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        return argument;
      }
    }
    return "";
  }

  private void add(CommandLine parent, String name, String... arguments) {
    CommandSpec command = command(name).spec();
    parent.addSubcommand(command);
    if (command.userObject() instanceof TargetedCommand targeted
        && needsTargets(command, arguments)) {
      targeted.offer(environment.plugins().exporters().list());
    }
  }

  /**
   * Returns whether the arguments need the options of exporters: help lists them, and an option
   * unknown to the command may be one. Other commands save the time of finding exporters.
   */
  private static boolean needsTargets(CommandSpec command, String... arguments) {
    for (String argument : arguments) {
      int end = argument.indexOf('=');
      String name = end < 0 ? argument : argument.substring(0, end);
      if (name.equals("-h")
          || name.equals("--help")
          || (name.startsWith("--") && !command.optionsMap().containsKey(name))) {
        return true;
      }
    }
    return false;
  }

  private CommandOptions command(String name) {
    return switch (name) {
      case "process" -> new ProcessCommand(environment, verbose).options;
      case "show" -> new ShowCommand(environment).options;
      case "compare" -> new CompareCommand(environment).options;
      case "report" -> new ReportCommand(environment).options;
      case "history" -> new HistoryCommand(environment).options;
      case "tables" -> new TablesCommand(environment).options;
      case "inspect" -> new InspectCommand(environment).options;
      case "validate" -> new ValidateCommand(environment, verbose).options;
      case "processors" -> new ProcessorsCommand(environment).options;
      case "schema" -> new SchemaCommand(environment).options;
      case "check" -> new CheckCommand(environment).options;
      case "install" -> new InstallCommand(environment).options;
      case "send" -> new SendCommand(environment).options;
      case "completion" -> new CompletionCommand(environment).options;
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
