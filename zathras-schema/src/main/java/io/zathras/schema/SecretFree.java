package io.zathras.schema;

import io.zathras.schema.redaction.OpenValues;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from records whatever members they have, so that members added later are covered
 * too. Open objects, runs and diagnostics are not checked again because they are checked when they
 * are created.
 */
final class SecretFree {

  /** The members and the constructor of each record class. */
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private static final Set<Class<?>> CLEAN =
      Set.of(Run.class, Diagnostic.class, SystemUnderTest.class, Timestamp.class);

  /** Members that hold an id, whose form stays valid when a secret in it is hidden. */
  private static final Set<String> IDS = Set.of("documentId", "resultId");

  private SecretFree() {}

  /** Returns a record without secrets: the same one if it holds none, otherwise a copy. */
  @SuppressWarnings("unchecked")
  static <R extends Record> R of(R record) {
    return (R) record(record);
  }

  /** As {@link #of}, for a part that may be missing. */
  static <R extends Record> @Nullable R ofOptional(@Nullable R record) {
    return record == null ? null : of(record);
  }

  /** Returns a map with names without secrets: the same map if no name holds one. */
  static <V> Map<String, V> names(Map<String, V> map) {
    boolean changed = false;
    for (String name : map.keySet()) {
      changed |= !Redactor.name(name).equals(name);
    }
    if (!changed) {
      return map;
    }
    Map<String, V> shown = new LinkedHashMap<>();
    map.forEach((name, value) -> OpenValues.put(shown, Redactor.name(name), value));
    return shown;
  }

  private static Record record(Record record) {
    if (CLEAN.contains(record.getClass())) {
      return record;
    }
    Shape shape = SHAPES.get(record.getClass());
    @Nullable Object @Nullable [] members = null;
    for (int i = 0; i < shape.fields.length; i++) {
      Object value = shape.value(record, i);
      Object shown = value == null ? null : shape.isId[i] ? id((String) value) : value(value);
      if (shown != value) {
        members = members == null ? shape.values(record) : members;
        members[i] = shown;
      }
    }
    return members == null ? record : shape.make(members);
  }

  private static String id(String id) {
    String shown = DocumentIds.redacted(id);
    return shown.equals(id) ? id : shown;
  }

  @SuppressWarnings("unchecked")
  private static Object value(Object value) {
    if (value instanceof String text) {
      return Redactor.redact(text);
    }
    if (value instanceof Record record) {
      return record(record);
    }
    if (value instanceof Map<?, ?> map && !(value instanceof FrozenMap)) {
      return map(map);
    }
    return value instanceof Set<?> set ? FrozenSet.of((Set<String>) set) : value;
  }

  private static Map<?, ?> map(Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = (String) entry.getKey();
      if (value(entry.getValue()) != entry.getValue() || !Redactor.name(name).equals(name)) {
        Map<String, Object> shown = new LinkedHashMap<>();
        map.forEach(
            (key, value) -> OpenValues.put(shown, Redactor.name((String) key), value(value)));
        return shown;
      }
    }
    return map;
  }

  /** The members and the constructor of a record class. */
  private static final class Shape {
    private final Field[] fields;
    private final boolean[] isId;
    private final Constructor<?> constructor;

    Shape(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      fields = new Field[components.length];
      isId = new boolean[components.length];
      try {
        for (int i = 0; i < components.length; i++) {
          isId[i] = IDS.contains(components[i].getName());
          fields[i] = type.getDeclaredField(components[i].getName());
          fields[i].setAccessible(true);
        }
        constructor =
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("every record has fields and a constructor", e);
      }
    }

    @Nullable Object value(Record record, int member) {
      try {
        return fields[member].get(record);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("the module reads its own records", e);
      }
    }

    @Nullable Object[] values(Record record) {
      Object[] values = new Object[fields.length];
      Arrays.setAll(values, member -> value(record, member));
      return values;
    }

    Record make(@Nullable Object[] members) {
      try {
        return (Record) constructor.newInstance(members);
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException("a record is invalid without its secrets", e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the module makes its own records", e);
      }
    }
  }
}
