package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.History;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Observation;
import io.zathras.schema.Timestamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history as the table that Apache Otava's importer of CSV reads: a row for each document with
 * its time and id, a column for each metric. Otava accepts no empty cell, so every document must
 * have every metric.
 */
final class OtavaCsv {

  private OtavaCsv() {}

  static void write(History history, Appendable out) throws IOException {
    Map<List<String>, List<Observation>> columns = columns(history);
    List<AnalyzedResult> rows = rows(columns);
    CsvWriter csv = new CsvWriter(out);
    csv.text("time").text("document_id");
    for (List<String> column : columns.keySet()) {
      csv.text(column.get(0));
    }
    csv.end();
    for (int i = 0; i < rows.size(); i++) {
      csv.text(time(rows.get(i))).text(rows.get(i).documentId());
      for (List<Observation> column : columns.values()) {
        csv.number(column.get(i).value());
      }
      csv.end();
    }
  }

  /** Joins the versions of a metric, because Otava is to find the changes between them. */
  private static Map<List<String>, List<Observation>> columns(History history) {
    Map<List<String>, List<Observation>> columns = new LinkedHashMap<>();
    for (History.Segment segment : history.series()) {
      columns
          .computeIfAbsent(
              List.of(name(segment.series().key()), segment.system(), segment.series().unit()),
              unused -> new ArrayList<>())
          .addAll(segment.series().observations());
    }
    return columns;
  }

  private static String name(MetricKey key) {
    return (key.variant() == null ? "" : key.variant() + " ")
        + (key.run() == null ? "" : key.run() + " ")
        + key.metric();
  }

  private static List<AnalyzedResult> rows(Map<List<String>, List<Observation>> columns) {
    List<AnalyzedResult> rows = null;
    List<String> first = List.of();
    for (Map.Entry<List<String>, List<Observation>> column : columns.entrySet()) {
      List<AnalyzedResult> results = results(column.getValue());
      if (rows == null) {
        rows = results;
        first = column.getKey();
      } else if (!ids(rows).equals(ids(results))) {
        throw new IllegalArgumentException(
            "Apache Otava reads one table of documents that all have the same metrics; "
                + describe(first)
                + " and "
                + describe(column.getKey())
                + " come from other documents: choose a test, a metric or a system");
      }
    }
    return rows == null ? List.of() : rows;
  }

  private static String describe(List<String> column) {
    return column.get(0) + " (" + column.get(2) + ") on " + column.get(1);
  }

  private static List<AnalyzedResult> results(Collection<Observation> observations) {
    return observations.stream().map(Observation::result).toList();
  }

  private static List<String> ids(List<AnalyzedResult> results) {
    return results.stream().map(AnalyzedResult::documentId).toList();
  }

  private static @Nullable String time(AnalyzedResult result) {
    Timestamp time = result.time();
    if (time == null) {
      throw new IllegalArgumentException(
          "document " + result.documentId() + " has no time, which Apache Otava needs");
    }
    return time.toString();
  }
}
