package io.zathras.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of documents. An id depends only on the result's content, so the same archive has the
 * same id when it is processed again, re-zipped or moved.
 *
 * @since 0.1
 */
public final class DocumentIds {

  private static final int DIGITS = 32;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.-]");

  private static final Pattern ID = Pattern.compile("(.+)(_[0-9a-f]{32}(?:_run_.*)?)");

  private DocumentIds() {}

  /**
   * Returns an id without a secret in the test's name. The digits stay, because after a test named
   * {@code token} they look like a token.
   */
  static String redacted(String id) {
    Matcher parts = ID.matcher(id);
    return parts.matches() ? Redactor.name(parts.group(1)) + parts.group(2) : Redactor.redact(id);
  }

  /**
   * Returns the id of a result: test name, underscore, the first 32 hexadecimal digits of the
   * result tree's SHA-256. Characters that are not suitable for file names become {@code -}.
   *
   * @param test the test's name
   * @param sha256 the tree's SHA-256, 64 lower-case hexadecimal digits
   * @throws IllegalArgumentException if {@code sha256} is anything else, or the name is blank
   */
  public static String result(String test, String sha256) {
    Preconditions.notBlank("test", test);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 of 64 lower-case digits");
    }
    String name = UNSAFE.matcher(test).replaceAll("-");
    return Redactor.name(name) + "_" + sha256.substring(0, DIGITS);
  }

  /** Returns the id of one point of a result, for example {@code coremark_..._run_1_sequence_0}. */
  public static String point(String resultId, String runKey, int sequence) {
    return resultId + "_" + runKey + "_sequence_" + sequence;
  }
}
