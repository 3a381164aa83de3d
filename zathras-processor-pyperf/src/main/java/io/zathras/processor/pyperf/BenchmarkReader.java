package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one benchmark of the suite. What is wrong in it is told once for each kind of fault, with
 * the first place and the number of the others: a benchmark has hundreds of values.
 */
final class BenchmarkReader {

  private static final List<String> CALIBRATION_KEYS =
      List.of("calibrate_loops", "recalibrate_loops", "calibrate_warmups", "recalibrate_warmups");

  /** The square of a larger value, and so the deviation, is beyond what a double can hold. */
  private static final double LARGEST = 1e150;

  private static final int MAX_SHOWN = 60;

  private final FileEntry file;
  private final int number;
  private final ResultInput input;
  private final Map<Fault, List<String>> faults = new LinkedHashMap<>();
  private final Set<String> varying = new TreeSet<>();

  /** What can be wrong, and what is done about it. */
  private enum Fault {
    NAME_MISSING("the run has no name", false),
    UNIT_UNKNOWN("the values are left out", true),
    VALUE_INVALID("left out", true),
    VALUES_MISSING("the mean is over the other workers", true),
    NO_VALUES("the run has no result", true),
    DATE_MISSING("its points have no timestamp", false),
    DATE_INVALID("its points have no timestamp", false),
    DURATION_INVALID("left out", false);

    private final String consequence;
    private final boolean costsValues;

    Fault(String consequence, boolean costsValues) {
      this.consequence = consequence;
      this.costsValues = costsValues;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  BenchmarkReader(FileEntry file, int number, ResultInput input) {
    this.file = file;
    this.number = number;
    this.input = input;
  }

  Benchmark read(DataNode node, Metadata metadata) {
    List<DataNode> runs = node.at("runs").elements();
    List<Metadata> levels = runs.stream().map(metadata::within).toList();
    Metadata any = levels.isEmpty() ? metadata : levels.get(levels.size() - 1);
    String name = any.text("name");
    if (name == null) {
      fault(Fault.NAME_MISSING, "no name in the metadata");
    }
    Unit unit = unit(any.text("unit"));
    List<Worker> workers = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      workers.add(worker(i + 1, runs.get(i), levels.get(i), unit));
    }
    if (workers.stream().allMatch(worker -> worker.values().isEmpty())) {
      fault(Fault.NO_VALUES, "none of its " + runs.size() + " runs has a value");
    }
    Benchmark benchmark =
        new Benchmark(
            name,
            any.text("description"),
            unit,
            common(levels, "loops"),
            common(levels, "inner_loops"),
            settings(levels.isEmpty() ? List.of(metadata) : levels),
            List.copyOf(workers),
            problem());
    report(name);
    return benchmark;
  }

  /** Returns the settings in which the workers differ. */
  Set<String> varying() {
    return varying;
  }

  private @Nullable Unit unit(@Nullable String label) {
    Unit unit = Unit.named(label);
    if (unit == null) {
      fault(Fault.UNIT_UNKNOWN, "unit " + shown(label) + "; expected second, byte or integer");
    }
    return unit;
  }

  private Worker worker(int run, DataNode node, Metadata metadata, @Nullable Unit unit) {
    List<Double> values = unit == null ? List.of() : values(run, node.at("values"));
    boolean calibrated =
        run == 1 || CALIBRATION_KEYS.stream().anyMatch(key -> metadata.at(key).isPresent());
    if (node.at("values").elements().isEmpty() && !calibrated) {
      fault(Fault.VALUES_MISSING, "run " + run + " calibrated nothing and has no values");
    }
    return new Worker(
        run,
        date(run, metadata.text("date")),
        duration(run, metadata),
        metadata.at("mem_max_rss").decimal(),
        metadata.at("command_max_rss").decimal(),
        values);
  }

  private List<Double> values(int run, DataNode list) {
    List<Double> values = new ArrayList<>();
    int position = 0;
    for (DataNode element : list.elements()) {
      position++;
      Double value = element.isNumber() ? element.decimal() : null;
      if (value == null || value < 0 || value > LARGEST) {
        fault(
            Fault.VALUE_INVALID,
            "run "
                + run
                + " value "
                + position
                + " is "
                + shown(element.text())
                + "; expected a finite number from 0");
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Timestamp date(int run, @Nullable String text) {
    if (text == null) {
      fault(Fault.DATE_MISSING, "run " + run + " has no date");
      return null;
    }
    LocalDateTime local = Times.local(text);
    Timestamp date = local == null ? Times.zoned(text) : Timestamp.local(local);
    if (date == null) {
      fault(
          Fault.DATE_INVALID,
          "run " + run + " has the date " + shown(text) + "; expected YYYY-MM-DD HH:MM:SS.ffffff");
    }
    return date;
  }

  private @Nullable Double duration(int run, Metadata metadata) {
    DataNode node = metadata.at("duration");
    Double seconds = node.decimal();
    if (node.isPresent() && (seconds == null || seconds < 0)) {
      fault(
          Fault.DURATION_INVALID,
          "run " + run + " has the duration " + shown(node.text()) + "; expected seconds");
      return null;
    }
    return seconds;
  }

  /** Returns the number that all workers have, or {@code null}. */
  private @Nullable Double common(List<Metadata> workers, String key) {
    List<Double> different =
        workers.stream()
            .map(worker -> worker.at(key).decimal())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (different.size() > 1) {
      varying.add(key);
    }
    return different.size() == 1 ? different.get(0) : null;
  }

  private Map<String, Object> settings(List<Metadata> workers) {
    Map<String, Object> common = new LinkedHashMap<>();
    for (int i = 0; i < workers.size(); i++) {
      Map<String, Object> own = workers.get(i).settings(input.includePrivate());
      if (i == 0) {
        common.putAll(own);
      } else {
        keepEqual(common, own);
      }
    }
    varying.forEach(common::remove);
    return common;
  }

  private void keepEqual(Map<String, Object> common, Map<String, Object> own) {
    own.forEach(
        (key, value) -> {
          if (!value.equals(common.get(key))) {
            varying.add(key);
          }
        });
    common.keySet().stream().filter(key -> !own.containsKey(key)).forEach(varying::add);
  }

  private void fault(Fault fault, String what) {
    faults.computeIfAbsent(fault, key -> new ArrayList<>()).add(what);
  }

  private @Nullable String problem() {
    return faults.entrySet().stream()
        .filter(entry -> entry.getKey().costsValues)
        .map(entry -> entry.getValue().get(0))
        .findFirst()
        .orElse(null);
  }

  private static String shown(@Nullable String text) {
    if (text == null) {
      return "no scalar";
    }
    return text.length() > MAX_SHOWN ? "'" + text.substring(0, MAX_SHOWN) + "...'" : "'" + text + "'";
  }

  private void report(@Nullable String name) {
    String label = name == null ? "benchmark " + number : "benchmark " + number + " '" + name + "'";
    faults.forEach(
        (fault, places) -> {
          int others = places.size() - 1;
          input
              .diagnostics()
              .error(
                  fault.code(),
                  file.location(),
                  null,
                  label
                      + ": "
                      + places.get(0)
                      + (others == 0 ? "" : " (and " + others + " more)")
                      + "; "
                      + fault.consequence);
        });
  }
}
