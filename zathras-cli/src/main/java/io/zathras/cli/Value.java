package io.zathras.cli;

import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The value of an option or parameter, available when the command runs.
 *
 * @param argument the declaration, which holds the value
 * @param <T> the value's type, nullable where the argument is optional
 */
record Value<T extends @Nullable Object>(ArgSpec argument) {

  T get() {
    return argument.getValue();
  }

  @NonNull T or(@NonNull T otherwise) {
    T value = get();
    return value == null ? otherwise : value;
  }
}
