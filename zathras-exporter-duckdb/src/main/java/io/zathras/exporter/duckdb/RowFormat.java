package io.zathras.exporter.duckdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterCommand.Invocation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format in which the rows of an answer are printed. */
enum RowFormat {
  /** Aligned columns, for people. */
  TABLE {
    @Override
    void write(ResultSet rows, Invocation out) throws SQLException {
      ResultSetMetaData columns = rows.getMetaData();
      List<List<String>> lines = new ArrayList<>();
      List<String> header = new ArrayList<>();
      boolean[] isNumber = new boolean[columns.getColumnCount()];
      for (int i = 0; i < isNumber.length; i++) {
        header.add(columns.getColumnLabel(i + 1));
        isNumber[i] = isNumber(columns.getColumnType(i + 1));
      }
      lines.add(header);
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < isNumber.length; i++) {
          String text = rows.getString(i + 1);
          line.add(text == null ? "" : text.replaceAll("\\p{Cntrl}", " "));
        }
        lines.add(line);
      }
      int[] widths = new int[isNumber.length];
      lines.forEach(
          line -> {
            for (int i = 0; i < widths.length; i++) {
              widths[i] = Math.max(widths[i], line.get(i).length());
            }
          });
      lines.forEach(line -> out.print(aligned(line, widths, isNumber)));
    }
  },
  /** Comma-separated values according to RFC 4180, with a header. */
  CSV {
    @Override
    void write(ResultSet rows, Invocation out) throws SQLException {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        header.add(quoted(columns.getColumnLabel(i)));
      }
      out.printRaw(String.join(",", header) + "\r\n");
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= header.size(); i++) {
          cells.add(quoted(rows.getString(i)));
        }
        out.printRaw(String.join(",", cells) + "\r\n");
      }
    }
  },
  /** A list with an object for each row. */
  JSON {
    @Override
    void write(ResultSet rows, Invocation out) throws SQLException {
      ResultSetMetaData columns = rows.getMetaData();
      String separator = "[\n";
      while (rows.next()) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
          json.writeStartObject();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.writeFieldName(columns.getColumnLabel(i));
            value(rows.getObject(i), rows.getString(i), json);
          }
          json.writeEndObject();
        } catch (IOException e) {
          throw new UncheckedIOException("text in memory", e);
        }
        out.printRaw(separator + text);
        separator = ",\n";
      }
      out.printRaw(separator.startsWith("[") ? "[]\n" : "\n]\n");
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Prints the rows. */
  abstract void write(ResultSet rows, Invocation out) throws SQLException;

  static RowFormat named(String name) {
    for (RowFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    throw new ConfigurationException("--format", "found " + name + "; expected table, csv or json");
  }

  private static String aligned(List<String> line, int[] widths, boolean[] isNumber) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : "  ")
          .append(isNumber[i] ? blanks + line.get(i) : line.get(i) + blanks);
    }
    return text.toString().stripTrailing();
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case java.sql.Types.TINYINT,
          java.sql.Types.SMALLINT,
          java.sql.Types.INTEGER,
          java.sql.Types.BIGINT,
          java.sql.Types.FLOAT,
          java.sql.Types.REAL,
          java.sql.Types.DOUBLE,
          java.sql.Types.DECIMAL,
          java.sql.Types.NUMERIC ->
          true;
      default -> false;
    };
  }

  private static String quoted(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void value(@Nullable Object value, @Nullable String text, JsonGenerator json)
      throws IOException {
    if (value == null || text == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      json.writeNull();
    } else if (value instanceof Number) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }
}
