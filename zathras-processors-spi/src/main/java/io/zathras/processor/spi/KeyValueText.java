package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text of {@code key : value} lines. The key ends at the first colon; of a repeated key the first
 * value counts; lines without a colon are only in {@link #lines()}.
 *
 * @since 0.1
 */
public final class KeyValueText {

  /** Bounds the memory, because a key of a few characters takes thirty times its size. */
  private static final int MOST_KEYS = 100_000;

  private final List<String> lines;
  private final Map<String, String> values = new LinkedHashMap<>();

  private KeyValueText(FileEntry file) {
    lines = file.lines();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        if (values.size() > MOST_KEYS) {
          throw new ProcessingException(
              file.location(),
              null,
              "more than " + MOST_KEYS + " keys; no benchmark prints so many",
              null);
        }
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws ProcessingException if it has more keys than any benchmark prints
   */
  public static KeyValueText read(FileEntry file) {
    return new KeyValueText(file);
  }

  /** Returns the value of a key, or {@code null} when the key is not there or has no value. */
  public @Nullable String value(String key) {
    String value = values.get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Returns the number under a key, or {@code null} when there is none. */
  public @Nullable Double decimal(String key) {
    return Numbers.decimal(values.get(key));
  }

  /** Returns all keys and values, in the file's order. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns all lines. */
  public List<String> lines() {
    return lines;
  }
}
