package io.zathras.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.validation.CompiledSchema.Kind;
import io.zathras.schema.validation.CompiledSchema.Member;
import io.zathras.schema.validation.CompiledSchema.Members;
import io.zathras.schema.validation.CompiledSchema.Together;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the JSON Schema of result documents. The compiled schema may be stricter than its text
 * but never laxer: keywords of JSON Schema (draft 2020-12) that result documents do not use are
 * refused, because an overlooked keyword would let invalid documents pass.
 */
public final class SchemaCompiler {

  private static final String DEFINITIONS = "#/$defs/";
  private static final Set<String> REMARKS =
      Set.of("$schema", "$id", "$defs", "title", "description");
  private static final Set<String> WORDS =
      Set.of(
          "type",
          "const",
          "enum",
          "pattern",
          "minLength",
          "minimum",
          "items",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "required",
          "dependentRequired");

  private final JsonNode schema;
  private final Map<String, CompiledSchema> definitions = new HashMap<>();

  private SchemaCompiler(JsonNode schema) {
    this.schema = schema;
  }

  /** Returns a schema, given as a tree, in its compiled form. */
  public static CompiledSchema compile(JsonNode schema) {
    return new SchemaCompiler(schema).rule(schema);
  }

  /** Returns a definition in {@code $defs}. */
  private CompiledSchema definition(String name) {
    CompiledSchema known = definitions.get(name);
    if (known != null) {
      return known;
    }
    JsonNode node = schema.required("$defs").required(name);
    CompiledSchema rule = withoutContent(node);
    definitions.put(name, rule);
    complete(rule, node);
    return rule;
  }

  private CompiledSchema rule(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue() ? CompiledSchema.ANYTHING : CompiledSchema.NOTHING;
    }
    if (node.has("$ref")) {
      refuse(!without(node, REMARKS).equals(Set.of("$ref")), node);
      return reference(node.required("$ref").textValue());
    }
    CompiledSchema rule = withoutContent(node);
    complete(rule, node);
    return rule;
  }

  private static CompiledSchema withoutContent(JsonNode node) {
    Set<String> unknown = without(node, REMARKS);
    unknown.removeAll(WORDS);
    refuse(!unknown.isEmpty(), unknown);
    return new CompiledSchema(
        kinds(node.path("type")),
        constant(node.path("const")),
        texts(node.path("enum")),
        pattern(node.path("pattern")),
        node.path("minLength").asInt(0),
        node.path("minimum").asDouble(Double.NEGATIVE_INFINITY));
  }

  private void complete(CompiledSchema rule, JsonNode node) {
    rule.complete(node.has("items") ? rule(node.required("items")) : null, members(node));
  }

  private static Set<String> without(JsonNode node, Set<String> words) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    names.removeAll(words);
    return names;
  }

  private CompiledSchema reference(String target) {
    refuse(!target.startsWith(DEFINITIONS), target);
    return definition(target.substring(DEFINITIONS.length()));
  }

  private static Set<Kind> kinds(JsonNode node) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (JsonNode type : node.isTextual() ? List.of(node) : node) {
      kinds.add(Kind.valueOf(type.textValue().toUpperCase(Locale.ROOT)));
    }
    if (kinds.contains(Kind.NUMBER)) {
      kinds.add(Kind.INTEGER);
    }
    return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
  }

  private static @Nullable Object constant(JsonNode node) {
    refuse(!node.isMissingNode() && !node.isTextual() && !node.isBoolean(), node);
    return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    for (JsonNode text : list) {
      refuse(!text.isTextual(), list);
      texts.add(text.textValue());
    }
    return texts;
  }

  private static @Nullable Pattern pattern(JsonNode node) {
    return node.isTextual() ? pattern(node.textValue()) : null;
  }

  /** Replaces {@code $}, because in Java it also matches before a final line feed. */
  private static Pattern pattern(String text) {
    return Pattern.compile(
        text.endsWith("$") ? text.substring(0, text.length() - 1) + "\\z" : text);
  }

  private Members members(JsonNode node) {
    Map<String, Long> marks = new HashMap<>();
    long required = marks(node.path("required"), marks);
    List<Together> together = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.path("dependentRequired").properties()) {
      together.add(new Together(mark(entry.getKey(), marks), marks(entry.getValue(), marks)));
    }
    Map<String, Member> named = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
      long mark = marks.getOrDefault(entry.getKey(), 0L);
      named.put(entry.getKey(), new Member(rule(entry.getValue()), mark));
    }
    refuse(!named.keySet().containsAll(marks.keySet()), marks.keySet());
    refuse(marks.size() > Long.SIZE, marks.keySet());
    NamePattern matching = null;
    CompiledSchema matched = CompiledSchema.NOTHING;
    for (Map.Entry<String, JsonNode> entry : node.path("patternProperties").properties()) {
      refuse(matching != null || !named.isEmpty(), entry);
      matching = new NamePattern(pattern(entry.getKey()));
      matched = rule(entry.getValue());
    }
    JsonNode names = node.path("propertyNames");
    refuse(!names.isMissingNode() && !(names.size() == 1 && names.has("pattern")), names);
    return new Members(
        named,
        matching,
        matched,
        node.has("additionalProperties")
            ? rule(node.required("additionalProperties"))
            : CompiledSchema.ANYTHING,
        names.has("pattern") ? new NamePattern(pattern(names.path("pattern").textValue())) : null,
        required,
        together);
  }

  private static long marks(JsonNode names, Map<String, Long> marks) {
    long all = 0;
    for (JsonNode name : names) {
      all |= mark(name.textValue(), marks);
    }
    return all;
  }

  private static long mark(String name, Map<String, Long> marks) {
    return marks.computeIfAbsent(name, any -> 1L << marks.size());
  }

  private static void refuse(boolean unknown, Object what) {
    if (unknown) {
      throw new IllegalStateException("the schema uses a keyword that is not supported: " + what);
    }
  }
}
