package io.zathras.cli;

import io.zathras.processor.spi.BenchmarkProcessors;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zathras processors}: what is installed. */
@Command(
    name = "processors",
    description = "Lists the installed processors.",
    mixinStandardHelpOptions = true)
final class ProcessorsCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  ProcessorsCommand() {}

  @Override
  public Integer call() {
    BenchmarkProcessors.installed()
        .list()
        .forEach(
            processor ->
                Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(
                        BenchmarkProcessors.describe(processor)
                            + ": "
                            + processor.descriptor().title()));
    return Main.OK;
  }
}
