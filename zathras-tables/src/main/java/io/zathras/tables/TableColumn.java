package io.zathras.tables;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @since 0.1
 */
public final class TableColumn {

  private final String name;
  private final ColumnType type;
  private final @Nullable String unit;
  private final boolean nullable;
  private final String description;
  private final Method accessor;

  TableColumn(RecordComponent component) {
    Column column = component.getAnnotation(Column.class);
    name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    type = ColumnType.of(component.getType());
    unit = column.unit().isEmpty() ? null : column.unit();
    nullable = column.optional();
    description = column.value();
    accessor = component.getAccessor();
    // Otherwise each call searches the stack for its caller, which takes longer than the rest of
    // the call.
    accessor.setAccessible(true);
  }

  /** Returns the name: lower case, words separated by {@code _}. */
  public String name() {
    return name;
  }

  /** Returns the type of its values. */
  public ColumnType type() {
    return type;
  }

  /**
   * Returns the unit of its numbers, or {@code null} where there is none or another column names
   * it.
   */
  public @Nullable String unit() {
    return unit;
  }

  /** Returns whether a row may lack a value. */
  public boolean isNullable() {
    return nullable;
  }

  /** Returns its meaning, as a noun. */
  public String description() {
    return description;
  }

  /**
   * Returns a row's value, of the class that {@link #type()} names.
   *
   * @param row a row of the column's table
   * @return {@code null} only where {@link #isNullable()}
   */
  public @Nullable Object value(Record row) {
    try {
      return accessor.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(row.getClass() + " is no row of this table", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
