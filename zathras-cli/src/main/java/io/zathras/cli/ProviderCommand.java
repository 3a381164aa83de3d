package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterCommand;
import io.zathras.exporter.ExporterCommand.Invocation;
import io.zathras.exporter.ExporterCommand.Parameter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command that a kind of exporter brings: {@code zathras backup}, {@code zathras restore}. */
final class ProviderCommand implements Callable<Integer> {

  private final Environment environment;
  private final ExporterProvider provider;
  private final ExporterCommand command;
  private final TargetOptions targets = new TargetOptions();
  private final Map<Parameter, ArgSpec> arguments = new LinkedHashMap<>();

  private ProviderCommand(
      Environment environment, ExporterProvider provider, ExporterCommand command) {
    this.environment = environment;
    this.provider = provider;
    this.command = command;
  }

  /** Returns the command in the form that picocli parses. */
  static CommandSpec of(
      Environment environment, ExporterProvider provider, ExporterCommand command) {
    ProviderCommand runnable = new ProviderCommand(environment, provider, command);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(runnable).name(command.name());
    spec.usageMessage().description(literal(command.description()));
    for (Parameter parameter : command.parameters()) {
      ArgSpec argument = argument(parameter);
      runnable.arguments.put(parameter, argument);
      spec.add(argument);
    }
    if (command.needsSettings()) {
      spec.addMixin("targets", CommandSpec.forAnnotatedObject(runnable.targets));
      runnable.targets.offer(spec, List.of(provider));
    }
    return spec;
  }

  /** Returns a parameter in the form that picocli parses and keeps the value of. */
  static ArgSpec argument(Parameter parameter) {
    String otherwise = parameter.otherwise();
    String description =
        literal(parameter.description())
            + (otherwise == null ? "" : " By default " + literal(otherwise) + ".");
    return switch (parameter.kind()) {
      case DIRECTORY, NEW_DIRECTORY, PATH -> positional(parameter, "0", Path.class, description);
      case WORD -> positional(parameter, "1", String.class, description);
      case TEXT ->
          OptionSpec.builder("--" + parameter.name())
              .arity("1")
              .type(String.class)
              .defaultValue(otherwise)
              .paramLabel(parameter.label())
              .description(description)
              .build();
      case FLAG ->
          OptionSpec.builder("--" + parameter.name())
              .arity("0")
              .type(boolean.class)
              .description(description)
              .build();
    };
  }

  private static ArgSpec positional(
      Parameter parameter, String index, Class<?> type, String description) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity("1")
        .type(type)
        .paramLabel(parameter.label())
        .description(description)
        .build();
  }

  /** Escapes percent signs because picocli formats descriptions. */
  static String literal(String text) {
    return text.replace("%", "%%");
  }

  @Override
  public Integer call() {
    arguments.forEach(ProviderCommand::check);
    ExporterSettings settings =
        command.needsSettings()
            ? targets.settings(provider.name(), environment)
            : ExporterSettings.of("command line", Map.of(), environment::variable);
    boolean succeeded = command.run(new ParsedInvocation(settings));
    environment.out().flush();
    return succeeded ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void check(Parameter parameter, ArgSpec argument) {
    switch (parameter.kind()) {
      case DIRECTORY -> Arguments.requireDirectory(parameter.label(), argument.getValue());
      case NEW_DIRECTORY -> Arguments.refuseFile(parameter.label(), argument.getValue());
      case PATH -> Arguments.requireExisting(parameter.label(), argument.getValue());
      case WORD, TEXT, FLAG -> {}
    }
  }

  /** Gives the parsed arguments to the exporter's command. */
  private final class ParsedInvocation implements Invocation {

    private final ExporterSettings settings;

    ParsedInvocation(ExporterSettings settings) {
      this.settings = settings;
    }

    @Override
    public ExporterSettings settings() {
      return settings;
    }

    @Override
    public Path directory(Parameter parameter) {
      return Objects.requireNonNull(argument(parameter).getValue(), parameter.name());
    }

    @Override
    public Path path(Parameter parameter) {
      return directory(parameter);
    }

    @Override
    public String text(Parameter parameter) {
      @Nullable String text = argument(parameter).getValue();
      return text == null ? "" : text;
    }

    @Override
    public boolean has(Parameter flag) {
      return Boolean.TRUE.equals(argument(flag).getValue());
    }

    @Override
    public void print(String line) {
      environment.out().println(line);
    }

    @Override
    public void printRaw(String text) {
      environment.out().print(text);
    }

    @Override
    public void warn(String problem) {
      environment.err().println("zathras: " + Printable.of(problem));
    }

    @Override
    public boolean confirms(String question) {
      return environment.confirms(question);
    }

    private ArgSpec argument(Parameter parameter) {
      return Objects.requireNonNull(
          arguments.get(parameter), () -> command.name() + " declares no " + parameter.name());
    }
  }
}
