package io.zathras.processor.spi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Findings of which one cause may give hundreds, such as a table that differs in every row. The
 * first finding of each code is reported with its place and the number of others. Not thread-safe.
 *
 * @since 0.1
 */
public final class RepeatedFindings {

  private final Map<String, Finding> byCode = new LinkedHashMap<>();

  private record Finding(
      boolean isError, Report place, String what, String consequence, int others) {}

  /** Makes a collection without findings. */
  public RepeatedFindings() {}

  /**
   * Adds an error.
   *
   * @param what what is wrong, and what was expected
   * @param consequence what was done about it and all others of this code
   */
  public void error(Report place, String code, String what, String consequence) {
    add(code, new Finding(true, place, what, consequence, 0));
  }

  /** Adds a warning, like {@link #error}. */
  public void warning(Report place, String code, String what, String consequence) {
    add(code, new Finding(false, place, what, consequence, 0));
  }

  private void add(String code, Finding found) {
    byCode.merge(
        code,
        found,
        (first, other) ->
            new Finding(
                first.isError, first.place, first.what, first.consequence, first.others + 1));
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return byCode.isEmpty();
  }

  /** Reports what was found: a diagnostic for each code, in the order of the first findings. */
  public void report() {
    byCode.forEach(
        (code, found) -> {
          String more = found.others == 0 ? "" : " (and " + found.others + " more)";
          String message = found.what + more + "; " + found.consequence;
          if (found.isError) {
            found.place.error(code, message);
          } else {
            found.place.warning(code, message);
          }
        });
  }
}
