package io.zathras.cli;

import io.zathras.exporter.ExporterProvider;
import java.util.Collection;

/** A command that works with servers and has an option for each kind of exporter. */
interface TargetedCommand {

  /** Adds the options for these kinds. */
  void offer(Collection<ExporterProvider> kinds);
}
