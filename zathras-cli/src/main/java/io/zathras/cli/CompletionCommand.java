package io.zathras.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code zathras completion}: prints a script for shells to complete commands and options. */
final class CompletionCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
          "completion",
          "Prints a script that has bash or zsh complete commands, options and paths: source it.",
          this);

  private final Environment environment;

  CompletionCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandSpec zathras = options.spec().root();
    environment.out().print(AutoComplete.bash(zathras.name(), zathras.commandLine()));
    environment.out().flush();
    return ExitCode.OK;
  }
}
