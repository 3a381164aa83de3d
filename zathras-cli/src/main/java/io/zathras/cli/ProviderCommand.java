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

/** A command that a kind of exporter brings: {@code zathras backup}, {@code zathras restore}. */
final class ProviderCommand implements Callable<Integer> {

  final CommandOptions options;

  private final Environment environment;
  private final ExporterProvider provider;
  private final ExporterCommand command;
  private final Map<Parameter, Value<?>> arguments = new LinkedHashMap<>();
  private final @Nullable TargetOptions targets;

  ProviderCommand(Environment environment, ExporterProvider provider, ExporterCommand command) {
    this.environment = environment;
    this.provider = provider;
    this.command = command;
    options = new CommandOptions(command.name(), command.description(), this);
    for (Parameter parameter : command.parameters()) {
      arguments.put(parameter, argument(options, parameter));
    }
    targets = command.needsSettings() ? new TargetOptions(options) : null;
    if (targets != null) {
      targets.offer(List.of(provider));
    }
  }

  /** Declares a parameter of an exporter; its value is {@code null} if omitted. */
  static Value<?> argument(CommandOptions options, Parameter parameter) {
    String otherwise = parameter.otherwise();
    String label = parameter.label();
    String description =
        parameter.description() + (otherwise == null ? "" : " By default " + otherwise + ".");
    return switch (parameter.kind()) {
      case DIRECTORY, NEW_DIRECTORY, PATH -> options.parameter(label, Path.class, description);
      case WORD -> options.parameter(label, String.class, description);
      case TEXT ->
          options.add(
              CommandOptions.named("--" + parameter.name(), description)
                  .paramLabel(label)
                  .type(String.class)
                  .initialValue(otherwise));
      case FLAG ->
          options.add(
              CommandOptions.named("--" + parameter.name(), description).type(boolean.class));
    };
  }

  @Override
  public Integer call() {
    arguments.forEach(ProviderCommand::check);
    ExporterSettings settings =
        targets == null
            ? ExporterSettings.of("command line", Map.of(), environment::variable)
            : targets.settings(provider.name(), environment);
    boolean succeeded = command.run(new ParsedInvocation(settings));
    environment.out().flush();
    return succeeded ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void check(Parameter parameter, Value<?> argument) {
    switch (parameter.kind()) {
      case DIRECTORY -> Arguments.requireDirectory(parameter.label(), (Path) argument.get());
      case NEW_DIRECTORY -> Arguments.refuseFile(parameter.label(), (Path) argument.get());
      case PATH -> Arguments.requireExisting(parameter.label(), (Path) argument.get());
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
      return (Path) Objects.requireNonNull(argument(parameter).get(), parameter.name());
    }

    @Override
    public Path path(Parameter parameter) {
      return directory(parameter);
    }

    @Override
    public String text(Parameter parameter) {
      Object text = argument(parameter).get();
      return text == null ? "" : text.toString();
    }

    @Override
    public boolean has(Parameter flag) {
      return Boolean.TRUE.equals(argument(flag).get());
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

    private Value<?> argument(Parameter parameter) {
      return Objects.requireNonNull(
          arguments.get(parameter), () -> command.name() + " declares no " + parameter.name());
    }
  }
}
