package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reports diagnostics about one place: a result, a file, or a line of a file.
 *
 * <pre>{@code
 * input.report().at(file).at(12).warning("rate-doubtful", "the rate is 0; expected one above 0");
 * }</pre>
 *
 * <p>A code is short and stable, and names the kind of problem; a message says what was found, what
 * was expected, and what was done. A message with values is a format ({@link java.util.Formatter})
 * with its arguments. Not thread-safe.
 *
 * @since 0.1
 */
public final class Report {

  private final Diagnostics diagnostics;
  private final String location;
  private final @Nullable Integer line;
  private final Soundness soundness;

  /** The state that the reports about a file and its lines share. */
  private static final class Soundness {
    private boolean broken;
  }

  private Report(
      Diagnostics diagnostics, String location, @Nullable Integer line, Soundness soundness) {
    this.diagnostics = diagnostics;
    this.location = location;
    this.line = line;
    this.soundness = soundness;
  }

  static Report about(String location, Diagnostics diagnostics) {
    return new Report(diagnostics, location, null, new Soundness());
  }

  /** Returns a report about a file. */
  public Report at(FileEntry file) {
    return about(file.location(), diagnostics);
  }

  /** Returns a report about a directory of the result. */
  public Report at(FileTree directory) {
    return about(directory.name(), diagnostics);
  }

  /**
   * Returns a report about a line of the same file.
   *
   * @param number the line from 1; 0 or {@code null} for an unknown line
   */
  public Report at(@Nullable Integer number) {
    boolean known = number != null && number > 0;
    return new Report(diagnostics, location, known ? number : null, soundness);
  }

  /** Reports an error: something the result needs is lost or wrong. */
  public void error(String code, String message) {
    soundness.broken = true;
    add(Severity.ERROR, code, message);
  }

  /** As {@link #error(String, String)}, with a format that is independent of the locale. */
  public void error(String code, String format, @Nullable Object... arguments) {
    error(code, message(format, arguments));
  }

  /** Reports a warning: something is doubtful or was left out, and the rest stands. */
  public void warning(String code, String message) {
    add(Severity.WARNING, code, message);
  }

  /** As {@link #warning(String, String)}, with a format that is independent of the locale. */
  public void warning(String code, String format, @Nullable Object... arguments) {
    warning(code, message(format, arguments));
  }

  /** Reports a remark: worth knowing, and nothing is lost. */
  public void info(String code, String message) {
    add(Severity.INFO, code, message);
  }

  /** As {@link #info(String, String)}, with a format that is independent of the locale. */
  public void info(String code, String format, @Nullable Object... arguments) {
    info(code, message(format, arguments));
  }

  /**
   * Returns an exception to throw when nothing of the result can be read.
   *
   * @param reason what was found, and what was expected
   */
  public ProcessingException failure(String reason) {
    return new ProcessingException(location, line, reason, null);
  }

  /** As {@link #failure(String)}, with a format that is independent of the locale. */
  public ProcessingException failure(String format, @Nullable Object... arguments) {
    return failure(message(format, arguments));
  }

  /**
   * Returns whether no error was reported through this report, or through a report about a line
   * that came from it.
   */
  public boolean isSound() {
    return !soundness.broken;
  }

  /** Ignores the machine's locale because diagnostics of different machines are compared. */
  static String message(String format, @Nullable Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private void add(Severity severity, String code, String message) {
    diagnostics.add(new Diagnostic(severity, code, location, line, message));
  }
}
