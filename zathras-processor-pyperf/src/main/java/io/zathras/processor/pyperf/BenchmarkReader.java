package io.zathras.processor.pyperf;

import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one benchmark of the suite, and reports each kind of fault once, because a benchmark has
 * hundreds of values.
 */
final class BenchmarkReader {

  private static final List<String> CALIBRATION_KEYS =
      List.of("calibrate_loops", "recalibrate_loops", "calibrate_warmups", "recalibrate_warmups");

  private static final String NO_TIME = "its points have no timestamp";
  private static final int MAX_SHOWN = 60;

  private final RepeatedFindings faults = new RepeatedFindings();
  private final DataNode node;
  private final PyPerfMetadata metadata;
  private final int number;
  private String subject = "";
  private @Nullable String problem;

  private BenchmarkReader(DataNode node, PyPerfMetadata metadata, int number) {
    this.node = node;
    this.metadata = metadata;
    this.number = number;
  }

  /**
   * Reads a benchmark.
   *
   * @param number its place in the file, from 1
   * @param metadata the metadata that apply to it
   * @param withHostName whether the caller asked for private facts
   * @param varying takes the names of settings in which its workers differ
   */
  static Benchmark read(
      DataNode node,
      PyPerfMetadata metadata,
      int number,
      boolean withHostName,
      Set<String> varying) {
    BenchmarkReader reader = new BenchmarkReader(node, metadata, number);
    Benchmark benchmark = reader.read(withHostName, varying);
    reader.faults.report();
    return benchmark;
  }

  private Benchmark read(boolean withHostName, Set<String> varying) {
    List<DataNode> runs = node.at("runs").elements();
    List<PyPerfMetadata> workers = runs.stream().map(metadata::within).toList();
    List<PyPerfMetadata> levels = workers.isEmpty() ? List.of(metadata) : workers;
    SharedSettings settings = new SharedSettings(levels, withHostName);
    PyPerfMetadata narrow = levels.get(levels.size() - 1);
    String name = narrow.text("name");
    subject = "benchmark " + number + (name == null ? "" : " '" + name + "'") + ": ";
    if (name == null) {
      fault("name-missing", "no name in the metadata", "the run has no name");
    }
    Unit unit = unit(narrow.text("unit"));
    List<Worker> read = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      read.add(worker(i + 1, runs.get(i), levels.get(i), unit));
    }
    if (problem == null && read.stream().allMatch(worker -> worker.values().isEmpty())) {
      problem = "none of its " + runs.size() + " runs has a value";
      fault("no-values", problem, "the run has no result");
    }
    Benchmark benchmark =
        new Benchmark(
            name,
            narrow.text("description"),
            unit,
            settings.number("loops"),
            settings.number("inner_loops"),
            settings.shared(),
            List.copyOf(read),
            problem);
    varying.addAll(settings.varying());
    return benchmark;
  }

  private void fault(String code, String what, String consequence) {
    faults.error(node.report(), code, subject + what, consequence);
  }

  /** Reports a fault that costs values. */
  private void costingFault(String code, String what, String consequence) {
    problem = problem == null ? what : problem;
    fault(code, what, consequence);
  }

  /** Quotes a text for a message, and cuts it because a text of the file may have any length. */
  private static String shown(@Nullable String text) {
    if (text == null) {
      return "no scalar";
    }
    boolean whole = text.length() <= MAX_SHOWN;
    return "'" + (whole ? text : text.substring(0, MAX_SHOWN) + "...") + "'";
  }

  private @Nullable Unit unit(@Nullable String label) {
    Unit unit = Unit.named(label);
    if (unit == null) {
      costingFault(
          "unit-unknown",
          "unit " + shown(label) + "; expected second, byte or integer",
          "the values are left out");
    }
    return unit;
  }

  private Worker worker(int run, DataNode own, PyPerfMetadata level, @Nullable Unit unit) {
    DataNode list = own.at("values");
    boolean calibrates =
        run == 1 || CALIBRATION_KEYS.stream().anyMatch(key -> level.at(key).isPresent());
    if (list.elements().isEmpty() && !calibrates) {
      costingFault(
          "values-missing",
          "run " + run + " calibrated nothing and has no values",
          "the mean is over the other workers");
    }
    Double seconds = duration(run, level.at("duration"));
    String text = level.text("date");
    LocalDateTime local = Times.local(text);
    Timestamp date = local == null ? Times.zoned(text) : Timestamp.local(local);
    if (text == null) {
      fault("date-missing", "run " + run + " has no date", NO_TIME);
    } else if (date == null) {
      fault(
          "date-invalid",
          "run " + run + " has the date " + shown(text) + "; expected YYYY-MM-DD HH:MM:SS.ffffff",
          NO_TIME);
    }
    return new Worker(
        run,
        start(local, date, seconds),
        date,
        seconds,
        level.at("mem_max_rss").decimal(),
        level.at("command_max_rss").decimal(),
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
        costingFault(
            "value-invalid",
            "run "
                + run
                + " value "
                + position
                + " is "
                + shown(element.text())
                + "; expected a finite number from 0",
            "left out");
      }
    }
    return values;
  }

  /** Subtracts from the local date because it has all digits, which the duration needs. */
  private static @Nullable Timestamp start(
      @Nullable LocalDateTime local, @Nullable Timestamp date, @Nullable Double seconds) {
    if (date == null || seconds == null) {
      return null;
    }
    LocalDateTime start = Times.before(local == null ? date.dateTime() : local, seconds);
    return start == null ? null : new Timestamp(start, date.isUtc());
  }

  private @Nullable Double duration(int run, DataNode own) {
    Double seconds = own.decimal();
    if (own.isPresent() && (seconds == null || seconds < 0)) {
      fault(
          "duration-invalid",
          "run " + run + " has the duration " + shown(own.text()) + "; expected seconds",
          "left out");
      return null;
    }
    return seconds;
  }
}
