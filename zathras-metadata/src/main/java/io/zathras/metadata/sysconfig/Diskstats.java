package io.zathras.metadata.sysconfig;

import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/** {@code /proc/diskstats}: the names of the block devices of any platform, and counters. */
final class Diskstats {

  private Diskstats() {}

  /** Returns the names of the whole disks. */
  static Set<String> parse(SystemFile file) {
    Set<String> names = new TreeSet<>();
    List<String> lines = file.lines();
    boolean devices = false;
    for (String line : lines) {
      StringTokenizer words = new StringTokenizer(line);
      // Major and minor number, name, and eleven counters or more.
      if (words.countTokens() >= 14) {
        words.nextToken();
        words.nextToken();
        String name = words.nextToken();
        devices = true;
        if (BlockDevices.isWholeDisk(name)) {
          names.add(name);
        }
      }
    }
    if (!devices) {
      file.holdsNo("rows of block devices");
    }
    return names;
  }
}
