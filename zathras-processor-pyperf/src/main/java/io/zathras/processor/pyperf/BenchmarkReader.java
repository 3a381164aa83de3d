package io.zathras.processor.pyperf;

import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one benchmark of the suite, and tells what is wrong in it. */
final class BenchmarkReader {

  private static final List<String> CALIBRATION_KEYS =
      List.of("calibrate_loops", "recalibrate_loops", "calibrate_warmups", "recalibrate_warmups");

  private final ValueFaults faults = new ValueFaults();

  private final boolean withHostName;
  private final Set<String> varying;

  /**
   * Makes a reader of one benchmark.
   *
   * @param withHostName whether the caller asked for private facts
   * @param varying takes the names of settings in which its workers differ
   */
  BenchmarkReader(boolean withHostName, Set<String> varying) {
    this.withHostName = withHostName;
    this.varying = varying;
  }

  /**
   * Reads the benchmark.
   *
   * @param number its place in the file, from 1
   * @param metadata the metadata that count for it
   */
  Benchmark read(int number, DataNode node, PyPerfMetadata metadata) {
    List<DataNode> runs = node.at("runs").elements();
    List<PyPerfMetadata> workers = runs.stream().map(metadata::within).toList();
    List<PyPerfMetadata> levels = workers.isEmpty() ? List.of(metadata) : workers;
    Settings settings = new Settings(levels, withHostName);
    Benchmark benchmark = read(runs, levels, settings);
    varying.addAll(settings.varying());
    String name = benchmark.name() == null ? "" : " '" + benchmark.name() + "'";
    faults.reportTo(node.report(), "benchmark " + number + name);
    return benchmark;
  }

  private Benchmark read(List<DataNode> runs, List<PyPerfMetadata> levels, Settings settings) {
    PyPerfMetadata narrow = levels.get(levels.size() - 1);
    String name = narrow.text("name");
    if (name == null) {
      faults.add(ValueFaults.Kind.NAME_MISSING, "no name in the metadata");
    }
    Unit unit = unit(narrow.text("unit"));
    List<Worker> workers = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      workers.add(worker(i + 1, runs.get(i), levels.get(i), unit));
    }
    boolean said = faults.costingValues() != null;
    if (!said && workers.stream().allMatch(worker -> worker.values().isEmpty())) {
      faults.add(ValueFaults.Kind.NO_VALUES, "none of its " + runs.size() + " runs has a value");
    }
    return new Benchmark(
        name,
        narrow.text("description"),
        unit,
        settings.number("loops"),
        settings.number("inner_loops"),
        settings.shared(),
        List.copyOf(workers),
        faults.costingValues());
  }

  private @Nullable Unit unit(@Nullable String label) {
    Unit unit = Unit.named(label);
    if (unit == null) {
      faults.add(
          ValueFaults.Kind.UNIT_UNKNOWN,
          "unit " + ValueFaults.shown(label) + "; expected second, byte or integer");
    }
    return unit;
  }

  private Worker worker(int run, DataNode node, PyPerfMetadata metadata, @Nullable Unit unit) {
    DataNode list = node.at("values");
    boolean calibrates =
        run == 1 || CALIBRATION_KEYS.stream().anyMatch(key -> metadata.at(key).isPresent());
    if (list.elements().isEmpty() && !calibrates) {
      faults.add(
          ValueFaults.Kind.VALUES_MISSING, "run " + run + " calibrated nothing and has no values");
    }
    Double seconds = duration(run, metadata.at("duration"));
    String text = metadata.text("date");
    LocalDateTime local = Times.local(text);
    Timestamp date = local == null ? Times.zoned(text) : Timestamp.local(local);
    checkDate(run, text, date);
    return new Worker(
        run,
        start(local, date, seconds),
        date,
        seconds,
        metadata.at("mem_max_rss").decimal(),
        metadata.at("command_max_rss").decimal(),
        unit == null ? List.of() : values(run, list));
  }

  private List<Double> values(int run, DataNode list) {
    List<Double> values = new ArrayList<>();
    int position = 0;
    for (DataNode element : list.elements()) {
      position++;
      Double value = element.isNumber() ? element.decimal() : null;
      if (value != null && value >= 0) {
        values.add(value);
      } else {
        String place =
            "run " + run + " value " + position + " is " + ValueFaults.shown(element.text());
        faults.add(ValueFaults.Kind.VALUE_INVALID, place + "; expected a finite number from 0");
      }
    }
    return values;
  }

  private void checkDate(int run, @Nullable String text, @Nullable Timestamp date) {
    if (text == null) {
      faults.add(ValueFaults.Kind.DATE_MISSING, "run " + run + " has no date");
    } else if (date == null) {
      String place = "run " + run + " has the date " + ValueFaults.shown(text);
      faults.add(ValueFaults.Kind.DATE_INVALID, place + "; expected YYYY-MM-DD HH:MM:SS.ffffff");
    }
  }

  /** The local date has all its digits, which count when a duration is subtracted. */
  private static @Nullable Timestamp start(
      @Nullable LocalDateTime local, @Nullable Timestamp date, @Nullable Double seconds) {
    if (date == null || seconds == null) {
      return null;
    }
    LocalDateTime start = Times.before(local == null ? date.dateTime() : local, seconds);
    return start == null ? null : new Timestamp(start, date.isUtc());
  }

  private @Nullable Double duration(int run, DataNode node) {
    Double seconds = node.decimal();
    if (node.isPresent() && (seconds == null || seconds < 0)) {
      String place = "run " + run + " has the duration " + ValueFaults.shown(node.text());
      faults.add(ValueFaults.Kind.DURATION_INVALID, place + "; expected seconds");
      return null;
    }
    return seconds;
  }
}
