package io.zathras.metadata.sysconfig;

import java.util.regex.Pattern;

/** {@code ps -ef} filtered by "numa", which always shows the filter itself. */
final class NumaDaemon {

  private static final Pattern DAEMON = Pattern.compile("(?:^|[\\s/])numad(?:\\s|$)");

  private NumaDaemon() {}

  /** Tells whether numad, which moves processes between nodes, is running. */
  static boolean parse(SystemFile file) {
    return file.lines().stream()
        .anyMatch(line -> DAEMON.matcher(line).find() && !line.contains("grep"));
  }
}
