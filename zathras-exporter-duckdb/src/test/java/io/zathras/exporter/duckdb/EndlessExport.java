package io.zathras.exporter.duckdb;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes documents until it is killed, and a line for each batch. */
final class EndlessExport {

  static final int BATCH = 20;

  private EndlessExport() {}

  public static void main(String[] arguments) {
    try (DuckDbExporter exporter = DuckDbExporter.to(Path.of(arguments[0]))) {
      for (int first = 1; ; first += BATCH) {
        exporter.export(IntStream.range(first, first + BATCH).mapToObj(Results::of).toList());
        System.out.println(first);
      }
    }
  }
}
