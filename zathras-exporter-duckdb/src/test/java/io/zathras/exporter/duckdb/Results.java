package io.zathras.exporter.duckdb;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Small documents that have a row, or some, in every table. */
final class Results {

  private Results() {}

  /** The id of a result. */
  static String id(int number) {
    return String.format(Locale.ROOT, "streams_%032x", number);
  }

  /** A result whose headline is its number. */
  static ResultDocument of(int number) {
    return of(number, number);
  }

  static List<ResultDocument> of(int first, int last, double value) {
    return IntStream.rangeClosed(first, last).mapToObj(number -> of(number, value)).toList();
  }

  /** A result of November 2026, a minute for each number, whose headline is a value. */
  static ResultDocument of(int number, double value) {
    return read(json(number, value));
  }

  /** A result with these parameters, in JSON, in the place of the others. */
  static ResultDocument withParameters(int number, String parameters) {
    return read(json(number, number).replace("{\"size\": \"24576k\"}", parameters));
  }

  private static ResultDocument read(String json) {
    return JsonCodec.compact().readResult(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(int number, double value) {
    return """
        {"$schema": "urn:zathras:result:1.0",
         "metadata": {"document_id": "ID", "document_type": "zathras_test_result",
           "schema_version": "1.0", "test_timestamp": "2026-11-05T10:MINUTE:00.000Z",
           "test_timestamp_source": "result_data", "scenario_name": "nightly",
           "instance_type": "m5.xlarge"},
         "test": {"name": "streams", "version": "5.10"},
         "test_configuration": {"iterations_requested": 3, "parameters": {"size": "24576k"}},
         "results": {"status": "PARTIAL", "total_runs": 1,
           "metric_definitions": {"triad": {"unit": "MB/s", "direction": "higher_is_better"}},
           "primary_metrics": {"triad": {"value": VALUE, "unit": "MB/s",
             "direction": "higher_is_better", "aggregation": "mean", "sample_count": 2,
             "run": "run_1"}},
           "runs": {"run_1": {"run_number": 1, "name": "O3", "status": "PARTIAL",
             "configuration": {"threads": 4}, "metrics": {"triad": VALUE},
             "timeseries": {
               "sequence_0": {"sequence": 0, "configuration_id": "a", "metrics": {"triad": VALUE}},
               "sequence_1": {"sequence": 1, "configuration_id": "b",
                 "metrics": {"triad": VALUE}}}}}},
         "diagnostics": {"diagnostic_0": {"severity": "warning", "code": "row-incomplete",
           "file": "it's.csv", "line": 3, "message": "a cell is missing"}}}"""
        .replace("ID", id(number))
        .replace("MINUTE", String.format(Locale.ROOT, "%02d", number % 60))
        .replace("VALUE", Double.toString(value));
  }
}
