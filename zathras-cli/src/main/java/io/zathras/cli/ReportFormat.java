package io.zathras.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which the findings of an analysis are printed. */
enum ReportFormat {
  TEXT,
  MARKDOWN,
  CSV,
  JSON,
  JUNIT,
  OTAVA_CSV;

  /** Returns this form, or refuses it where a command does not have it. */
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
