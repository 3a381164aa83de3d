package io.zathras.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema says of a value, ready to be looked up. */
final class SchemaRule {

  /** What a value of JSON may be; a whole number is a number too. */
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    NULL
  }

  /** Takes every value. */
  static final SchemaRule ANYTHING = of(EnumSet.allOf(Kind.class));

  /** Takes no value. */
  static final SchemaRule NOTHING = of(EnumSet.noneOf(Kind.class));

  private final Set<Kind> kinds;
  private final @Nullable Object constant;
  private final Set<String> choices;
  private final @Nullable Pattern pattern;
  private final int shortest;
  private final double least;
  private @Nullable SchemaRule elements;
  private @Nullable Members members;

  /**
   * Makes a rule without elements and members.
   *
   * @param kinds what a value may be
   * @param constant the only text or truth value it may be; {@code null} for any
   * @param choices the only texts it may be; empty for any
   * @param pattern what a text must match; {@code null} for nothing
   * @param shortest the fewest characters of a text
   * @param least the least number
   */
  SchemaRule(
      Set<Kind> kinds,
      @Nullable Object constant,
      Set<String> choices,
      @Nullable Pattern pattern,
      int shortest,
      double least) {
    this.kinds = kinds;
    this.constant = constant;
    this.choices = choices;
    this.pattern = pattern;
    this.shortest = shortest;
    this.least = least;
  }

  private static SchemaRule of(Set<Kind> kinds) {
    return new SchemaRule(kinds, null, Set.of(), null, 0, Double.NEGATIVE_INFINITY);
  }

  /**
   * Sets what may be inside, once: that may be the rule itself.
   *
   * @param element the rule of a list's elements; {@code null} for none
   * @param ofObject the rules of an object's members
   */
  void complete(@Nullable SchemaRule element, Members ofObject) {
    elements = element;
    members = ofObject;
  }

  boolean takesText(String text) {
    return kinds.contains(Kind.STRING)
        && (constant == null || constant.equals(text))
        && (choices.isEmpty() || choices.contains(text))
        && text.codePointCount(0, text.length()) >= shortest
        && (pattern == null || pattern.matcher(text).find());
  }

  boolean takesNumber(double number, Kind kind) {
    return takes(kind) && number >= least;
  }

  boolean takesTruth(boolean truth) {
    return kinds.contains(Kind.BOOLEAN)
        && choices.isEmpty()
        && (constant == null || constant.equals(truth));
  }

  /** Returns whether a value may be of a kind, when no single value is asked for. */
  boolean takes(Kind kind) {
    return kinds.contains(kind) && choices.isEmpty() && constant == null;
  }

  /** Returns the rules of an object's members; {@code null} for none. */
  @Nullable Members members() {
    return members;
  }

  /** Returns the rule of a list's elements. */
  SchemaRule element() {
    return elements == null ? ANYTHING : elements;
  }

  /**
   * What a schema says of the members of an object.
   *
   * @param named by name, those whose name the schema knows
   * @param matching what the names of others match that {@code matched} is for; {@code null} for
   *     none
   * @param matched the rule of those that match
   * @param others the rule of the rest
   * @param names what every name must match; {@code null} for nothing
   * @param required the marks that must be there
   * @param together what must be there with others
   */
  record Members(
      Map<String, Member> named,
      @Nullable NamePattern matching,
      SchemaRule matched,
      SchemaRule others,
      @Nullable NamePattern names,
      long required,
      List<Together> together) {

    boolean takesName(String name) {
      return names == null || names.matches(name);
    }

    /** Returns the rule of a member that the schema does not name. */
    SchemaRule unnamed(String name) {
      return matching != null && matching.matches(name) ? matched : others;
    }

    /** Returns whether the members with these marks may be all there are. */
    boolean areComplete(long marks) {
      if ((marks & required) != required) {
        return false;
      }
      for (Together some : together) {
        if ((marks & some.mark) != 0 && (marks & some.needed) != some.needed) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A member whose name the schema knows.
   *
   * @param rule the rule of its value
   * @param mark a bit of its own, where others ask for it; else 0
   */
  record Member(SchemaRule rule, long mark) {}

  /**
   * Members that must not be there without others.
   *
   * @param mark the one
   * @param needed the others
   */
  record Together(long mark, long needed) {}
}
