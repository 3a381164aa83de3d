package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.schema.ZathrasException;
import org.jspecify.annotations.Nullable;

/**
 * A result that cannot be read at all because its primary data is missing or broken.
 *
 * @since 0.1
 */
public final class ProcessingException extends ZathrasException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final @Nullable Integer line;
  private final String reason;

  /**
   * Makes an exception about a file.
   *
   * @param file the file's location
   * @param line the line from 1, or {@code null}
   * @param reason what was found, and what was expected
   * @param cause what led to it, or {@code null}
   */
  public ProcessingException(
      String file, @Nullable Integer line, String reason, @Nullable Throwable cause) {
    super((line == null ? file : file + ":" + line) + ": " + reason, cause);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  /** Returns an exception about a file of the result. */
  public static ProcessingException in(FileEntry file, @Nullable Integer line, String reason) {
    return new ProcessingException(file.location(), line, reason, null);
  }

  /** Returns the location of the file. */
  public String file() {
    return file;
  }

  /** Returns the line from 1, or {@code null}. */
  public @Nullable Integer line() {
    return line;
  }

  /** Returns what was found and what was expected, without the place. */
  public String reason() {
    return reason;
  }
}
