package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;

/** A report for people. */
final class ReportText {

  private ReportText() {}

  static String of(ProcessingReport report) {
    StringBuilder text = new StringBuilder(report.counts());
    for (Item item : report.items()) {
      text.append("\n  ").append(line(item));
      for (Diagnostic diagnostic : item.diagnostics()) {
        text.append("\n      ").append(line(diagnostic));
      }
      int left = item.errors() + item.warnings() - item.diagnostics().size();
      if (left > 0) {
        text.append("\n      and ").append(left).append(" more in the document");
      }
    }
    return text.toString();
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
