package io.zathras.schema.redaction;

/** Makes texts that a file can hold, without lone surrogates. */
public final class WellFormed {

  private WellFormed() {}

  /** Returns the text with U+FFFD for each lone surrogate. */
  public static String text(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }
}
