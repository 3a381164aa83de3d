package io.zathras.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds runs whose names differ in one number only, such as the number of threads.
 *
 * @param <T> the type of a run
 */
final class Sweeps<T> {

  private static final int FEWEST = 3;

  private static final Pattern WORD = Pattern.compile("[^ ,;/]+");
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(?:([kKmMgG])i?[bB]?)?");

  private final Map<Line, TreeMap<Double, T>> lines = new LinkedHashMap<>();

  /** Runs of a group whose names are equal except for one number. */
  private record Line(Object group, String setting, String runs) {}

  /**
   * Runs that differ in one number.
   *
   * @param setting the name of the number
   * @param runs the name of the runs, with … for the number
   * @param byNumber the runs by the number, at least three
   */
  record Sweep<T>(String setting, String runs, SortedMap<Double, T> byNumber) {

    /** Returns the run with the smallest number. */
    T first() {
      return byNumber.values().iterator().next();
    }
  }

  /**
   * Adds a run.
   *
   * @param group the properties that must be equal: test, metric, system
   * @param name the run's name
   */
  void add(Object group, String name, T run) {
    Matcher word = WORD.matcher(name);
    while (word.find()) {
      int sign = word.group().indexOf('=');
      int start = word.start() + sign + 1;
      OptionalDouble number = number(name.substring(start, word.end()));
      if (number.isPresent()) {
        String runs = name.substring(0, start) + "\u2026" + name.substring(word.end());
        String setting = sign > 0 ? word.group().substring(0, sign) : runs;
        lines
            .computeIfAbsent(new Line(group, setting, runs), line -> new TreeMap<>())
            .putIfAbsent(number.getAsDouble(), run);
      }
    }
  }

  /** Returns the sweeps, longest first; each run is in at most one. */
  List<Sweep<T>> found() {
    List<Map.Entry<Line, TreeMap<Double, T>>> longest = new ArrayList<>(lines.entrySet());
    longest.sort(Comparator.comparing(line -> -line.getValue().size()));
    List<Sweep<T>> sweeps = new ArrayList<>();
    Set<T> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<Line, TreeMap<Double, T>> line : longest) {
      SortedMap<Double, T> runs = line.getValue();
      if (runs.size() >= FEWEST && runs.values().stream().noneMatch(used::contains)) {
        used.addAll(runs.values());
        sweeps.add(new Sweep<>(line.getKey().setting(), line.getKey().runs(), runs));
      }
    }
    return sweeps;
  }

  /** Returns the number that a text represents, 4,096 for 4k; empty for any other text. */
  static OptionalDouble number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    String suffix = matcher.group(2);
    return OptionalDouble.of(
        suffix == null
            ? number
            : number
                * Math.pow(1024, "kmg".indexOf(Character.toLowerCase(suffix.charAt(0))) + 1.0));
  }
}
