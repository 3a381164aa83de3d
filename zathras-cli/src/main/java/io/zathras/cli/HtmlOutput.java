package io.zathras.cli;

import io.zathras.report.HtmlReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A page with the time at which it is made, whole or not at all. */
final class HtmlOutput {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page to FILE, which needs no other file.")
  @Nullable Path file;

  void check() {
    Arguments.refuseDirectory("--html", file);
  }

  /** Writes the page, if one is asked for. */
  void write(Environment environment, Supplier<HtmlReport> report) {
    if (file != null) {
      Output.write("--html", file, report.get().withTime(time(environment))::write);
    }
  }

  /** Returns the time in seconds, or the one that a reproducible build is given. */
  private static Instant time(Environment environment) {
    String epoch = environment.variable("SOURCE_DATE_EPOCH");
    return epoch != null && epoch.matches("[0-9]{1,10}")
        ? Instant.ofEpochSecond(Long.parseLong(epoch))
        : Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
