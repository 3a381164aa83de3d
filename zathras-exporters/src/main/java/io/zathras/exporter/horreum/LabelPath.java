package io.zathras.exporter.horreum;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Paths into a document as PostgreSQL reads them (SQL/JSON path), of the few forms that labels
 * need: members, any member, and a filter on a text, as in {@code $.results.runs.* ? (@.name ==
 * "float").metrics."mean_s"}.
 *
 * <p>Horreum takes a wrong path and from then on computes no label of the schema at all, without a
 * word. So what is not surely right is refused here.
 */
final class LabelPath {

  /** Quoted text without escapes: nothing in a name of ours needs one. */
  private static final String QUOTED = "\"[^\"\\\\\\p{Cntrl}]{1,200}\"";

  private static final String MEMBER = "\\.(?:[A-Za-z_][A-Za-z0-9_]{0,99}|" + QUOTED + ")";

  private static final String FILTER = " ?\\? ?\\(@(?:" + MEMBER + ")++ ?== ?" + QUOTED + "\\)";

  private static final Pattern PATH =
      Pattern.compile("\\$(?:(?:" + MEMBER + "|\\.\\*)(?:" + FILTER + ")?+)++");

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final int LONGEST = 1000;

  private LabelPath() {}

  /** Returns the path of a member, from the document down, each name quoted where it has to be. */
  static String of(List<String> names) {
    StringBuilder path = new StringBuilder("$");
    for (String name : names) {
      path.append('.').append(PLAIN.matcher(name).matches() ? name : '"' + name + '"');
    }
    return check(path.toString());
  }

  /**
   * Returns a path that is right.
   *
   * @throws IllegalArgumentException if it is not of the forms above
   */
  static String check(String path) {
    if (!isSure(path)) {
      throw new IllegalArgumentException(
          "'"
              + path
              + "' is no path that is sure to work in PostgreSQL; expected $ and members, as in"
              + " $.results.primary_metrics.\"score\".value or $.results.runs.* ? (@.name =="
              + " \"float\").metrics.\"mean_s\"");
    }
    return path;
  }

  /** Returns whether a path is of the forms that are sure to work. */
  static boolean isSure(String path) {
    return path.length() <= LONGEST && PATH.matcher(path).matches();
  }
}
