package io.zathras.schema.validation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON Schema, or the part of one that is about one value, compiled for {@link SchemaProbe}. */
public final class CompiledSchema {

  /** The types of JSON values. An integer is a number too. */
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    NULL
  }

  /** Accepts every value. */
  static final CompiledSchema ANYTHING = of(EnumSet.allOf(Kind.class));

  /** Accepts no value. */
  static final CompiledSchema NOTHING = of(EnumSet.noneOf(Kind.class));

  private final Set<Kind> kinds;
  private final @Nullable Object constant;
  private final Set<String> choices;
  private final @Nullable Pattern pattern;
  private final int shortest;
  private final double least;
  private @Nullable CompiledSchema elements;
  private @Nullable Members members;

  /**
   * Creates a schema without elements and members.
   *
   * @param kinds the types that a value may have
   * @param constant the only string or boolean that is allowed; {@code null} for any
   * @param choices the only strings that are allowed; empty for any
   * @param pattern the expression that a string must match; {@code null} for none
   * @param shortest the minimum length of a string, in characters
   * @param least the minimum of a number
   */
  CompiledSchema(
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

  private static CompiledSchema of(Set<Kind> kinds) {
    return new CompiledSchema(kinds, null, Set.of(), null, 0, Double.NEGATIVE_INFINITY);
  }

  /**
   * Sets the schemas of elements and members. They come after the constructor because a schema may
   * contain itself.
   *
   * @param element the schema of an array's elements; {@code null} for any element
   * @param ofObject the schemas of an object's members
   */
  void complete(@Nullable CompiledSchema element, Members ofObject) {
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

  /** Returns whether any value of a type is allowed. */
  boolean takes(Kind kind) {
    return kinds.contains(kind) && choices.isEmpty() && constant == null;
  }

  /** Returns the schemas of an object's members; {@code null} when all members are allowed. */
  @Nullable Members members() {
    return members;
  }

  /** Returns the schema of an array's elements. */
  CompiledSchema element() {
    return elements == null ? ANYTHING : elements;
  }

  /**
   * The schemas of the members of an object.
   *
   * @param named {@code properties}, by name
   * @param matching the expression of {@code patternProperties}; {@code null} for none
   * @param matched the schema of the members whose names match it
   * @param others {@code additionalProperties}
   * @param names the expression of {@code propertyNames}; {@code null} for none
   * @param required the marks of the members in {@code required}
   * @param together {@code dependentRequired}
   */
  record Members(
      Map<String, Member> named,
      @Nullable NamePattern matching,
      CompiledSchema matched,
      CompiledSchema others,
      @Nullable NamePattern names,
      long required,
      List<Together> together) {

    boolean takesName(String name) {
      return names == null || names.matches(name);
    }

    /** Returns the schema of a member that {@code properties} does not name. */
    CompiledSchema unnamed(String name) {
      return matching != null && matching.matches(name) ? matched : others;
    }

    /** Returns whether an object may have the members with these marks and no others. */
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
   * A member that {@code properties} names.
   *
   * @param schema the schema of its value
   * @param mark a separate bit where the schema requires the member, alone or with others;
   *     otherwise 0
   */
  record Member(CompiledSchema schema, long mark) {}

  /**
   * A member that requires others.
   *
   * @param mark the mark of the member
   * @param needed the marks of the others
   */
  record Together(long mark, long needed) {}
}
