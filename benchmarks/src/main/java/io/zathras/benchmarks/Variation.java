package io.zathras.benchmarks;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Varies a sample: all dates move by the same number of days, and numbers with three or more
 * decimals get other last digits, equal numbers the same ones, so that values which agreed still
 * agree.
 */
final class Variation {

  private static final int DIGITS = 3;
  private static final int MAX_DAYS = 3_000;
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})([-.])(\\d{2})\\2(\\d{2})(?=[T-]\\d{2}[:.]\\d{2})");
  private static final Pattern FRACTION =
      Pattern.compile("(?<![\\d.])\\d{1,9}\\.\\d{3,9}(?![\\d.])");

  /** Lines that differ between machines of one kind: names of machine and parts, counters. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?m)(^\\s*(?:Serial Number|UUID|Asset Tag|Mem(?:Free|Available)|Buffers|Cached|S?Active)\\s*:"
              + "|\"serial\" :|^node \\d+ free:|^fs\\.[a-z]+-(?:nr|state) ="
              + "|^kernel\\.(?:hostname|random\\.(?:uuid|boot_id)|ns_last_pid) =)(.+)$");

  private final long seed;
  private final long days;

  /** Creates a variation that depends only on the seed and the number. */
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

  /** Returns a machine's description of itself, varied into that of another of the same kind. */
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
