package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperReport;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of one execution of the wrapper. They are found by name because their place changed
 * over the generations. Of several directories with such files, the newest counts.
 *
 * @param table the wrapper's table, or {@code null}
 * @param consoles the console of each iteration, by its number
 * @param report the wrapper's report, which only old generations have, or {@code null}
 * @param subTest the sub-test in the names of directory and table, or {@code null}
 */
record PhoronixFiles(
    @Nullable FileEntry table,
    TreeMap<Integer, FileEntry> consoles,
    @Nullable FileEntry report,
    @Nullable String subTest) {

  private static final Pattern TABLE =
      Pattern.compile("(?:phoronix_)?results(?:_([A-Za-z0-9.-]{1,60}))?\\.csv");
  private static final Pattern CONSOLE =
      Pattern.compile("results_phoronix(?:.{0,200}?_iterations_([0-9]{1,9})|.{0,200})\\.out");
  private static final Pattern PROFILE =
      Pattern.compile(
          "(?:^|/)results_phoronix_([^/]{0,100}?)[0-9]{4}\\.[0-9]{2}\\.[0-9]{2}-[0-9.]{8}/");
  private static final Pattern PROFILE_OF_CONSOLE =
      Pattern.compile("results_phoronix_(.{0,100}?)(?:_iterations_[0-9]{1,9})?\\.out");
  private static final String DIRECTORY = "results_phoronix_";
  private static final String TEST = "phoronix_";

  /**
   * Returns whether a report must exist, as in the generations whose table does not name the
   * sub-test, which was stress-ng.
   */
  boolean promisesReport() {
    Matcher name = TABLE.matcher(table == null ? "" : table.name());
    return name.matches() && name.group(1) == null;
  }

  static PhoronixFiles find(ResultInput input) {
    List<FileEntry> tables = named(input, TABLE);
    List<FileEntry> consoles = named(input, CONSOLE);
    String directory = newest(tables.isEmpty() ? consoles : tables, input);
    List<FileEntry> beside = in(directory, consoles);
    List<FileEntry> own = beside.isEmpty() ? in(newest(consoles, input), consoles) : beside;
    String asked = asked(input);
    FileEntry table = one(in(directory, tables), asked, input);
    String report = directory.isEmpty() ? WrapperReport.FILE : directory + "/" + WrapperReport.FILE;
    return new PhoronixFiles(
        table,
        byIteration(ofProfile(own, table != null, input), input),
        input.files().file(report).filter(FileEntry::isKept).orElse(null),
        subTest(directory, table));
  }

  /**
   * Returns the consoles with the tuned profile of their directory's name. Another test left those
   * of another profile, which are read only if there is nothing else.
   */
  private static List<FileEntry> ofProfile(
      List<FileEntry> consoles, boolean hasTable, ResultInput input) {
    List<FileEntry> others = consoles.stream().filter(PhoronixFiles::isOfOtherProfile).toList();
    boolean needed = others.size() == consoles.size() && !hasTable;
    for (FileEntry console : others) {
      if (needed) {
        input
            .report(console)
            .warning(
                "console-of-other-profile",
                "the console is of another profile than its directory; it is read, because nothing"
                    + " else is there (is it of another test?)");
      } else {
        input
            .report(console)
            .info(
                "console-of-other-profile",
                "the console is of another profile than its directory; it is left out");
      }
    }
    return needed
        ? consoles
        : consoles.stream().filter(console -> !isOfOtherProfile(console)).toList();
  }

  private static boolean isOfOtherProfile(FileEntry console) {
    Matcher profile = PROFILE.matcher(console.path());
    Matcher name = PROFILE_OF_CONSOLE.matcher(console.name());
    return profile.find() && name.matches() && !profile.group(1).equals(name.group(1));
  }

  private static List<FileEntry> named(ResultInput input, Pattern pattern) {
    return input.files().files().stream()
        .filter(file -> !file.path().startsWith("pcp_") && file.isKept())
        .filter(file -> pattern.matcher(file.name()).matches())
        .toList();
  }

  private static String directory(FileEntry file) {
    return file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
  }

  private static List<FileEntry> in(String directory, List<FileEntry> files) {
    return files.stream().filter(file -> directory(file).equals(directory)).toList();
  }

  /** Returns the newest directory of the files; empty for the result's own. */
  private static String newest(List<FileEntry> files, ResultInput input) {
    Set<String> directories =
        files.stream().map(PhoronixFiles::directory).collect(Collectors.toCollection(TreeSet::new));
    return directories.isEmpty() ? "" : Directories.newest(directories, input);
  }

  /** Returns the table of the requested sub-test, or the first. */
  private static @Nullable FileEntry one(
      List<FileEntry> tables, @Nullable String asked, ResultInput input) {
    FileEntry chosen = tables.isEmpty() ? null : tables.get(0);
    for (FileEntry table : tables) {
      if (asked != null && table.name().equals("results_" + asked + ".csv")) {
        chosen = table;
      }
    }
    if (chosen != null && tables.size() > 1) {
      String names = String.join(", ", tables.stream().map(FileEntry::name).toList());
      input
          .report(chosen)
          .error(
              "several-tables",
              "there are %s; expected one table; %s is read",
              names,
              chosen.name());
    }
    return chosen;
  }

  private static TreeMap<Integer, FileEntry> byIteration(
      List<FileEntry> consoles, ResultInput input) {
    TreeMap<Integer, FileEntry> byIteration = new TreeMap<>();
    for (FileEntry console : consoles) {
      Integer number = Numbers.positiveInteger(CONSOLE, console.name());
      FileEntry before = byIteration.putIfAbsent(number == null ? 1 : number, console);
      if (before != null) {
        input
            .report(console)
            .error(
                "several-consoles",
                "the console of this iteration is also " + before.name() + ", which is read");
      }
    }
    return byIteration;
  }

  private static @Nullable String subTest(String directory, @Nullable FileEntry table) {
    String last = directory.substring(directory.lastIndexOf('/') + 1);
    String ofDirectory = Times.stamp(last) == null ? after(DIRECTORY, last) : null;
    Matcher name = TABLE.matcher(table == null ? "" : table.name());
    return ofDirectory == null && name.matches() ? name.group(1) : ofDirectory;
  }

  /** Returns the sub-test that the archive is named after, or {@code null}. */
  static @Nullable String asked(ResultInput input) {
    return after(TEST, input.testName());
  }

  /**
   * Returns the text after a lead; {@code null} without any, or for the tuned profile, which the
   * first generation has there.
   */
  private static @Nullable String after(String lead, String text) {
    String name = text.startsWith(lead) ? text.substring(lead.length()) : "";
    return name.isEmpty() || name.startsWith("tuned_") ? null : name;
  }
}
