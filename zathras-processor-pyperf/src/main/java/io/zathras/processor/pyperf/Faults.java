package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Diagnostics;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in one benchmark. Each kind of fault is told once, with its first place and the
 * number of the others: a benchmark has hundreds of values.
 */
final class Faults {

  private static final int MAX_SHOWN = 60;

  private final Map<Kind, String> firstPlaces = new LinkedHashMap<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

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

    private String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  void add(Kind kind, String place) {
    firstPlaces.putIfAbsent(kind, place);
    counts.merge(kind, 1, Integer::sum);
  }

  /** Returns why not all values could be read, or {@code null} when they could. */
  @Nullable String costingValues() {
    return firstPlaces.entrySet().stream()
        .filter(entry -> entry.getKey().costsValues)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  void report(String benchmark, FileEntry file, Diagnostics diagnostics) {
    firstPlaces.forEach(
        (kind, first) -> {
          int others = counts.getOrDefault(kind, 1) - 1;
          String more = others == 0 ? "" : " (and " + others + " more)";
          diagnostics.error(
              kind.code(),
              file.location(),
              null,
              benchmark + ": " + first + more + "; " + kind.consequence);
        });
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
