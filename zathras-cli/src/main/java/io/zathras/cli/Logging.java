package io.zathras.cli;

/** The settings of the logger in the distribution, unless the user set them. */
final class Logging {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Must be called before anything logs, because the logger reads its settings once. */
  static void configure(boolean verbose) {
    // Other loggers include those of plugins, whose messages help to find faults in them.
    set("defaultLogLevel", verbose ? "info" : "warn");
    // Failures are not logged again, because the summary states them.
    set("log.io.zathras", verbose ? "debug" : "error");
    set("log.io.zathras.exporter.rest", verbose ? "debug" : "warn");
    set("logFile", "System.err");
    set("showThreadName", "false");
    set("showShortLogName", "true");
    set("levelInBrackets", "true");
  }

  private static void set(String setting, String value) {
    if (System.getProperty(PREFIX + setting) == null) {
      System.setProperty(PREFIX + setting, value);
    }
  }
}
