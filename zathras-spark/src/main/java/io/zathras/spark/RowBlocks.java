package io.zathras.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, for the transfer between tasks: blocks of about a megabyte, each readable alone. A
 * value equal to the one above takes one byte, as most values of a series do.
 */
final class RowBlocks {

  private static final int ENOUGH = 1 << 20;
  private static final int NOTHING = 0;
  private static final int AS_ABOVE = 1;
  private static final int VALUE = 2;

  private final List<byte[]> full = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private @Nullable Object[][] above = nothing();

  private static @Nullable Object[][] nothing() {
    @Nullable Object[][] rows = new @Nullable Object[OutputTable.ALL.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new @Nullable Object[OutputTable.ALL.get(i).columns().size()];
    }
    return rows;
  }

  /** Adds a row, whose values must not change afterwards. */
  void add(int table, @Nullable Object[] values) {
    try {
      out.writeByte(table);
      for (int i = 0; i < values.length; i++) {
        write(values[i], above[table][i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    above[table] = values;
    if (bytes.size() >= ENOUGH) {
      end();
    }
  }

  private void write(@Nullable Object value, @Nullable Object previous) throws IOException {
    if (value == null) {
      out.writeByte(NOTHING);
    } else if (value.equals(previous)) {
      out.writeByte(AS_ABOVE);
    } else {
      out.writeByte(VALUE);
      if (value instanceof String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      } else if (value instanceof Long number) {
        out.writeLong(number);
      } else if (value instanceof Double number) {
        out.writeDouble(number);
      } else {
        out.writeBoolean((Boolean) value);
      }
    }
  }

  private void end() {
    full.add(bytes.toByteArray());
    bytes.reset();
    above = nothing();
  }

  /** Returns the blocks of all rows. */
  List<byte[]> blocks() {
    if (bytes.size() > 0) {
      end();
    }
    return full;
  }

  /** Returns the rows of a block. */
  static Iterator<TableRow> rows(byte[] block) {
    return new Rows(block);
  }

  /** The rows of one block. */
  private static final class Rows implements Iterator<TableRow> {

    private final DataInputStream in;
    private final ByteArrayInputStream bytes;
    private final @Nullable Object[][] above = nothing();

    Rows(byte[] block) {
      bytes = new ByteArrayInputStream(block);
      in = new DataInputStream(bytes);
    }

    @Override
    public boolean hasNext() {
      return bytes.available() > 0;
    }

    @Override
    public TableRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all rows were read");
      }
      try {
        int table = in.readByte();
        List<OutputTable.Column> columns = OutputTable.ALL.get(table).columns();
        @Nullable Object[] values = Arrays.copyOf(above[table], columns.size());
        for (int i = 0; i < values.length; i++) {
          int kind = in.readByte();
          if (kind == NOTHING) {
            values[i] = null;
          } else if (kind == VALUE) {
            values[i] = read(columns.get(i));
          }
        }
        above[table] = values;
        return new TableRow(table, values);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Object read(OutputTable.Column column) throws IOException {
      return switch (column.type()) {
        case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        case INTEGER, TIMESTAMP, LOCAL_TIMESTAMP -> in.readLong();
        case DECIMAL -> in.readDouble();
        case FLAG -> in.readBoolean();
      };
    }
  }
}
