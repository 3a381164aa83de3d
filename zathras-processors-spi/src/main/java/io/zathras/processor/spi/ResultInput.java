package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a processor works on: the files of one result, the readers for them, and the report that
 * takes what is missing, broken or doubtful. Not thread-safe.
 *
 * @since 0.1
 */
public final class ResultInput {

  private final String testName;
  private final FileTree files;
  private final @Nullable LocalDateTime savedAt;
  private final Diagnostics diagnostics;
  private final boolean includesPrivate;

  private ResultInput(
      String testName,
      FileTree files,
      @Nullable LocalDateTime savedAt,
      Diagnostics diagnostics,
      boolean includesPrivate) {
    this.testName = testName;
    this.files = files;
    this.savedAt = savedAt;
    this.diagnostics = diagnostics;
    this.includesPrivate = includesPrivate;
  }

  /**
   * Finds the result's directory in a tar: of several, the newest that holds a CSV file.
   *
   * @param testName the test's name, suffix included: {@code phoronix_redis}
   * @param tar all files of the result's tar
   * @param diagnostics takes the reported diagnostics
   * @param includesPrivate whether host names, users and home directories are wanted
   * @throws ProcessingException if the tar has no directory at its top
   */
  public static ResultInput of(
      String testName, FileTree tar, Diagnostics diagnostics, boolean includesPrivate) {
    List<String> names =
        tar.directories().stream().filter(name -> !name.startsWith("pcp_")).toList();
    if (names.isEmpty()) {
      throw new ProcessingException(
          tar.name(), null, "no directory in the tar; expected " + testName + "_<date>", null);
    }
    String chosen = names.get(0);
    if (names.size() > 1) {
      List<String> withData =
          names.stream().filter(name -> !tar.directory(name).find("*.csv").isEmpty()).toList();
      chosen = Directories.newest(withData.isEmpty() ? names : withData);
    }
    Directories.warnOfSeveral(names, chosen, Report.about(tar.name(), diagnostics));
    return new ResultInput(
        testName, tar.directory(chosen), Times.stamp(chosen), diagnostics, includesPrivate);
  }

  /** Returns the test's name, suffix included: {@code phoronix_redis}. */
  public String testName() {
    return testName;
  }

  /** Returns the files of the result's own directory, {@code <test>_<time of saving>}. */
  public FileTree files() {
    return files;
  }

  /**
   * Returns when the directory's name says the result was saved, in the local time of the system
   * under test, or {@code null} when the name does not say.
   */
  public @Nullable LocalDateTime savedAt() {
    return savedAt;
  }

  /** Returns whether the caller asked for host names, users and home directories. */
  public boolean includesPrivate() {
    return includesPrivate;
  }

  /** Returns whether a warning or an error was reported. */
  boolean hasWarning() {
    return diagnostics.list().stream().anyMatch(each -> each.severity() != Severity.INFO);
  }

  /** Returns a report about the result as a whole. */
  public Report report() {
    return Report.about(files.name(), diagnostics);
  }

  /** Returns a report about a file of the result. */
  public Report report(FileEntry file) {
    return Report.about(file.location(), diagnostics);
  }

  /** Returns a builder of what the processor returns. */
  public ResultBuilder result() {
    return new ResultBuilder(this);
  }

  /**
   * Returns the same result with the files of a subdirectory, for a wrapper that saves a level
   * deeper than others.
   *
   * @param directory the path from here; empty for here
   */
  public ResultInput in(String directory) {
    return directory.isEmpty()
        ? this
        : new ResultInput(
            testName, files.directory(directory), savedAt, diagnostics, includesPrivate);
  }

  /** Returns the first of the named files that is there, or {@code null}. */
  public @Nullable FileEntry firstOf(String... names) {
    for (String name : names) {
      FileEntry file = files.file(name).orElse(null);
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  /**
   * Returns the files whose path from here matches, in the order of their paths. Those whose
   * content was too large to keep are left out.
   *
   * @param path a pattern with a named group for each part that is of use
   * @param numbers the groups that must be whole numbers from 1; a file whose name has anything
   *     else there is left out with a warning
   * @throws ProcessingException if there are more than {@link ResultLimits#MOST_FILES}
   */
  public List<NamedFile> named(Pattern path, String... numbers) {
    return named(FileEntry::isKept, path, numbers);
  }

  /**
   * As {@link #named}, with the files that were too large to keep, of which only {@link
   * FileEntry#open()} can be called.
   */
  public List<NamedFile> namedStreams(Pattern path, String... numbers) {
    return named(FileEntry::isReadable, path, numbers);
  }

  private List<NamedFile> named(Predicate<FileEntry> wanted, Pattern path, String... numbers) {
    List<NamedFile> named = new ArrayList<>();
    for (FileEntry file : files.files()) {
      Matcher matcher = path.matcher(file.path());
      if (matcher.matches() && wanted.test(file)) {
        named(file, matcher, numbers, named);
      }
    }
    ResultLimits.checkFiles(files.name(), named.size());
    return named;
  }

  private void named(FileEntry file, Matcher path, String[] groups, List<NamedFile> named) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String group : groups) {
      Integer number = Numbers.positiveInteger(path.group(group));
      if (number == null) {
        report(file)
            .warning(
                "name-unknown",
                "the name has '"
                    + path.group(group)
                    + "' as "
                    + group
                    + "; expected a whole number from 1; the file is left out");
        return;
      }
      numbers.put(group, number);
    }
    named.add(new NamedFile(file, report(file), path, numbers));
  }

