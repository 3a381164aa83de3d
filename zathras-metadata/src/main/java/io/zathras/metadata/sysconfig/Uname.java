package io.zathras.metadata.sysconfig;

import io.zathras.schema.OperatingSystem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code uname -a}: system, host, release, a build description with spaces, the architecture up to
 * three times, and the operating system's name. It is read from both ends.
 */
final class Uname {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<String> words;
  private final int machine;

  /**
   * Keeps the words.
   *
   * @param cut whether the words at the end are missing
   */
  private Uname(List<String> words, boolean cut) {
    this.words = words;
    int last = words.size() - 2;
    while (last > 3 && words.get(last).equals("unknown")) {
      last--;
    }
    this.machine = cut ? -1 : last;
  }

  static @Nullable Uname parse(SystemFile file) {
    List<String> words = List.of(BLANKS.split(file.line(line -> line.endsWith("Linux"))));
    if (words.size() < (file.isCut() ? 3 : 5) || !words.get(0).equals("Linux")) {
      file.holdsNo("Linux, the host, the release, the build and the architecture");
      return null;
    }
    return new Uname(words, file.isCut());
  }

  /** Returns the architecture, or {@code null} when it is not known. */
  @Nullable String machine() {
    return machine < 0 ? null : words.get(machine);
  }

  void addTo(OperatingSystem.Builder os, boolean includePrivate) {
    int end = machine;
    while (end >= 3 && words.get(end).equals(machine())) {
      end--;
    }
    String build = String.join(" ", words.subList(3, Math.max(3, end + 1)));
    os.kernelVersion(words.get(2)).kernelBuild(build.isEmpty() ? null : build);
    if (includePrivate) {
      os.hostname(words.get(1));
    }
  }
}
