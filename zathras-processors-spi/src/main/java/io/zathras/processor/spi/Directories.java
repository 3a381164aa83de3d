package io.zathras.processor.spi;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The choice among directories that each hold results of one test, which a wrapper leaves in a
 * folder that was not cleaned: the newest belongs to this test.
 *
 * @since 0.1
 */
public final class Directories {

  private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{14}(?![0-9])");

  private Directories() {}

  /**
   * Returns the directory with the latest stamp in its path, {@code 2026.11.22-10.40.54} or {@code
   * 20261122104054}, of equal ones the last by name; and warns when there are several.
   *
   * @param paths the directories below the result's own, which is the empty path; at least one
   * @param input the result that takes the warning
   */
  public static String newest(Collection<String> paths, ResultInput input) {
    String newest = newest(paths);
    warnOfSeveral(paths, newest, input.report());
    return newest;
  }

  static String newest(Collection<String> paths) {
    return paths.stream()
        .max(Comparator.comparing(Directories::stamp).thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  static void warnOfSeveral(Collection<String> paths, String read, Report report) {
    if (paths.size() > 1) {
      report.warning(
          "several-directories",
          "results stand in "
              + String.join(", ", paths.stream().map(Directories::shown).toList())
              + "; expected one directory; "
              + shown(read)
              + " is read, the newest with data");
    }
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the result's own directory" : path;
  }

  private static LocalDateTime stamp(String path) {
    LocalDateTime last = LocalDateTime.MIN;
    for (String name : path.split("/", -1)) {
      LocalDateTime stamp = Times.stamp(name);
      Matcher digits = DIGITS.matcher(name);
      if (stamp == null && digits.find()) {
        stamp = Times.compact(digits.group());
      }
      last = stamp == null ? last : stamp;
    }
    return last;
  }
}
