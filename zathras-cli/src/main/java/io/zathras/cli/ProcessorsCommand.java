package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProviders;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessorDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code zathras processors} lists the installed processors and plugins. */
final class ProcessorsCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
          "processors",
          "Lists the installed processors, where they come from and what they read.",
          this);

  private final Environment environment;

  ProcessorsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Plugins plugins = environment.plugins();
    BenchmarkProcessors processors = plugins.processors();
    ExporterProviders exporters = plugins.exporters();
    for (BenchmarkProcessor processor : processors.list()) {
      ProcessorDescriptor descriptor = processor.descriptor();
      print(BenchmarkProcessors.describe(processor));
      print("  " + descriptor.title() + ": " + String.join(", ", names(descriptor)));
    }
    for (Plugin plugin : plugins.list()) {
      print("plugin " + plugin.name() + ": " + given(plugin, processors, exporters));
    }
    List<String> problems = plugins.problems(processors);
    problems.addAll(exporters.problems());
    environment.out().flush();
    Plugins.print(problems, environment.err());
    return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  private void print(String line) {
    environment.out().println(Printable.of(line));
  }

  private static String given(
      Plugin plugin, BenchmarkProcessors processors, ExporterProviders exporters) {
    List<String> given = new ArrayList<>();
    for (BenchmarkProcessor processor : processors.list()) {
      if (processor.getClass().getClassLoader() == plugin.loader()) {
        given.add("processor " + processor.descriptor().id());
      }
    }
    for (String name : exporters.names()) {
      if (exporters.named(name).getClass().getClassLoader() == plugin.loader()) {
        given.add("exporter " + name);
      }
    }
    return given.isEmpty() ? "nothing that can be used" : String.join(", ", given);
  }

  /** Returns the file names of the archives that a processor reads. */
  private static List<String> names(ProcessorDescriptor descriptor) {
    List<String> names = new ArrayList<>();
    descriptor.tests().forEach(test -> names.add("results_" + test + ".zip"));
    descriptor.prefixes().forEach(prefix -> names.add("results_" + prefix + "_*.zip"));
    return names;
  }
}
