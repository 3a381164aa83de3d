package io.zathras.cli;

import io.zathras.analysis.DocumentSet;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.schema.ResultDocument;
import java.util.List;

/** Hands each document to a set, which keeps only what an analysis needs. */
record DocumentSetExporter(DocumentSet.Builder documents) implements Exporter {

  @Override
  public String name() {
    return "analysis";
  }

  @Override
  public List<Delivery> export(List<ResultDocument> batch) {
    batch.forEach(documents::add);
    return batch.stream().map(document -> Delivery.delivered(document.id())).toList();
  }
}
