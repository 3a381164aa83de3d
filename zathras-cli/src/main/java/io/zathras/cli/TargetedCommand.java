package io.zathras.cli;

import io.zathras.exporter.ExporterProvider;
import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;

/** A command about servers, which has an option for each kind of exporter. */
interface TargetedCommand {

  /** Adds the options of these kinds to the command. */
  void offer(CommandSpec command, Collection<ExporterProvider> kinds);
}
