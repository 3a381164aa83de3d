package io.zathras.cli;

import io.zathras.exporter.ExporterProvider;
import java.util.Collection;

/** A command about servers, which has an option for each kind of exporter. */
interface TargetedCommand {

  /** Adds the options of these kinds. */
  void offer(Collection<ExporterProvider> kinds);
}
