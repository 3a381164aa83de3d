package io.zathras.cli;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessorDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code zathras processors}: what is installed. */
@Command(
    name = "processors",
    description = "Lists the installed processors, where they come from and what they read.")
final class ProcessorsCommand implements Callable<Integer> {

  private final Environment environment;

  ProcessorsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    for (BenchmarkProcessor processor : Plugins.processors(environment.plugins()).list()) {
      ProcessorDescriptor descriptor = processor.descriptor();
      environment.out().println(BenchmarkProcessors.describe(processor));
      environment
          .out()
          .println("  " + descriptor.title() + ": " + String.join(", ", names(descriptor)));
    }
    return ExitCode.OK;
  }

  /** The archives a processor reads, as their files are called. */
  private static List<String> names(ProcessorDescriptor descriptor) {
    List<String> names = new ArrayList<>();
    descriptor.tests().forEach(test -> names.add("results_" + test + ".zip"));
    descriptor.prefixes().forEach(prefix -> names.add("results_" + prefix + "_*.zip"));
    return names;
  }
}
