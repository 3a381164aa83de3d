package io.zathras.cli;

import io.zathras.report.HtmlReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A page with the time at which it was made; its file is written whole or not at all. */
final class HtmlOutput {

  private final Value<@Nullable Path> file;

  HtmlOutput(CommandOptions options) {
    file =
        options.option(
            "--html", "FILE", Path.class, "Write a page to FILE, which needs no other file.");
  }

  boolean isGiven() {
    return file.get() != null;
  }

  void check() {
    Arguments.refuseDirectory("--html", file.get());
  }

  /** Writes the page if it was requested. */
  void write(Environment environment, Supplier<HtmlReport> report) {
    Path target = file.get();
    if (target != null) {
      Output.write("--html", target, report.get().withTime(time(environment))::write);
    }
  }

  /** Returns the time in seconds, or that of a reproducible build. */
  private static Instant time(Environment environment) {
    String epoch = environment.variable("SOURCE_DATE_EPOCH");
    return epoch != null && epoch.matches("[0-9]{1,10}")
        ? Instant.ofEpochSecond(Long.parseLong(epoch))
        : Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
