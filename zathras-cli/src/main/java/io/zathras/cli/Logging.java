package io.zathras.cli;

/** Settings of the logger that the distribution ships, unless the user set them. */
final class Logging {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Has to be called before anything logs: the logger reads its settings once. */
  static void configure(boolean verbose) {
    // Others are the plugins, which have to be heard by whoever looks for a fault in one.
    set("defaultLogLevel", verbose ? "info" : "warn");
    // Failures are in the summary, so they are not logged again.
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
