package io.zathras.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The cost of one run of a command. Linux only, because the figures come from {@code /proc}: CPU
 * time is the kernel's charge for an ended child, in steps of 10 ms; peak memory is the kernel's
 * own high-water mark of resident pages, last read a few milliseconds before the end.
 *
 * @param cpuSeconds user and system time
 * @param wallSeconds from start to end
 * @param peakMebibytes peak resident memory
 */
record ProcessMeasurement(double cpuSeconds, double wallSeconds, double peakMebibytes) {

  private static final double TICKS_PER_SECOND = 100;
  private static final long POLL_MILLIS = 5;
  private static final String HIGH_WATER = "VmHWM:";

  /** The commands of a run, by name. */
  interface Commands {
    Map<String, List<String>> of(int run) throws IOException;
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException if it cannot be run or its exit code is not 0
   */
  static ProcessMeasurement of(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("zathras-run", ".txt");
    try {
      long ticks = ticksOfChildren();
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      long peak = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, residentKibibytes(process.pid()));
      }
      long end = System.nanoTime();
      if (process.exitValue() != 0) {
        throw new IOException(
            command + " ended with " + process.exitValue() + ": " + Files.readString(output));
      }
      return new ProcessMeasurement(
          (ticksOfChildren() - ticks) / TICKS_PER_SECOND, (end - start) / 1e9, peak / 1024d);
    } finally {
      Files.delete(output);
    }
  }

  /**
   * Runs commands in turn: each once to warm the disk cache, then {@code runs} times.
   *
   * @return the measurements by name, without the first run
   */
  static Map<String, List<ProcessMeasurement>> inTurn(int runs, Commands commands)
      throws IOException, InterruptedException {
    Map<String, List<ProcessMeasurement>> measured = new LinkedHashMap<>();
    for (int run = 0; run <= runs; run++) {
      for (Map.Entry<String, List<String>> command : commands.of(run).entrySet()) {
        List<ProcessMeasurement> all =
            measured.computeIfAbsent(command.getKey(), name -> new ArrayList<>());
        ProcessMeasurement measurement = of(command.getValue());
        if (run > 0) {
          all.add(measurement);
        }
      }
    }
    return measured;
  }

  /** Returns fields 16 and 17 of stat in proc(5): user and system time of ended children. */
  private static long ticksOfChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }

  private static long residentKibibytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(HIGH_WATER)) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // It has just ended.
    }
    return 0;
  }
}
