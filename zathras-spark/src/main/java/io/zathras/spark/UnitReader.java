package io.zathras.spark;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.ResultDocument;
import io.zathras.tables.DocumentRows;
import io.zathras.tables.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskKilledException;
import scala.Tuple2;

/** Reads directories with the pipeline, and makes rows of its report and of the documents. */
final class UnitReader {

  private final Configuration hadoop;
  private final Collector collector = new Collector();
  private final ResultPipeline pipeline;

  /**
   * Creates a reader for one thread.
   *
   * @param now the processing time of the whole job, so that a second attempt of a task gives the
   *     same rows
   */
  UnitReader(Configuration hadoop, Instant now) {
    this.hadoop = hadoop;
    pipeline = pipeline(collector, now);
  }

  private static ResultPipeline pipeline(Exporter exporter, Instant now) {
    return ResultPipeline.builder()
        .concurrency(1)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .export(exporter)
        .build();
  }

  /** Returns a finder with the pipeline's own rules. */
  static UnitFinder finder(Configuration hadoop) {
    return new UnitFinder(ResultPipeline.builder().build(), hadoop);
  }

  /**
   * Reads a directory.
   *
   * @return for each result the row of the report, then the rows of its document, in blocks
   * @throws TaskKilledException if the thread is interrupted, because a partial directory is not a
   *     result
   */
  Iterator<Tuple2<RowKey, byte[]>> read(DirectoryUnit unit) {
    ProcessingReport report = pipeline.processDirectory(UnitFinder.path(unit, hadoop));
    if (report.interrupted()) {
      throw new TaskKilledException("interrupted in " + unit.address().getPath());
    }
    List<Tuple2<RowKey, byte[]>> blocks = new ArrayList<>();
    int number = 0;
    for (Item item : report.items()) {
      String id = item.documentId();
      String bucket = id == null ? item.source() : id;
      RowBlocks reported = new RowBlocks();
      reported.add(OutputTable.REPORT, OutputTable.values(ReportRow.of(item)));
      int block = 0;
      blocks.add(
          new Tuple2<>(
              new RowKey(bucket, unit.place(), number, block++), reported.blocks().get(0)));
      if (id != null && item.outcome() == Outcome.PROCESSED) {
        for (byte[] rows : collector.take(id)) {
          blocks.add(new Tuple2<>(new RowKey(bucket, unit.place(), number, block++), rows));
        }
      }
      number++;
    }
    collector.clear();
    return blocks.iterator();
  }

  /** Collects the documents of one directory as rows. */
  private static final class Collector implements Exporter {

    private final Map<String, List<byte[]>> documents = new HashMap<>();

    @Override
    public String name() {
      return "tables";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> batch) {
      return Deliveries.oneByOne(batch, this::keep);
    }

    private Delivery keep(ResultDocument document) {
      DocumentRows rows = DocumentRows.of(document);
      RowBlocks blocks = new RowBlocks();
      List<Table> tables = OutputTable.OF_DOCUMENTS;
      for (int i = 0; i < tables.size(); i++) {
        Iterator<? extends Record> each = rows.in(tables.get(i)).iterator();
        while (each.hasNext()) {
          blocks.add(i, OutputTable.values(tables.get(i), each.next()));
        }
      }
      documents.put(document.id(), blocks.blocks());
      return Delivery.delivered(document.id());
    }

    List<byte[]> take(String id) {
      List<byte[]> blocks = documents.remove(id);
      if (blocks == null) {
        throw new IllegalStateException("no rows were made of " + id);
      }
      return blocks;
    }

    void clear() {
      documents.clear();
    }
  }
}
