package io.zathras.processor.speccpu2017;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.ResultInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one call of runcpu on one suite. */
final class SuiteFiles {

  /**
   * A report of a valid run has no size in its name, so the wrapper's table has {@code txt} in its
   * place.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<directory>(?:[^/]+/)*)CPU2017\\.(?<number>[0-9]{1,9})\\.(?<suite>[A-Za-z]{1,40})"
              + "(?:\\.(?<size>(?!results\\.)[a-z]{1,40}))?(?<kind>\\.results\\.csv|\\.csv|\\.txt)");

  private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

  /** The limit of words in a list of benchmarks, of which a kit has 43. */
  private static final int MOST_WORDS = 200;

  private static final String SELECTED = "Benchmarks selected:";
  private static final String OUTPUT = "**/speccpu2017.out";

  private final Key key;
  private @Nullable FileEntry table;
  private @Nullable FileEntry csv;
  private @Nullable FileEntry text;

  /**
   * The parts of a file's name that identify a call.
   *
   * @param directory the path of the directory, empty or with a slash at its end
   * @param number the number of the call, {@code 001}
   * @param size the size of the workloads, {@code refrate}, or empty
   */
  record Key(Suite suite, String directory, String number, String size) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::suite)
            .thenComparing(Key::directory)
            .thenComparingInt(key -> Integer.parseInt(key.number))
            .thenComparing(Key::number)
            .thenComparing(Key::size);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private SuiteFiles(Key key) {
    this.key = key;
  }

  /** Finds the files of all calls, in the order of the suites' names. */
  static List<SuiteFiles> find(ResultInput input) {
    Map<Key, SuiteFiles> found = new TreeMap<>();
    for (NamedFile named : input.named(NAME)) {
      Suite suite = Suite.named(named.text("suite"));
      if (suite == null) {
        named
            .report()
            .warning(
                "suite-unknown",
                "'%s' is no suite; expected intrate, fprate, intspeed or fpspeed; the file is left"
                    + " out",
                named.text("suite"));
        continue;
      }
      String size = named.text("size").equals("txt") ? "" : named.text("size");
      Key key = new Key(suite, named.text("directory"), named.text("number"), size);
      found.computeIfAbsent(key, SuiteFiles::new).add(named);
    }
    return List.copyOf(found.values());
  }

  /** Returns the suites in the command of the wrapper. */
  static List<Suite> asked(ResultInput input) {
    Set<String> words = wrapperCommand(input);
    return Stream.of(Suite.values()).filter(suite -> words.contains(suite.word())).toList();
  }

  private void add(NamedFile named) {
    switch (named.text("kind")) {
      case ".csv" -> csv = named.file();
      case ".txt" -> text = named.file();
      default -> table = named.file();
    }
  }

  Key key() {
    return key;
  }

  @Nullable FileEntry table() {
    return table;
  }

  @Nullable FileEntry csv() {
    return csv;
  }

  @Nullable FileEntry text() {
    return text;
  }

  /** Returns the name of the wrapper's table, even if that is missing. */
  String tableName() {
    return "CPU2017."
        + key.number
        + "."
        + key.suite.word()
        + (key.size.isEmpty() ? "" : "." + key.size)
        + ".results.csv";
  }

  /**
   * Returns the requested benchmarks, from the log of the call, else from its command, else from
   * that of the wrapper.
   *
   * @param command the words of the call's command; empty when unknown
   * @return all of the suite or some, or {@code null} when unknown
   */
  @Nullable Set<String> requested(ResultInput input, Set<String> command) {
    for (Set<String> words : List.of(logged(input), command, wrapperCommand(input))) {
      if (words.contains(key.suite.word()) || words.contains("all")) {
        return new LinkedHashSet<>(key.suite.benchmarks());
      }
      Set<String> some =
          key.suite.benchmarks().stream()
              .filter(name -> words.contains(name) || words.contains(name.substring(4)))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (!some.isEmpty()) {
        return some;
      }
    }
    return null;
  }

  private Set<String> logged(ResultInput input) {
    FileEntry log = input.firstOf(key.directory + "CPU2017." + key.number + ".log");
    return words(log == null ? List.of() : List.of(log), SELECTED);
  }

  private static Set<String> wrapperCommand(ResultInput input) {
    return words(input.files().find(OUTPUT), "--test ");
  }

  /**
   * Returns the words after the mark in the first line of each file that has it; none of a cut
   * line.
   */
  private static Set<String> words(List<FileEntry> files, String mark) {
    Set<String> words = new LinkedHashSet<>();
    for (FileEntry file : files) {
      List<String> lines = file.isKept() ? file.lines() : List.of();
      for (int i = 0; i < lines.size(); i++) {
        int place = lines.get(i).indexOf(mark);
        if (place >= 0) {
          boolean isCut = i == lines.size() - 1 && file.endsWithinLine();
          String behind = isCut ? "" : lines.get(i).substring(place + mark.length()).strip();
          words.addAll(Arrays.asList(SEPARATORS.split(behind, MOST_WORDS)));
          break;
        }
      }
    }
    return words;
  }
}
