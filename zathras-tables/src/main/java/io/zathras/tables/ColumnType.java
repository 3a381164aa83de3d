package io.zathras.tables;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * The type of a column's values.
 *
 * @since 0.1
 */
public enum ColumnType {
  /** A {@link String}. */
  TEXT,
  /** A {@link Long}: a whole number of 64 bits. */
  INTEGER,
  /** A {@link Double}, which is finite. */
  DECIMAL,
  /** A {@link Boolean}. */
  FLAG,
  /** An {@link Instant} in whole milliseconds. */
  TIMESTAMP,
  /** A {@link LocalDateTime} whose zone is unknown, in whole milliseconds. */
  LOCAL_TIMESTAMP;

  private static final Map<Class<?>, ColumnType> BY_CLASS =
      Map.of(
          String.class, TEXT,
          long.class, INTEGER,
          Long.class, INTEGER,
          double.class, DECIMAL,
          Double.class, DECIMAL,
          Boolean.class, FLAG,
          Instant.class, TIMESTAMP,
          LocalDateTime.class, LOCAL_TIMESTAMP);

  static ColumnType of(Class<?> type) {
    ColumnType known = BY_CLASS.get(type);
    if (known == null) {
      throw new IllegalStateException("no column holds a " + type.getName());
    }
    return known;
  }
}
