package io.zathras.processor.pig;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the wrapper writes to {@code pig_config_info} at its start: the date, and the
 * options of pig. Its description of the system is not read because the document takes it from
 * other files.
 *
 * @param start when the sweep began, in UTC if the date says so, else in local time; {@code null}
 *     when unknown
 * @param options the options of pig, or {@code null}
 */
record PigInfo(@Nullable Timestamp start, @Nullable String options) {

  private static final String OPTIONS = "using pig options ";

  static PigInfo read(ResultInput input) {
    List<FileEntry> files = input.files().find("pig_config_info*");
    if (files.isEmpty() || !files.get(0).isKept()) {
      input
          .report()
          .warning("output-missing", "pig_config_info is missing; it is not known when pig began");
      return new PigInfo(null, null);
    }
    List<String> lines = ConsoleText.lines(files.get(0));
    String date = lines.isEmpty() ? "" : lines.get(0);
    Timestamp start = Times.printed(date);
    if (start == null) {
      input
          .report(files.get(0))
          .at(1)
          .warning(
              "date-invalid",
              "'%s' is no date; expected one such as Sun Nov 22 10:45:40 UTC 2026; it is not known"
                  + " when pig began",
              date.strip());
    }
    String options =
        lines.stream()
            .filter(line -> line.startsWith(OPTIONS))
            .map(line -> line.substring(OPTIONS.length()).strip())
            .findFirst()
            .orElse(null);
    return new PigInfo(start, options);
  }
}
