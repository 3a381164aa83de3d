package io.zathras.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares the arguments of a command: each method declares an option or parameter and returns its
 * value. Commas separate the names of one option. Help prints the texts unchanged.
 *
 * <p>Annotations would give picocli the same model, but reflection on them takes 7 % of the CPU
 * time of one directory.
 */
final class CommandOptions {

  private final CommandSpec spec;

  /**
   * Creates the options of a command, none at first.
   *
   * @param command the action, or {@code null} for a command that needs a subcommand
   */
  CommandOptions(String name, String description, @Nullable Callable<Integer> command) {
    spec = CommandSpec.wrapWithoutInspection(command).name(name).interpolateVariables(false);
    // With variables off, picocli still formats the description of a command, but no other text.
    spec.usageMessage().description(description.replace("%", "%%"));
  }

  /** Makes help list the options in the order of declaration. */
  CommandOptions inOrder() {
    spec.usageMessage().sortOptions(false);
    return this;
  }

  /** Makes help end with these lines. */
  CommandOptions footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  CommandSpec spec() {
    return spec;
  }

  /** Declares an option without a value. */
  Value<Boolean> flag(String names, String description) {
    return add(named(names, description).type(boolean.class).initialValue(false));
  }

  /** Declares an option with a value of a type that picocli knows. */
  <T> Value<@Nullable T> option(String names, String label, Class<T> type, String description) {
    return add(named(names, description).paramLabel(label).type(type));
  }

  /** Declares an option whose value a converter reads. */
  <T> Value<@Nullable T> option(
      String names, String label, ITypeConverter<T> converter, String description) {
    return add(
        named(names, description).paramLabel(label).type(Object.class).converters(converter));
  }

  /** Declares an option with a value of an enum, in lower or upper case. */
  <E extends Enum<E>> Value<E> choice(String names, String label, E otherwise, String description) {
    return add(
        named(names, description)
            .paramLabel(label)
            .type(otherwise.getDeclaringClass())
            .initialValue(otherwise));
  }

  /** Declares an option that can be repeated for further values. */
  <T> Value<List<T>> repeated(String names, String label, Class<T> type, String description) {
    return add(list(names, label, type, List.of(), description));
  }

  /** Declares an option that can be repeated or take several values with commas between them. */
  <T> Value<List<T>> separated(
      String names, String label, Class<T> type, List<T> otherwise, String description) {
    return add(list(names, label, type, otherwise, description).splitRegex(","));
  }

  /** Declares any other option. */
  <T extends @Nullable Object> Value<T> add(OptionSpec.Builder option) {
    return added(option.build());
  }

  /** Declares a required parameter, which follows those declared before. */
  <T> Value<T> parameter(String label, Class<T> type, String description) {
    return added(
        PositionalParamSpec.builder()
            .index(String.valueOf(spec.positionalParameters().size()))
            .required(true)
            .paramLabel(label)
            .type(type)
            .description(description)
            .build());
  }

  /**
   * Declares a parameter that takes all positional arguments.
   *
   * @param least how many are required: 0 or 1
   */
  <T> Value<List<T>> parameters(String label, int least, Class<T> type, String description) {
    return added(
        PositionalParamSpec.builder()
            .arity(least + "..*")
            .required(least > 0)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(type)
            .initialValue(List.of())
            .description(description)
            .build());
  }

  static OptionSpec.Builder named(String names, String description) {
    return OptionSpec.builder(names.split(",")).description(description);
  }

  private static <T> OptionSpec.Builder list(
      String names, String label, Class<T> type, List<T> otherwise, String description) {
    return named(names, description)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(type)
        .initialValue(otherwise);
  }

  private <T extends @Nullable Object> Value<T> added(ArgSpec argument) {
    spec.add(argument);
    return new Value<>(argument);
  }
}
