package io.zathras.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which what an analysis found is printed. */
enum ReportFormat {
  TEXT,
  MARKDOWN,
  CSV,
  JSON,
  JUNIT,
  OTAVA_CSV;

  /** Refuses a form that a command does not have. */
  ReportFormat among(ReportFormat... allowed) {
    List<ReportFormat> all = Arrays.asList(allowed);
    if (!all.contains(this)) {
      throw new UsageException(
          "--format "
              + this
              + ": this command has "
              + all.stream().map(ReportFormat::toString).collect(Collectors.joining(", ")));
    }
    return this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
