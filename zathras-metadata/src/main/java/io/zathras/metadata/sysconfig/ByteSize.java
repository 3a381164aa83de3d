package io.zathras.metadata.sysconfig;

import org.jspecify.annotations.Nullable;

/** Sizes as system tools write them: {@code 39424K}, {@code 38.5 MiB}, {@code 32 GB}, all 1024s. */
final class ByteSize {

  private static final String UNITS = "BKMGTP";
  private static final int MOST_DIGITS = 15;

  /** No machine has more in one piece. */
  private static final double MOST = 1L << 50;

  private ByteSize() {}

  /** Returns the bytes, or {@code null} when the text is not a size that a machine can have. */
  static @Nullable Long parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = 0;
    while (end < text.length() && (isDigit(text.charAt(end)) || isPoint(text.charAt(end)))) {
      end++;
    }
    String number = text.substring(0, end).replace(',', '.');
    String unit = text.substring(end).strip();
    if (number.isEmpty()
        || number.length() > MOST_DIGITS
        || !isDigit(number.charAt(0))
        || number.indexOf('.') != number.lastIndexOf('.')) {
      return null;
    }
    int power = unit.isEmpty() ? 0 : power(unit);
    double bytes = power < 0 ? -1 : Double.parseDouble(number) * (1L << (10 * power));
    return bytes < 0 || bytes > MOST ? null : Math.round(bytes);
  }

  private static int power(String unit) {
    boolean known =
        unit.length() == 1
            || unit.equals("bytes")
            || unit.substring(1).equals("B")
            || unit.substring(1).equals("iB");
    return known ? UNITS.indexOf(Character.toUpperCase(unit.charAt(0))) : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == ',';
  }
}
