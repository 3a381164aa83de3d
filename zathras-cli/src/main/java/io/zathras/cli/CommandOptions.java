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
 * What a command is called with: each method declares an option or parameter and returns its value.
 * Names of one option have a comma between them. The texts of help are taken as they stand.
 *
 * <p>Annotations would be turned into the same model of picocli, but reflection on them costs one
 * directory 7 % of its CPU time.
 */
final class CommandOptions {

  private final CommandSpec spec;

  /**
   * Begins with a command that has none.
   *
   * @param command what it does, or {@code null} where that takes a command behind it
   */
  CommandOptions(String name, String description, @Nullable Callable<Integer> command) {
    spec = CommandSpec.wrapWithoutInspection(command).name(name).interpolateVariables(false);
    // Without variables picocli formats the description of a command only.
    spec.usageMessage().description(description.replace("%", "%%"));
  }

  /** Has help list the options in the order in which they are declared. */
  CommandOptions inOrder() {
    spec.usageMessage().sortOptions(false);
    return this;
  }

  /** Has help end with these lines. */
  CommandOptions footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  CommandSpec spec() {
    return spec;
  }

  /** An option without a value. */
  Value<Boolean> flag(String names, String description) {
    return add(named(names, description).type(boolean.class).initialValue(false));
  }

  /** An option with a value of a type that picocli knows. */
  <T> Value<@Nullable T> option(String names, String label, Class<T> type, String description) {
    return add(named(names, description).paramLabel(label).type(type));
  }

  /** An option with a value that a converter reads. */
  <T> Value<@Nullable T> option(
      String names, String label, ITypeConverter<T> converter, String description) {
    return add(
        named(names, description).paramLabel(label).type(Object.class).converters(converter));
  }

  /** An option with one of the values of an enum, in lower or upper case. */
  <E extends Enum<E>> Value<E> choice(String names, String label, E otherwise, String description) {
    return add(
        named(names, description)
            .paramLabel(label)
            .type(otherwise.getDeclaringClass())
            .initialValue(otherwise));
  }

  /** An option that can be given again for a further value. */
  <T> Value<List<T>> repeated(String names, String label, Class<T> type, String description) {
    return add(list(names, label, type, List.of(), description));
  }

  /** An option that can be given again, or with commas between its values. */
  <T> Value<List<T>> separated(
      String names, String label, Class<T> type, List<T> otherwise, String description) {
    return add(list(names, label, type, otherwise, description).splitRegex(","));
  }

  /** Any other option. */
  <T extends @Nullable Object> Value<T> add(OptionSpec.Builder option) {
    return added(option.build());
  }

  /** A parameter that has to be there; the next one stands behind it. */
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
   * All parameters that there are.
   *
   * @param least how many have to be there: 0 or 1
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
