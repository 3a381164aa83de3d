package com.example.boottime;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What systemd says of a finished boot: {@code Startup finished in 883ms (kernel) + 1min 1.991s
 * (userspace) = 1min 2.874s}.
 *
 * @param number the line's number in its file, from 1
 * @param stageSeconds the seconds of each stage, in its order
 * @param totalSeconds the seconds of all together
 */
record StartupLine(int number, Map<String, Double> stageSeconds, double totalSeconds) {

  private static final String START = "Startup finished in ";
  private static final Pattern STAGE = Pattern.compile("(.{1,100}) \\(([a-z]{1,20})\\)");
  private static final Pattern PART =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(h|min|s|ms|us)");
  private static final Map<String, Double> UNIT_SECONDS =
      Map.of("h", 3600.0, "min", 60.0, "s", 1.0, "ms", 1e-3, "us", 1e-6);

  /**
   * Returns the file's line, or null when it has none.
   *
   * @throws ProcessingException if the line has another form
   */
  static StartupLine find(FileEntry file) {
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(START)) {
        return parse(file, i + 1, lines.get(i).substring(START.length()));
      }
    }
    return null;
  }

  private static StartupLine parse(FileEntry file, int line, String text) {
    int equals = text.indexOf(" = ");
    if (equals < 0) {
      throw ProcessingException.in(
          file, line, "'" + text + "' has no total; expected '... = 21.9s'");
    }
    Map<String, Double> stages = new LinkedHashMap<>();
    for (String part : text.substring(0, equals).split(" \\+ ", -1)) {
      Matcher stage = STAGE.matcher(part);
      if (!stage.matches()) {
        throw ProcessingException.in(file, line, "'" + part + "'; expected '1.2s (kernel)'");
      }
      stages.put(stage.group(2), seconds(file, line, stage.group(1)));
    }
    return new StartupLine(line, stages, seconds(file, line, text.substring(equals + 3).strip()));
  }

  /** Reads {@code 1min 3.2s}, a sum of parts with a unit each. */
  private static double seconds(FileEntry file, int line, String span) {
    double seconds = 0;
    for (String text : span.split(" ", -1)) {
      Matcher part = PART.matcher(text);
      if (!part.matches()) {
        throw ProcessingException.in(file, line, "'" + span + "' is no time; expected '1min 3.2s'");
      }
      seconds += Double.parseDouble(part.group(1)) * UNIT_SECONDS.get(part.group(2));
    }
    return seconds;
  }
}
