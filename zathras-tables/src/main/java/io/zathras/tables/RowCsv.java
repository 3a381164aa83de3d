package io.zathras.tables;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as comma-separated values (RFC 4180): UTF-8, CRLF, a header, quotation marks where
 * needed. A missing value is an empty field and an empty text {@code ""}; numbers have all their
 * digits, times are in ISO 8601.
 */
final class RowCsv {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  private final List<TableColumn> columns;
  private final Appendable out;

  RowCsv(Table table, Appendable out) {
    this.columns = table.columns();
    this.out = out;
  }

  void header() throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      out.append(i == 0 ? "" : ",").append(columns.get(i).name());
    }
    out.append("\r\n");
  }

  void row(Record row) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(columns.get(i).value(row)));
    }
    out.append("\r\n");
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof String text) {
      return needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
    if (value instanceof Instant time) {
      return LOCAL.format(time.atOffset(ZoneOffset.UTC)) + 'Z';
    }
    if (value instanceof LocalDateTime time) {
      return LOCAL.format(time);
    }
    return value == null ? "" : value.toString();
  }

  private static boolean needsQuotes(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        || text.charAt(0) == ' '
        || text.charAt(text.length() - 1) == ' ';
  }
}
