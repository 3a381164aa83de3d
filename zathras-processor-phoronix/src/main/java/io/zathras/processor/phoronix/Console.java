package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The suite's output in one iteration of the wrapper. An option begins with three lines: the title
 * of the benchmark, its profile with the option in brackets, and {@code Test 3 of 12}. The suite's
 * menu has only the first two.
 */
final class Console {

  private static final Pattern SUITE =
      Pattern.compile("Phoronix Test Suite (v[0-9][0-9A-Za-z.]{0,20})");
  private static final Pattern PROFILE =
      Pattern.compile("([a-z]{1,20}/[A-Za-z0-9._-]{1,60}-[0-9][0-9.]{0,20})(?: \\[(.*)\\])?");
  private static final Pattern POSITION = Pattern.compile("Test [0-9]{1,6} of ([0-9]{1,6})");
  private static final String FAILED_LIST = "The following tests failed to properly run:";
  private static final Pattern FAILED_OPTION =
      Pattern.compile("- [a-z]{1,20}/[A-Za-z0-9._-]{1,80}(?:: (.+))?");

  /** Messages about a test that never began, or another failure of the suite. */
  private static final Pattern OBJECTION =
      Pattern.compile(
          "\\[PROBLEM\\] .{1,200}|The \\S{1,80} test is already running\\."
              + "|There is not enough space .{1,200}");

  private static final String LISTED = "the suite lists it as failed";

  private final FileEntry file;
  private final Report report;
  private final int iteration;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<TestOption, Integer> indexes = new HashMap<>();
  private final RepeatedFindings findings = new RepeatedFindings();
  private long samples;
  private String before = "";
  private @Nullable String suiteVersion;
  private @Nullable String title;
  private @Nullable String profile;
  private @Nullable String description;
  private int promised;
  private int named;
  private @Nullable OptionReader current;
  private boolean inFailedList;

  private Console(FileEntry file, Report report, int iteration) {
    this.file = file;
    this.report = report;
    this.iteration = iteration;
  }

  static Console read(FileEntry file, Report report, int iteration) {
    Console console = new Console(file, report, iteration);
    int number = 0;
    for (String line : ConsoleText.lines(file)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty()) {
        console.read(number, text);
        console.before = text;
      }
    }
    console.close(number, "the console ends");
    console.findings.report();
    return console;
  }

  /** Returns the wrapper's iteration, from 1. */
  int iteration() {
    return iteration;
  }

  @Nullable String suiteVersion() {
    return suiteVersion;
  }

  /**
   * Returns the suite's profile of the benchmark, {@code pts/stress-ng-1.11.0}, or {@code null}.
   */
  @Nullable String profile() {
    return profile;
  }

  List<Block> blocks() {
    return blocks;
  }

  /** Returns whether it names as many options as the suite planned to run. */
  boolean namesAllPromised() {
    return promised > 0 && named >= promised;
  }

  /** Reports options that the suite never began; returns whether there are none. */
  boolean checkPromised() {
    if (!namesAllPromised()) {
      report.error(
          "options-missing",
          "the suite set out to run %s options and began %s; what it never began is in no run",
          promised == 0 ? "an unknown number of" : promised,
          named);
    }
    return namesAllPromised();
  }

  /**
   * Returns the benchmark's version, the last word of its title if that has a digit, or {@code
   * null}.
   */
  @Nullable String benchmarkVersion() {
    String last = title == null ? "" : title.substring(title.lastIndexOf(' ') + 1);
    return last.chars().anyMatch(Character::isDigit) ? last : null;
  }

  /** Returns {@code stress-ng} of {@code pts/stress-ng-1.11.0}, or {@code null}. */
  @Nullable String subTest() {
    return profile == null
        ? null
        : profile.substring(profile.indexOf('/') + 1, profile.lastIndexOf('-'));
  }

  private void read(int number, String text) {
    Matcher profileLine = PROFILE.matcher(text);
    Matcher position = POSITION.matcher(text);
    Matcher suite = SUITE.matcher(text);
    if (profileLine.matches()) {
      close(number, "the next one begins");
      title = before.endsWith(":") ? before.substring(0, before.length() - 1) : before;
      profile = profileLine.group(1);
      description = profileLine.group(2);
    } else if (position.matches() && title != null) {
      close(number, "the next one begins");
      promised = Math.max(promised, Integer.parseInt(position.group(1)));
      named++;
      TestOption option = TestOption.of(description == null ? title : description);
      description = null;
      current = new OptionReader(file, report.at(number), option);
    } else if (text.endsWith(FAILED_LIST)) {
      close(number, "the suite ends");
      inFailedList = true;
    } else if (OBJECTION.matcher(text).matches()) {
      findings.warning(
          report.at(number),
          "suite-objects",
          "the suite says '" + text + "'",
          "what it ran is kept");
    } else if (inFailedList) {
      failed(number, FAILED_OPTION.matcher(text));
    } else if (current != null) {
      current.read(number, text);
    } else if (suite.matches()) {
      suiteVersion = suite.group(1);
    }
  }

  private void close(int number, String reason) {
    if (current != null) {
      current.close(number, reason).forEach(this::add);
      current = null;
    }
  }

  private void add(Block block) {
    indexes.put(block.option(), blocks.size());
    blocks.add(block);
    samples += block.results().stream().mapToLong(result -> result.samples().size()).sum();
    ResultLimits.checkRuns(file.location(), blocks.size());
    ResultLimits.checkPoints(file.location(), samples);
  }

  /** Adds a failure from the suite's own list, unless its option already has a problem. */
  private void failed(int number, Matcher listed) {
    String described = listed.matches() ? listed.group(1) : null;
    if (described == null) {
      // A test without options is listed by its profile alone.
      described = listed.matches() && blocks.size() == 1 ? blocks.get(0).option().text() : null;
    }
    if (described == null) {
      return;
    }
    TestOption option = TestOption.of(described);
    Integer index = indexes.get(option);
    if (index == null) {
      add(new Block(report.at(number), option, List.of(), LISTED, number));
    } else if (blocks.get(index).problem() == null) {
      blocks.set(index, blocks.get(index).failed(LISTED, number));
    }
  }
}
