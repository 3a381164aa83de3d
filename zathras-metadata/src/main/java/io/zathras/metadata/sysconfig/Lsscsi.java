package io.zathras.metadata.sysconfig;

import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code lsscsi} with node and world wide name in each row, and indented attributes below it. Names
 * of the disk and a rounded size follow the node.
 */
final class Lsscsi {

  private static final String DEVICES = "/dev/";
  private static final String NOT_LOADED = "module may not be loaded";

  private Lsscsi() {}

  /** Returns the disks by node name, each with its world wide name or an empty text. */
  static Map<String, String> parse(SystemFile file) {
    Map<String, String> disks = new TreeMap<>();
    boolean rows = false;
    for (String line : file.lines()) {
      int end = line.startsWith("[") ? line.indexOf(']') : -1;
      rows |= end > 0 || line.contains(NOT_LOADED);
      // The space after a long address may be missing.
      StringTokenizer words = new StringTokenizer(end > 0 ? line.substring(end + 1) : "");
      if (words.hasMoreTokens() && words.nextToken().equals("disk")) {
        String node = node(words);
        if (node != null) {
          disks.putIfAbsent(node, wwn(words));
        }
      }
    }
    if (!rows) {
      file.holdsNo("rows of devices");
    }
    return disks;
  }

  private static @Nullable String node(StringTokenizer words) {
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.startsWith(DEVICES)) {
        return word.substring(DEVICES.length());
      }
    }
    return null;
  }

  private static String wwn(StringTokenizer words) {
    String wwn = "";
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      wwn = word.startsWith("0x") || word.startsWith("wwn-") ? word : wwn;
    }
    return wwn;
  }
}
