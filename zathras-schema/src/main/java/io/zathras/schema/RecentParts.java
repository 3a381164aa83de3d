package io.zathras.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the last parts of documents' surroundings. They are most of a document, and the
 * results of one directory share theirs. A part is known by being the same object: to compare all
 * that is in it costs as much as to look at it again. Thread-safe.
 *
 * @param <V> what is known of a part
 */
final class RecentParts<V> {

  /** A few directories with four parts each. */
  static final int SIZE = 32;

  /** The one that was looked up last comes first. */
  private final List<Known<V>> parts = new ArrayList<>(SIZE + 1);

  private record Known<V>(Object part, V value) {}

  synchronized @Nullable V get(Object part) {
    for (int i = 0; i < parts.size(); i++) {
      Known<V> known = parts.get(i);
      if (known.part == part) {
        parts.remove(i);
        parts.add(0, known);
        return known.value;
      }
    }
    return null;
  }

  synchronized void put(Object part, V value) {
    parts.add(0, new Known<>(part, value));
    if (parts.size() > SIZE) {
      parts.remove(SIZE);
    }
  }
}
