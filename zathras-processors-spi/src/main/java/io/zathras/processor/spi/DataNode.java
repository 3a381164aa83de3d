package io.zathras.processor.spi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.archive.FileEntry;
import io.zathras.schema.ParserProblem;
import io.zathras.schema.json.BoundedJson;
import io.zathras.schema.json.BoundedYaml;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON or YAML file: an object, a list, or a scalar. A path that leads nowhere gives
 * an absent value, so that {@code root.at("a").at("b").text()} needs no checks on the way.
 *
 * @since 0.1
 */
public final class DataNode {

  /**
   * Bounds the memory, because an empty JSON object takes fifty times that of its two characters; a
   * whole PyPerf suite has thirty thousand tokens.
   */
  private static final long MOST_TOKENS = 1_000_000;

  private static final double LARGEST_INTEGER = 1e18;

  /** Accepts {@code NaN} and {@code Infinity}, which Python writes, but not as numbers. */
  private static final BoundedJson JSON =
      BoundedJson.upTo(MOST_TOKENS, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

  private static final BoundedYaml YAML = BoundedYaml.withAliases(0);

  private final JsonNode node;

  /** The value that contains it; {@code null} for the whole file. */
  private final @Nullable DataNode parent;

  /** Its name in the object, or {@code null} in a list and for the whole file. */
  private final @Nullable String key;

  private final int index;

  private final Report report;

  private DataNode(JsonNode node, Report report) {
    this.node = node;
    this.parent = null;
    this.key = null;
    this.index = 0;
    this.report = report;
  }

  private DataNode(JsonNode node, DataNode parent, @Nullable String key, int index) {
    this.node = node;
    this.parent = parent;
    this.key = key;
    this.index = index;
    this.report = parent.report;
  }

  /**
   * Reads a JSON file; malformed UTF-8 becomes U+FFFD, as in all texts.
   *
   * @throws ProcessingException if it is not JSON, with line and column
   */
  static DataNode json(FileEntry file, Report report) {
    try {
      return new DataNode(JSON.parseFirst(file.text()), report);
    } catch (JsonProcessingException e) {
      throw broken(file, 0, "a whole JSON file", e);
    }
  }

  /**
   * Reads the JSON that begins at a position in a file's text.
   *
   * @param linesBefore how many lines end before it
   * @throws ProcessingException if it is not JSON, with line and column
   */
  static BoundedJson.Found json(FileEntry file, char[] text, int start, int linesBefore) {
    try {
      return JSON.parseAt(text, start);
    } catch (JsonProcessingException e) {
      throw broken(file, linesBefore, "a whole JSON file", e);
    }
  }

  static DataNode of(BoundedJson.Found found, Report file) {
    return new DataNode(found.value(), file);
  }

  private static ProcessingException broken(
      FileEntry file, int linesBefore, String expected, JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    return new ProcessingException(
        file.location(),
        place == null ? null : linesBefore + place.getLineNr(),
        "this is not "
            + expected
            + (place == null ? "" : " (column " + place.getColumnNr() + ")")
            + ": "
            + ParserProblem.of(e.getOriginalMessage()),
        null);
  }

  /**
   * Reads a YAML file of one document, or a part of it; aliases are refused.
   *
   * @param file the file, for messages
   * @param text the document or part, from the beginning of the file
   * @throws ProcessingException if it is not YAML, with line and column
   */
  static DataNode yaml(FileEntry file, String text, Report report) {
    try {
      return new DataNode(YAML.parseWhole(text), report);
    } catch (JsonProcessingException e) {
      throw broken(file, 0, "YAML", e);
    }
  }

  /** Returns the member of an object, absent when there is none. */
  public DataNode at(String name) {
    return new DataNode(node.path(name), this, name, 0);
  }

  /** Returns the element of a list, from 0, absent when there is none. */
  public DataNode at(int position) {
    return new DataNode(node.path(position), this, null, position);
  }

  /**
   * Returns the value at a path of names and, in lists, positions: {@code jobs.0.read.iops}. A name
   * that contains a dot, such as {@code 99.000000}, needs {@link #at(String)}.
   *
   * @return the value, absent when the path leads nowhere
   */
  public DataNode find(String path) {
    DataNode found = this;
    int start = 0;
    while (start <= path.length()) {
      int dot = path.indexOf('.', start);
      int end = dot < 0 ? path.length() : dot;
      found = found.step(path.substring(start, end));
      start = end + 1;
    }
    return found;
  }

  private DataNode step(String name) {
    if (!node.isArray()) {
      return at(name);
    }
    boolean position =
        !name.isEmpty() && name.length() < 10 && name.chars().allMatch(Numbers::isDigit);
    return position ? at(Integer.parseInt(name)) : at(name);
  }

  /** Returns its place in the file: {@code jobs[0].read.iops}; empty for the whole file. */
  public String place() {
    if (parent == null) {
      return "";
    }
    String before = parent.place();
    if (key == null) {
      return before + "[" + index + "]";
    }
    return before.isEmpty() ? key : before + "." + key;
  }

  /** Returns the report about the file. */
  public Report report() {
    return report;
  }

  /** Reports an error about this value, whose message names its place. */
  public void error(String code, String message) {
    report.error(code, placed(message));
  }

  /** Reports a warning about this value, whose message names its place. */
  public void warning(String code, String message) {
    report.warning(code, placed(message));
  }

  private String placed(String message) {
    return parent == null ? message : place() + " " + message;
  }

  /**
   * Returns the number, as {@link #decimal()} does, and reports an error when there is none.
   *
   * @return the number, or {@code null} when the value is absent or not a finite number
   */
  public @Nullable Double expectDecimal() {
    return expected(decimal(), "a finite number");
  }

  /** Like {@link #expectDecimal()}, for a number that must be above 0, as rates are. */
  public @Nullable Double expectPositive() {
    Double number = decimal();
    return expected(number == null || number <= 0 ? null : number, "a finite number above 0");
  }

  /** Like {@link #expectDecimal()}, for a whole number. */
  public @Nullable Long expectInteger() {
    return expected(integer(), "a whole number");
  }

  /** Like {@link #expectDecimal()}, for a text that is not blank. */
  public @Nullable String expectText() {
    return expected(text(), "a text");
  }

  private <T> @Nullable T expected(@Nullable T value, String expected) {
    if (value == null && !isPresent()) {
      error("value-missing", "is missing; expected " + expected);
    } else if (value == null) {
      String found = text();
      error(
          "value-invalid",
          "is "
              + (isObject()
                  ? "an object"
                  : isList() ? "a list" : "'" + (found == null ? "" : found) + "'")
              + "; expected "
              + expected
              + "; it is left out");
    }
    return value;
  }

  /** Returns whether the file holds this value; an explicit null counts as absent. */
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Returns whether this is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** Returns whether this is written as a number; in YAML every scalar is a text. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Returns the scalar as text, or {@code null} when it is blank, absent, an object or a list. */
  public @Nullable String text() {
    String text = isPresent() && node.isValueNode() ? node.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** Returns the scalar as a finite number, also from text, or {@code null} when it is none. */
  public @Nullable Double decimal() {
    if (node.isNumber()) {
      return Numbers.measurable(node.asDouble());
    }
    return node.isTextual() ? Numbers.decimal(node.asText()) : null;
  }

  /**
   * Returns the scalar as a whole number, also from text and from a number such as {@code 3.0}, or
   * {@code null} when it is none or has more than 18 digits.
   */
  public @Nullable Long integer() {
    Double number = decimal();
    if (number == null || Math.abs(number) >= LARGEST_INTEGER) {
      return null;
    }
    try {
      return new BigDecimal(node.asText().strip()).longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Returns the scalar as a truth value, also from text, or {@code null} when it is none. */
  public @Nullable Boolean bool() {
    String text = node.isBoolean() || node.isTextual() ? node.asText().strip() : "";
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    return text.equalsIgnoreCase("false") ? false : null;
  }

  /** Returns the members of an object in the file's order; none for anything else. */
  public Map<String, DataNode> members() {
    Map<String, DataNode> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            member ->
                members.put(
                    member.getKey(), new DataNode(member.getValue(), this, member.getKey(), 0)));
    return members;
  }

  /** Returns the elements of a list; none for anything else. */
  public List<DataNode> elements() {
    int size = node.isArray() ? node.size() : 0;
    return new AbstractList<>() {
      @Override
      public DataNode get(int position) {
        Objects.checkIndex(position, size);
        return at(position);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** Returns the value as JSON. */
  @Override
  public String toString() {
    return node.toString();
  }
}
