package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths into a document in PostgreSQL's SQL/JSON path language, limited to the few forms that
 * labels need: members, any member, and a filter on a text, as in {@code $.results.runs.* ? (@.name
 * == "float").metrics."mean_s"}.
 *
 * <p>Horreum accepts a wrong path and then silently computes no label of the schema at all.
 * Therefore this class refuses every path that is not certain to work.
 */
final class LabelPath {

  /** Quoted text without escapes, because none of our names needs one. */
  private static final String QUOTED = "\"[^\"\\\\\\p{Cntrl}]{1,200}\"";

  private static final String MEMBER = "\\.(?:[A-Za-z_][A-Za-z0-9_]{0,99}|" + QUOTED + ")";

  private static final String FILTER = " ?\\? ?\\(@(?:" + MEMBER + ")++ ?== ?" + QUOTED + "\\)";

  private static final Pattern PATH =
      Pattern.compile("\\$(?:(?:" + MEMBER + "|\\.\\*)(?:" + FILTER + ")?+)++");

  private static final Pattern STEP =
      Pattern.compile(
          "(?<member>"
              + MEMBER
              + ")|\\.\\*| ?\\? ?\\(@(?<filter>(?:"
              + MEMBER
              + ")++) ?== ?(?<text>"
              + QUOTED
              + ")\\)");

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final int LONGEST = 1000;

  private LabelPath() {}

  /** Returns the path of a member, from the document down, with names quoted where necessary. */
  static String of(List<String> names) {
    StringBuilder path = new StringBuilder("$");
    for (String name : names) {
      path.append('.').append(PLAIN.matcher(name).matches() ? name : '"' + name + '"');
    }
    return check(path.toString());
  }

  /**
   * Returns the path if it is valid.
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

  /**
   * Returns the first value at a path, as PostgreSQL does; a missing node when there is none.
   *
   * @throws IllegalArgumentException if the path is not of the forms above
   */
  static JsonNode first(JsonNode document, String path) {
    List<JsonNode> found = List.of(document);
    Matcher step = STEP.matcher(check(path)).region(1, path.length());
    while (step.lookingAt()) {
      String member = step.group("member");
      String filter = step.group("filter");
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : found) {
        if (member != null) {
          next.add(node.path(name(member)));
        } else if (filter == null) {
          node.forEach(next::add);
        } else if (text(node, filter).equals(name("." + step.group("text")))) {
          next.add(node);
        }
      }
      found = next;
      step.region(step.end(), path.length());
    }
    return found.stream()
        .filter(node -> !node.isMissingNode())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static String text(JsonNode node, String members) {
    JsonNode value = node;
    Matcher step = STEP.matcher(members);
    for (; step.lookingAt(); step.region(step.end(), members.length())) {
      value = value.path(name(step.group()));
    }
    return value.isTextual() ? value.textValue() : "";
  }

  /** Returns the name of a member after a dot, in quotes or without. */
  private static String name(String member) {
    return member.charAt(1) == '"' ? member.substring(2, member.length() - 1) : member.substring(1);
  }

  /** Returns whether a path has one of the forms that are certain to work. */
  static boolean isSure(String path) {
    return path.length() <= LONGEST && PATH.matcher(path).matches();
  }
}
