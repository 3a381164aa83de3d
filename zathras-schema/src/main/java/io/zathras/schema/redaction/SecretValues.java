package io.zathras.schema.redaction;

/** Finds the start and end of a value that a name or mark before it declares a secret. */
final class SecretValues {

  private final ScannedText in;

  SecretValues(ScannedText in) {
    this.in = in;
  }

  /**
   * Hides a value if its name or its form shows that it is a secret.
   *
   * @param told whether a mark or an option shows that the name is one; otherwise the form decides
   */
  int given(SecretName kind, int from, int otherwise, boolean told) {
    int start = from;
    if (start >= in.length) {
      return otherwise;
    }
    int escape = start;
    while (escape < in.length && escape - start < 8 && in.at(escape) == '\\') {
      escape++;
    }
    if ("bur$f".indexOf(in.at(escape)) >= 0
        && escape + 1 < in.length
        && ScannedText.isQuote(in.at(escape + 1))) {
      escape++;
    }
    int end;
    if (escape + 2 < in.length
        && ScannedText.isQuote(in.at(escape))
        && in.at(escape + 1) == in.at(escape)) {
      boolean third = in.at(escape + 2) == in.at(escape);
      escape += third ? 2 : 0;
    }
    if (in.text.startsWith("$(", start)) {
      end = Math.max(in.bracketEnd(start + 1), in.tokenEnd(start, ' '));
    } else if (escape < in.length && ScannedText.isQuote(in.at(escape))) {
      start = escape + 1;
      end = in.quotationEnd(escape);
    } else if ("([{".indexOf(in.at(start)) >= 0) {
      end = Math.max(in.bracketEnd(start), in.tokenEnd(start, ' '));
    } else {
      end = in.tokenEnd(start, ' ');
    }
    if (end <= start || (in.at(start) == '-' && !isAssignedAt(start))) {
      return otherwise;
    }
    String value = in.cut(start, end);
    boolean mixed = told || SecretForm.isMixed(value) || value.length() >= SecretForm.LONG;
    boolean secret = mixed && (told || kind.isCertain()) && kind.hides(value);
    if (!secret || value.equals(Secrets.REDACTED)) {
      return otherwise;
    }
    int last = end;
    if (last < in.length && ScannedText.isQuote(in.at(last)) && last + 1 < in.length) {
      // A shell joins "a"'b'c.
      char next = in.at(last + 1);
      boolean quoted =
          ScannedText.isQuote(next)
              && last + 2 < in.length
              && !ScannedText.isDelimiter(in.at(last + 2));
      boolean goesOn = quoted || Character.isLetterOrDigit(next);
      last = goesOn ? in.tokenEnd(last + 1, ' ') : last;
    }
    return in.hide(start, last);
  }

  /** Returns whether a mark directly precedes a value, which then may begin with a dash. */
  private boolean isAssignedAt(int start) {
    return start > 0 && (in.at(start - 1) == '=' || ScannedText.isQuote(in.at(start - 1)));
  }

  /** {@code setPassword("SECRET")}. */
  boolean isCall(int at) {
    return in.at(at) == '(' && at + 1 < in.length && ScannedText.isQuote(in.at(at + 1));
  }
}
