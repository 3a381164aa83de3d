package io.zathras.analysis.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tables of published data with their answers; each names its source in its first line. */
final class PublishedData {

  private PublishedData() {}

  static Stream<Map<String, String>> rows(String name) {
    return rows(name, ',');
  }

  static Stream<Map<String, String>> rows(String name, char separator) {
    List<List<String>> lines =
        text(name)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> cells(line, separator))
            .toList();
    return lines.stream().skip(1).map(cells -> row(lines.get(0), cells));
  }

  static double[] numbers(String cell) {
    return cell.isBlank()
        ? new double[0]
        : Stream.of(cell.strip().split("[ ,]+")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String text(String name) {
    try (InputStream in = PublishedData.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
