package io.zathras.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zathras completion}: prints what has a shell complete commands and options. */
@Command(
    name = "completion",
    description =
        "Prints a script that has bash or zsh complete commands, options and paths: source it.")
final class CompletionCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec @Nullable CommandSpec command;

  CompletionCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandSpec zathras = Objects.requireNonNull(command).root();
    environment.out().print(AutoComplete.bash(zathras.name(), zathras.commandLine()));
    environment.out().flush();
    return ExitCode.OK;
  }
}
