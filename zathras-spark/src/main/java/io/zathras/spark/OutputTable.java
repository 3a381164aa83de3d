package io.zathras.spark;

import io.zathras.tables.ColumnType;
import io.zathras.tables.Table;
import io.zathras.tables.TableColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table that the job writes: one of the five document tables, or the report. A value of a row is
 * a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or {@code null}; times are in
 * milliseconds since 1970.
 *
 * @param name the name of the table and of its directory
 * @param columns its columns in their order
 */
record OutputTable(String name, List<Column> columns) {

  /** The document tables, which come first in {@link #ALL}. */
  static final List<Table> OF_DOCUMENTS = List.of(Table.values());

  /** The index of the report, which is not a document table and comes last. */
  static final int REPORT = OF_DOCUMENTS.size();

  /** All tables; rows refer to theirs by its index. */
  static final List<OutputTable> ALL = all();

  OutputTable {
    columns = List.copyOf(columns);
  }

  /** A column. */
  record Column(String name, ColumnType type, boolean isNullable) {}

  private static List<OutputTable> all() {
    List<OutputTable> all = new ArrayList<>();
    for (Table table : OF_DOCUMENTS) {
      all.add(
          new OutputTable(
              table.title(),
              table.columns().stream()
                  .map(column -> new Column(column.name(), column.type(), column.isNullable()))
                  .toList()));
    }
    all.add(
        new OutputTable(
            "report",
            List.of(
                new Column("source", ColumnType.TEXT, false),
                new Column("member", ColumnType.TEXT, true),
                new Column("test", ColumnType.TEXT, true),
                new Column("outcome", ColumnType.TEXT, false),
                new Column("document_id", ColumnType.TEXT, true),
                new Column("status", ColumnType.TEXT, true),
                new Column("message", ColumnType.TEXT, true),
                new Column("errors", ColumnType.INTEGER, false),
                new Column("warnings", ColumnType.INTEGER, false))));
    return List.copyOf(all);
  }

  static @Nullable Object[] values(ReportRow row) {
    return new @Nullable Object[] {
      row.source(),
      row.member(),
      row.test(),
      row.outcome(),
      row.documentId(),
      row.status(),
      row.message(),
      row.errors(),
      row.warnings()
    };
  }

  static @Nullable Object[] values(Table table, Record row) {
    List<TableColumn> columns = table.columns();
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = plain(columns.get(i).value(row));
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant time) {
      return time.toEpochMilli();
    }
    return value instanceof LocalDateTime time
        ? (Object) time.toInstant(ZoneOffset.UTC).toEpochMilli()
        : value;
  }

  /** Returns the table's schema in Parquet. */
  MessageType schema() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      message.addField(field(column));
    }
    return message.named(name);
  }

  private static Type field(Column column) {
    Type.Repetition repetition =
        column.isNullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return switch (column.type()) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case DECIMAL -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case TIMESTAMP, LOCAL_TIMESTAMP ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(
                  LogicalTypeAnnotation.timestampType(
                      column.type() == ColumnType.TIMESTAMP, TimeUnit.MILLIS))
              .named(column.name());
    };
  }
}
