package io.zathras.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table to a Parquet file. */
final class ParquetRows extends WriteSupport<@Nullable Object[]> {

  /** The bytes of a table's rows that are collected in memory before they are written. */
  private static final long ROW_GROUP = 32L << 20;

  private final OutputTable table;
  private @Nullable RecordConsumer consumer;

  private ParquetRows(OutputTable table) {
    this.table = table;
  }

  /** Returns a writer to a new file. */
  static ParquetWriter<@Nullable Object[]> into(Path file, OutputTable table, Configuration hadoop)
      throws IOException {
    return new Builder(HadoopOutputFile.fromPath(file, hadoop), table)
        .withConf(hadoop)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP)
        .build();
  }

  /** Builds the writer. */
  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

    private final OutputTable table;

    Builder(HadoopOutputFile file, OutputTable table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract, and called with Hadoop's settings
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration hadoop) {
      return new ParquetRows(table);
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration settings) {
      return new ParquetRows(table);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // Abstract, as long as Parquet accepts Hadoop's settings
  public WriteContext init(Configuration hadoop) {
    return new WriteContext(table.schema(), Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration settings) {
    return new WriteContext(table.schema(), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer target) {
    consumer = target;
  }

  @Override
  public void write(@Nullable Object[] values) {
    RecordConsumer target = Objects.requireNonNull(consumer);
    target.startMessage();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        continue;
      }
      String name = table.columns().get(i).name();
      target.startField(name, i);
      if (value instanceof String text) {
        target.addBinary(Binary.fromString(text));
      } else if (value instanceof Long number) {
        target.addLong(number);
      } else if (value instanceof Double number) {
        target.addDouble(number);
      } else {
        target.addBoolean((Boolean) value);
      }
      target.endField(name, i);
    }
    target.endMessage();
  }
}
