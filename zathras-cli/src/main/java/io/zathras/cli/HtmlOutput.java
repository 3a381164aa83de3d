package io.zathras.cli;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import io.zathras.report.HtmlReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Pages with the time at which they are made, whole or not at all. */
final class HtmlOutput {

  private HtmlOutput() {}

  static void write(Environment environment, Path target, Comparison comparison) {
    write(environment, target, HtmlReport.of(comparison));
  }

  static void write(Environment environment, Path target, History history) {
    write(environment, target, HtmlReport.of(history));
  }

  static void write(Environment environment, Path target, DocumentSet documents) {
    write(environment, target, HtmlReport.of(documents));
  }

  private static void write(Environment environment, Path target, HtmlReport report) {
    Output.write("--html", target, report.withTime(time(environment))::write);
  }

  /** Returns the time in seconds, or the one that a reproducible build is given. */
  private static Instant time(Environment environment) {
    String epoch = environment.variable("SOURCE_DATE_EPOCH");
    return epoch != null && epoch.matches("[0-9]{1,10}")
        ? Instant.ofEpochSecond(Long.parseLong(epoch))
        : Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
