package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.List;

/** Accepts every document and keeps none. */
final class NoopExporter implements Exporter {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    return documents.stream().map(document -> Delivery.delivered(document.id())).toList();
  }
}
