package io.zathras.metadata.sysconfig;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /sys/kernel/mm} as {@code path:value} lines, with the active choice in brackets. */
final class TransparentHugepages {

  private static final String ENABLED = "/sys/kernel/mm/transparent_hugepage/enabled:";
  private static final Pattern SET = Pattern.compile("\\[([a-z]+)]");

  private TransparentHugepages() {}

  /** Returns {@code always}, {@code madvise} or {@code never}; {@code null} when not known. */
  static @Nullable String parse(SystemFile file) {
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(ENABLED)) {
        Matcher set = SET.matcher(lines.get(i));
        if (set.find()) {
          return set.group(1);
        }
        file.warning(
            "transparent-hugepages", i + 1, "expected one of the words in brackets; found none");
        return null;
      }
    }
    return null;
  }
}
