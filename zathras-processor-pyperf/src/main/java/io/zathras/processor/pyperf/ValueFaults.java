package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in one benchmark. Each kind of fault is told once, with its first place and the
 * number of the others, because a benchmark has hundreds of values.
 */
final class ValueFaults {

  private static final int MAX_SHOWN = 60;

  private final Map<Kind, First> faults = new LinkedHashMap<>();

  /** What can be wrong, and what is done about it. */
  enum Kind {
    NAME_MISSING("the run has no name", false),
    UNIT_UNKNOWN("the values are left out", true),
    VALUE_INVALID("left out", true),
    VALUES_MISSING("the mean is over the other workers", true),
    NO_VALUES("the run has no result", true),
    DATE_MISSING("its points have no timestamp", false),
    DATE_INVALID("its points have no timestamp", false),
    DURATION_INVALID("left out", false);

    private final String consequence;
    private final boolean costsValues;

    Kind(String consequence, boolean costsValues) {
      this.consequence = consequence;
      this.costsValues = costsValues;
    }
  }

  /** The first fault of a kind, and how many others there are. */
  private record First(String place, int others) {}

  void add(Kind kind, String place) {
    faults.merge(
        kind, new First(place, 0), (first, other) -> new First(first.place, first.others + 1));
  }

  /** Returns why not all values could be read, or {@code null} when they could. */
  @Nullable String costingValues() {
    return faults.entrySet().stream()
        .filter(fault -> fault.getKey().costsValues)
        .map(fault -> fault.getValue().place)
        .findFirst()
        .orElse(null);
  }

  void reportTo(Report report, String benchmark) {
    faults.forEach(
        (kind, first) ->
            report.error(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                benchmark
                    + ": "
                    + first.place
                    + (first.others == 0 ? "" : " (and " + first.others + " more)")
                    + "; "
                    + kind.consequence));
  }

  /** Returns a text of the file as a message shows it: of any length, and possibly absent. */
  static String shown(@Nullable String text) {
    if (text == null) {
      return "no scalar";
    }
    boolean whole = text.length() <= MAX_SHOWN;
    return "'" + (whole ? text : text.substring(0, MAX_SHOWN) + "...") + "'";
  }
}
