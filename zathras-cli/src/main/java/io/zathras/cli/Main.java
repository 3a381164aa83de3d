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
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      "'zathras help COMMAND' says more about one.",
      "",
      "Exit codes:",
      "  0  everything was delivered",
      "  1  something failed",
      "  2  the command line or the configuration is wrong",
      "  3  there are no results",
      "  4  the gate of a comparison or a history is hit",
      "  5  nothing was comparable",
    })
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

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print every line, log what is done, and show stack traces.")
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
    // Help may use colours because it contains no untrusted text.
    PrintWriter help = new PrintWriter(environment.stdout(), true, StandardCharsets.UTF_8);
    int code = execute(environment, help, withHelpAsOption(arguments));
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

  /** Takes {@code help COMMAND} for {@code COMMAND --help}, which costs no further command. */
  private static String[] withHelpAsOption(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    asked[asked.length - 1] = "--help";
    return asked;
  }

  private static int execute(Environment environment, PrintWriter help, String... arguments) {
    Main main = new Main();
    Failures failures = new Failures(environment.err());
    CommandLine commandLine = new CommandLine(main);
    try {
      addCommands(commandLine, environment, arguments);
    } catch (ZathrasException | UsageException e) {
      return failures.of(e, commandLine, false);
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

  /**
   * Adds the command that the arguments name. Where they name none of ours, all are added, with
   * those that exporters bring, because help lists them, messages suggest one and shells complete
   * them. Making all commands takes longer than most of them run.
   */
  private static void addCommands(
      CommandLine commandLine, Environment environment, String... arguments) {
    String named =
        Stream.of(arguments).filter(argument -> !argument.startsWith("-")).findFirst().orElse("");
    if (named.equals("completion")) {
      addCommands(commandLine, environment, "--help");
      return;
    }
    if (COMMANDS.contains(named)) {
      add(commandLine, named, environment, arguments);
      return;
    }
    if (named.isEmpty()
        && arguments.length > 0
        && Set.of("-V", "--version").containsAll(List.of(arguments))) {
      return;
    }
    COMMANDS.forEach(name -> add(commandLine, name, environment, arguments));
    for (ExporterProvider provider : environment.plugins().exporters().list()) {
      for (ExporterCommand command : provider.commands()) {
        if (!commandLine.getSubcommands().containsKey(command.name())) {
          commandLine.addSubcommand(ProviderCommand.of(environment, provider, command));
        }
      }
    }
  }

  private static void add(
      CommandLine parent, String name, Environment environment, String... arguments) {
    Object command = command(name, environment);
    CommandLine commandLine = new CommandLine(command);
    parent.addSubcommand(commandLine);
    CommandSpec spec = commandLine.getCommandSpec();
    if (command instanceof TargetedCommand targeted && needsTargets(spec, arguments)) {
      targeted.offer(spec, environment.plugins().exporters().list());
    }
  }

  /**
   * Returns whether the arguments ask for options that kinds of exporters bring: help lists them,
   * and an option that the command does not have may be one. To find exporters takes time, which a
   * command without any need not spend.
   */
  private static boolean needsTargets(CommandSpec spec, String... arguments) {
    return Stream.of(arguments)
        .filter(argument -> argument.startsWith("-"))
        .map(argument -> argument.replaceFirst("=.*", ""))
        .anyMatch(
            name ->
                name.equals("-h")
                    || name.equals("--help")
                    || (name.startsWith("--") && spec.findOption(name) == null));
  }

  private static Object command(String name, Environment environment) {
    return switch (name) {
      case "process" -> new ProcessCommand(environment);
      case "show" -> new ShowCommand(environment);
      case "compare" -> new CompareCommand(environment);
      case "report" -> new ReportCommand(environment);
      case "history" -> new HistoryCommand(environment);
      case "tables" -> new TablesCommand(environment);
      case "inspect" -> new InspectCommand(environment);
      case "validate" -> new ValidateCommand(environment);
      case "processors" -> new ProcessorsCommand(environment);
      case "schema" -> new SchemaCommand(environment);
      case "check" -> new CheckCommand(environment);
      case "install" -> new InstallCommand(environment);
      case "send" -> new SendCommand(environment);
      case "completion" -> new CompletionCommand(environment);
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
