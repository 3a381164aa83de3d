package io.zathras.spark;

import io.zathras.pipeline.ProcessingReport.Outcome;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The rows of sorted blocks. Where several directories have one document, only the rows of the
 * first in tree order pass, as on the command line; the report calls the others duplicates.
 */
final class FirstOfEach implements Iterator<TableRow> {

  private final Iterator<Tuple2<RowKey, byte[]>> blocks;
  private final Consumer<Outcome> counts;
  private Iterator<TableRow> rows = Collections.emptyIterator();
  private @Nullable String bucket;
  private @Nullable String first;
  private boolean passes;

  /**
   * Creates an iterator at the first block.
   *
   * @param blocks in the order of their keys
   * @param counts receives the outcome of each result
   */
  FirstOfEach(Iterator<Tuple2<RowKey, byte[]>> blocks, Consumer<Outcome> counts) {
    this.blocks = blocks;
    this.counts = counts;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && blocks.hasNext()) {
      Tuple2<RowKey, byte[]> block = blocks.next();
      if (block._1().block() == 0) {
        rows = Collections.singleton(reported(block._1(), block._2())).iterator();
      } else if (passes) {
        rows = RowBlocks.rows(block._2());
      }
    }
    return rows.hasNext();
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all rows were read");
    }
    return rows.next();
  }

  private TableRow reported(RowKey key, byte[] block) {
    if (!key.bucket().equals(bucket)) {
      bucket = key.bucket();
      first = null;
    }
    ReportRow row = ReportRow.of(RowBlocks.rows(block).next().values());
    passes = row.isProcessed() && first == null;
    if (passes) {
      first = row.source();
    } else if (row.isProcessed() && first != null) {
      row = row.duplicateOf(first);
    }
    counts.accept(Outcome.valueOf(row.outcome()));
    return new TableRow(OutputTable.REPORT, OutputTable.values(row));
  }
}
