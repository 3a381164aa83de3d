package io.zathras.metadata.sysconfig;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ps -ef} filtered by "numa", which always shows the filter itself. */
final class NumaDaemon {

  private static final Pattern DAEMON = Pattern.compile("(?:^|[\\s/])numad(?:\\s|$)");

  private NumaDaemon() {}

  /**
   * Tells whether numad, which moves processes between nodes, is running; {@code null} where the
   * list of processes is cut before it.
   */
  static @Nullable Boolean parse(SystemFile file) {
    boolean found =
        file.lines().stream()
            .anyMatch(line -> DAEMON.matcher(line).find() && !line.contains("grep"));
    return (found || !file.isCut()) ? Boolean.valueOf(found) : null;
  }
}
