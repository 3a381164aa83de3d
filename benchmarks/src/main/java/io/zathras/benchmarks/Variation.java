package io.zathras.benchmarks;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes another result of a sample: all dates are moved by the same number of days, and a number
 * with a longer fraction gets other last digits, the same wherever it occurs, so that what agreed
 * still agrees.
 */
final class Variation {

  private static final int DIGITS = 3;
  private static final int MAX_DAYS = 3_000;
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})([-.])(\\d{2})\\2(\\d{2})(?=[T-]\\d{2}[:.]\\d{2})");
  private static final Pattern FRACTION =
      Pattern.compile("(?<![\\d.])\\d{1,9}\\.\\d{3,9}(?![\\d.])");

  /** What machines of one kind differ in: names of the machine and of its parts, and counters. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?m)(^\\s*(?:Serial Number|UUID|Asset Tag|Mem(?:Free|Available)|Buffers|Cached|S?Active)\\s*:"
              + "|\"serial\" :|^node \\d+ free:|^fs\\.[a-z]+-(?:nr|state) ="
              + "|^kernel\\.(?:hostname|random\\.(?:uuid|boot_id)|ns_last_pid) =)(.+)$");

  private final long seed;
  private final long days;

  /** A variation that is told from others by its number. */
  Variation(long seed, long number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    this.seed = random.nextLong();
    this.days = -random.nextInt(MAX_DAYS);
  }

  /** Returns the text varied. */
  String of(String text) {
    String dated =
        DATE.matcher(text)
            .replaceAll(
                date -> {
                  LocalDate moved =
                      LocalDate.of(
                              Integer.parseInt(date.group(1)),
                              Integer.parseInt(date.group(3)),
                              Integer.parseInt(date.group(4)))
                          .plusDays(days);
                  return moved.toString().replace("-", date.group(2));
                });
    return FRACTION.matcher(dated).replaceAll(number -> otherDigits(number.group()));
  }

  /** Returns what a machine says of itself varied: another one of the same kind says that. */
  String ofMachine(String text) {
    return OWN.matcher(of(text))
        .replaceAll(own -> Matcher.quoteReplacement(own.group(1) + otherNumbers(own.group(2))));
  }

  private String otherNumbers(String text) {
    SplittableRandom random = new SplittableRandom(seed + text.hashCode());
    StringBuilder varied = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        varied.setCharAt(i, (char) ('1' + random.nextInt(9)));
      }
    }
    return varied.toString();
  }

  private String otherDigits(String number) {
    SplittableRandom random = new SplittableRandom(seed + number.hashCode());
    StringBuilder varied = new StringBuilder(number);
    for (int i = number.length() - DIGITS; i < number.length(); i++) {
      varied.setCharAt(i, (char) ('0' + random.nextInt(10)));
    }
    return varied.toString();
  }
}