  /**
   * Reads the table that holds the result, and reports an error when it is missing or has no rows.
   *
   * @param expected what its rows are, for the error: {@code a row for each start of the benchmark}
   * @param names its names in all generations of the wrapper; the first file that exists counts
   * @return the table; without header and rows when there is none
   * @throws ProcessingException if it has more rows than {@link ResultLimits#MOST_POINTS}
   */
  public WrapperTable table(String expected, String... names) {
    FileEntry file = firstOf(names);
    if (file == null) {
      report().error("table-missing", names[0] + " is missing; expected " + expected);
      return WrapperTable.missing(report());
    }
    WrapperTable table = table(file);
    if (table.rows().isEmpty()) {
      table
          .report()
          .at(table.headerLine())
          .error("table-empty", "no data rows; expected " + expected);
    }
    return table;
  }

  /**
   * Reads a table that only adds to the benchmark's own output, and warns when it is missing or has
   * no rows.
   *
   * @param instead what happens without it, for the warning: {@code only the logs are read}
   * @param names its names in all generations of the wrapper; the first file that exists counts
   * @return the table; without header and rows when there is none
   * @throws ProcessingException if it has more rows than {@link ResultLimits#MOST_POINTS}
   */
  public WrapperTable supportingTable(String instead, String... names) {
    FileEntry file = firstOf(names);
    if (file == null) {
      report().warning("table-missing", names[0] + " is missing; " + instead);
      return WrapperTable.missing(report());
    }
    WrapperTable table = table(file);
    if (table.rows().isEmpty()) {
      table
          .report()
          .at(table.headerLine())
          .warning("table-empty", "no data rows in " + file.name() + "; " + instead);
    }
    return table;
  }

  /**
   * Reads a file that holds one table, without reporting that it is missing or has no rows.
   *
   * @param file the file, or {@code null} when there is none
   * @return the table; without header and rows when there is none
   * @throws ProcessingException if it has more rows than {@link ResultLimits#MOST_POINTS}
   */
  public WrapperTable table(@Nullable FileEntry file) {
    if (file == null) {
      return WrapperTable.missing(report());
    }
    WrapperTable table = WrapperTable.read(file, report(file));
    ResultLimits.checkPoints(file.location(), table.rows().size());
    return table;
  }

  /**
   * Reads a file that holds one table whose header is a {@code #} line or is missing, so that the
   * columns are known by their position only.
   *
   * @param file the file, or {@code null} when there is none
   * @param columns the names of the columns, by which rows give and report their fields
   * @return the table, in which every line is a row except those that begin with {@code #}
   * @throws ProcessingException if it has more rows than {@link ResultLimits#MOST_POINTS}
   */
  public WrapperTable tableOf(@Nullable FileEntry file, String... columns) {
    if (file == null) {
      return WrapperTable.missing(report());
    }
    WrapperTable table = WrapperTable.read(file, report(file), List.of(columns));
    ResultLimits.checkPoints(file.location(), table.rows().size());
    return table;
  }

  /**
   * Reads a file in which several tables stand one below the other. A table begins at its header,
   * or at a line without a separator ({@code 2 Socket}), which then belongs to its preamble. They
   * share one report, so an error about one of them makes all of them unsound.
   *
   * @param firstColumns the names that the first column of a table can have: a line that begins
   *     with one is a header
   * @return the tables that have a header or rows
   * @throws ProcessingException if they have more rows than {@link ResultLimits#MOST_POINTS}
   */
  public List<WrapperTable> tables(FileEntry file, String... firstColumns) {
    List<WrapperTable> tables = WrapperTable.readAll(file, report(file), firstColumns);
    ResultLimits.checkPoints(
        file.location(), tables.stream().mapToLong(table -> table.rows().size()).sum());
    return tables;
  }

  /**
   * Reads a JSON file, whose values can report what is wrong with them.
   *
   * @throws ProcessingException if it is not JSON, with line and column
   */
  public DataNode json(FileEntry file) {
    return DataNode.json(file, report(file));
  }

  /** Reads the JSON objects of a file that holds other text too. */
  public EmbeddedJson embeddedJson(FileEntry file) {
    return EmbeddedJson.read(file, report(file));
  }

  /**
   * Reads a YAML file of one document, as {@link #json} reads JSON; aliases are refused.
   *
   * @throws ProcessingException if it is not YAML, with line and column
   */
  public DataNode yaml(FileEntry file) {
    return yaml(file, file.text());
  }

  /**
   * Reads a part of a YAML file, such as the text before a cut.
   *
   * @param text the part, from the beginning of the file
   * @throws ProcessingException if it is not YAML, with line and column
   */
  public DataNode yaml(FileEntry file, String text) {
    return DataNode.yaml(file, text, report(file));
  }

  /**
   * Returns the benchmark's version, not the wrapper's, that the file {@code version} states after
   * {@code commit:}, or {@code null} when it states none ({@code NONE}).
   */
  public @Nullable String committedVersion() {
    FileEntry file = firstOf("version");
    String version = file == null ? null : KeyValueText.read(file).value("commit");
    return version == null || version.equalsIgnoreCase("none") ? null : version;
  }
}
