package io.zathras.pipeline;

import io.zathras.archive.Printable;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import java.io.PrintWriter;
import java.util.Map;

/** Writes a report as text for people. */
final class ReportText {

  private ReportText() {}

  static void write(ProcessingReport report, PrintWriter out) {
    out.print(report.counts());
    report
        .deliveries()
        .forEach((exporter, counts) -> out.print("\n" + Printable.of(line(exporter, counts))));
    for (Item item : report.items()) {
      out.print("\n  " + Printable.of(line(item)));
      for (Diagnostic diagnostic : item.diagnostics()) {
        out.print("\n      " + Printable.of(line(diagnostic)));
      }
      int left = item.errors() + item.warnings() - item.diagnostics().size();
      if (left > 0) {
        out.print("\n      and " + left + " more in the document");
      }
      for (String note : item.notes()) {
        out.print("\n      " + Printable.of(note));
      }
    }
  }

  private static String line(String exporter, Map<DeliveryOutcome, Integer> counts) {
    return exporter
        + ": "
        + counts.get(DeliveryOutcome.DELIVERED)
        + " delivered, "
        + counts.get(DeliveryOutcome.DUPLICATE)
        + " already there, "
        + counts.get(DeliveryOutcome.FAILED)
        + " failed";
  }

  private static String line(Item item) {
    return item.outcome() == Outcome.PROCESSED
        ? item.status() + "  " + item.documentId() + "  " + item.source()
        : item.summary();
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.severity()
        + " "
        + diagnostic.code()
        + (diagnostic.file() == null ? "" : " " + diagnostic.file())
        + (diagnostic.line() == null ? "" : ":" + diagnostic.line())
        + ": "
        + diagnostic.message();
  }
}
