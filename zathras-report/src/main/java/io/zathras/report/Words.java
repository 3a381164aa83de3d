package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.Incomparability;
import io.zathras.analysis.Verdict;
import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that the forms for people share: for verdicts, evidence, counts and differences. */
final class Words {

  private static final int MOST_DIFFERENCES = 15;

  private static final List<Verdict> ORDER =
      List.of(
          Verdict.REGRESSED,
          Verdict.FAILED,
          Verdict.MISSING,
          Verdict.CHANGED,
          Verdict.IMPROVED,
          Verdict.UNCHANGED,
          Verdict.INCONCLUSIVE,
          Verdict.NOT_COMPARABLE);

  private Words() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "worse";
      case FAILED -> "failed";
      case MISSING -> "missing";
      case CHANGED -> "changed";
      case IMPROVED -> "better";
      case INCONCLUSIVE -> "inconclusive";
      case NOT_COMPARABLE -> "not compared";
      case UNCHANGED -> "unchanged";
    };
  }

  static String of(Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> "higher is better";
      case LOWER_IS_BETTER -> "lower is better";
      case NONE -> "";
    };
  }

  /** Returns the words for the evidence; empty for a tested verdict. */
  static String of(Evidence evidence) {
    return switch (evidence) {
      case PREDICTED -> "predicted from the history";
      case THRESHOLD_ONLY -> "untested";
      case TESTED, NONE -> "";
    };
  }

  static String of(Set<Incomparability> kinds) {
    return kinds.stream().sorted().map(Words::lower).collect(Collectors.joining(", "));
  }

  /** Returns a constant's name for programs: {@code not_comparable}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** Returns {@code 1 result}, {@code 2 results}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Returns {@code size=4k, threads=2}. */
  static String settings(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Returns {@code base (5 results, 2 systems)}. */
  static String side(Comparison.Side side) {
    StringBuilder text = new StringBuilder(oneLine(side.name())).append(" (");
    text.append(count(side.results(), "result"));
    if (side.failed() > 0) {
      text.append(", ").append(side.failed()).append(" failed");
    }
    if (side.systems().size() > 1) {
      text.append(", ").append(side.systems().size()).append(" systems");
    }
    return text.append(')').toString();
  }

  /** Returns {@code worse 2 · unchanged within 5 % 14}, for the verdicts that occur. */
  static String counts(Comparison comparison) {
    Map<Verdict, Integer> counts = comparison.counts();
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : ORDER) {
      int count = counts.getOrDefault(verdict, 0);
      if (count > 0) {
        String within =
            verdict == Verdict.UNCHANGED
                ? " within " + NumberText.share(comparison.threshold())
                : "";
        parts.add(of(verdict) + within + " " + count);
      }
    }
    return parts.isEmpty() ? "no metric" : String.join(" · ", parts);
  }

  /**
   * Returns the first differences in words and the number of the others, because a thousand
   * settings of a wholly different system help nobody.
   */
  static List<String> differences(Comparison comparison) {
    List<Difference> all = comparison.differences();
    List<String> words = new ArrayList<>();
    all.stream().limit(MOST_DIFFERENCES).map(Words::difference).forEach(words::add);
    if (all.size() > MOST_DIFFERENCES) {
      words.add("and " + (all.size() - MOST_DIFFERENCES) + " more, which the form json has");
    }
    return words;
  }

  /** Returns {@code kernel 5.14.0-427 -> 5.14.0-503 (all systems)}. */
  static String difference(Difference difference) {
    return oneLine(difference.name())
        + " "
        + values(difference.base())
        + " -> "
        + values(difference.candidate())
        + " ("
        + (difference.everywhere()
            ? "all systems"
            : oneLine(String.join("; ", difference.systems())))
        + ")";
  }

  private static String values(List<String> values) {
    return values.isEmpty() ? "(none)" : oneLine(String.join(" or ", values));
  }

  /** Returns a text with U+FFFD in place of line breaks and other invisible characters. */
  static String oneLine(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        shown = shown == null ? new StringBuilder(text) : shown;
        shown.setCharAt(i, '\uFFFD');
      }
    }
    return shown == null ? text : shown.toString();
  }

  private static boolean isHidden(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
