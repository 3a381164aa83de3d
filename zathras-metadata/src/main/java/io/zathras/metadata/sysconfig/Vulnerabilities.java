package io.zathras.metadata.sysconfig;

import java.util.Map;
import java.util.TreeMap;

/**
 * {@code cves.out}: path and text of each entry below {@code vulnerabilities} in {@code /sys}. An
 * entry that could not be read has no text and no end of line, so the next follows on its line.
 */
final class Vulnerabilities {

  private static final String PATH = "/sys/devices/system/cpu/vulnerabilities/";
  private static final String UNKNOWN = "unknown";

  private Vulnerabilities() {}

  /** Returns the state of each vulnerability by name. */
  static Map<String, String> parse(SystemFile file) {
    Map<String, String> vulnerabilities = new TreeMap<>();
    boolean none = false;
    for (String line : file.lines(Vulnerabilities::isWhole)) {
      for (int start = line.indexOf(PATH); start >= 0; ) {
        int next = line.indexOf(PATH, start + PATH.length());
        String entry =
            line.substring(start + PATH.length(), next < 0 ? line.length() : next).strip();
        int blank = entry.indexOf(' ');
        String name = blank < 0 ? entry : entry.substring(0, blank);
        // On a kernel without such entries the shell leaves the pattern itself.
        none |= name.equals("*");
        if (isName(name)) {
          vulnerabilities.putIfAbsent(name, blank < 0 ? UNKNOWN : entry.substring(blank).strip());
        }
        start = next;
      }
    }
    if (vulnerabilities.isEmpty() && !none) {
      file.holdsNo("entries of " + PATH);
    }
    return vulnerabilities;
  }

  /** An entry that could not be read leaves its path and a space only. */
  private static boolean isWhole(String line) {
    return line.endsWith(" ") && line.indexOf(' ', line.lastIndexOf(PATH)) == line.length() - 1;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  }
}
