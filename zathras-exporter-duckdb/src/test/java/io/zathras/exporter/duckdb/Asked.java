package io.zathras.exporter.duckdb;

import io.zathras.exporter.ExporterCommand.Invocation;
import io.zathras.exporter.ExporterCommand.Parameter;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call of {@code zathras query}, and what it prints. */
final class Asked implements Invocation {

  private final Path source;
  private final String sql;
  private final String format;
  final StringBuilder out = new StringBuilder();
  final List<String> warnings = new ArrayList<>();

  private Asked(Path source, String sql, String format) {
    this.source = source;
    this.sql = sql;
    this.format = format;
  }

  /** Asks, and returns what was printed. */
  static String of(Path source, String sql, String format) {
    Asked asked = new Asked(source, sql, format);
    new QueryCommand().run(asked);
    return asked.out.toString();
  }

  static Asked whole(Path source, String sql) {
    Asked asked = new Asked(source, sql, "csv");
    new QueryCommand().run(asked);
    return asked;
  }

  /** Returns the one value of an answer. */
  static String value(Path source, String sql) {
    return of(source, sql, "csv").split("\r\n", -1)[1];
  }

  @Override
  public ExporterSettings settings() {
    return ExporterSettings.of("test", Map.of(), name -> null);
  }

  @Override
  public Path directory(Parameter parameter) {
    return source;
  }

  @Override
  public Path path(Parameter parameter) {
    return source;
  }

  @Override
  public String text(Parameter parameter) {
    return parameter.name().equals("format") ? format : sql;
  }

  @Override
  public boolean has(Parameter flag) {
    return false;
  }

  @Override
  public void print(String line) {
    out.append(line).append('\n');
  }

  @Override
  public void printRaw(String text) {
    out.append(text);
  }

  @Override
  public void warn(String problem) {
    warnings.add(problem);
  }

  @Override
  public boolean confirms(String question) {
    return false;
  }
}
