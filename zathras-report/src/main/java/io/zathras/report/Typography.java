package io.zathras.report;

/** The numbers of {@link NumberText} with typographic signs and spaces. */
final class Typography {

  /** A narrow no-break space. */
  static final String BLANK = "\u202F";

  private Typography() {}

  /** Returns a value with four digits. */
  static String value(double value) {
    return printed(NumberText.shown(value));
  }

  /** Returns a value with all its digits. */
  static String exact(double value) {
    return printed(NumberText.exact(value));
  }

  /** Returns a ratio as a change: −10.0 % for 0.9. */
  static String change(double ratio) {
    return printed(NumberText.percent(ratio - 1));
  }

  /** Returns a difference with its sign. */
  static String difference(double difference) {
    return (difference > 0 ? "+" : "") + value(difference);
  }

  /** Returns 5 % for 0.05. */
  static String share(double part) {
    return printed(NumberText.share(part));
  }

  /** Returns a p value after its relation, such as {@code = 0.02}. */
  static String relation(double p) {
    String text = NumberText.p(p);
    return text.startsWith("<") ? "<" + BLANK + text.substring(1) : "=" + BLANK + text;
  }

  /** Returns a text of numbers with real minus signs and no break before the unit. */
  static String printed(String numbers) {
    return numbers.replace('-', '\u2212').replace(" %", BLANK + "%");
  }
}
