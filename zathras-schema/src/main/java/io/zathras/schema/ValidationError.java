package io.zathras.schema;

/**
 * One place where a document does not follow its schema.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param path the JSON path of the value, for example {@code $.results.runs.run_1.status}
 * @param keyword the schema keyword that failed, for example {@code enum}
 * @param message what was found and what was expected
 * @since 0.1
 */
public record ValidationError(String path, String keyword, String message) {

  /** Returns path and message. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
