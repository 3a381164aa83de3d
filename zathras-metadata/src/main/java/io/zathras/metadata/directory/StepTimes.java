package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long each test took, downloading and installing included: {@code test_times}, a line for each
 * time a test was run.
 */
final class StepTimes {

  static final String FILE = "test_times";

  private static final Pattern LINE =
      Pattern.compile("test:\\s+(\\S+)\\s+execution time\\s+(-?[0-9]{1,9})\\s*");

  private StepTimes() {}

  /** Returns the seconds of each test, in the order it was run. */
  static Map<String, List<Double>> read(SideFile file, Diagnostics diagnostics) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        if (!lines.get(i).isBlank()) {
          diagnostics.warning(
              "line-unknown",
              FILE,
              i + 1,
              "expected 'test: <name> execution time <seconds>'; left out");
        }
      } else if (line.group(2).startsWith("-")) {
        diagnostics.warning(
            "time-negative",
            FILE,
            i + 1,
            line.group(1) + " took " + line.group(2) + " s, as a clock was set back; left out");
      } else {
        times
            .computeIfAbsent(line.group(1), test -> new ArrayList<>())
            .add(Double.valueOf(line.group(2)));
      }
    }
    return times;
  }
}
