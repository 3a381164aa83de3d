package io.zathras.schema;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the last parts of documents' surroundings. They are most of a document; the
 * results of one directory share theirs, and machines of one kind are set up alike: their parts are
 * equal. Thread-safe.
 *
 * @param <V> what is known of a part
 */
final class RecentParts<V> {

  /** Some kinds of machines, with four parts each. */
  static final int SIZE = 32;

  private final Map<Object, Known<V>> parts = new LinkedHashMap<>(2 * SIZE, 0.75f, true);

  /** What is known, and the part that was met last: the one it was learnt from, or an equal one. */
  private static final class Known<V> {
    private final V value;
    private Object met;

    Known(V value, Object met) {
      this.value = value;
      this.met = met;
    }
  }

  synchronized @Nullable V get(Object part) {
    // The next document of a directory has the same part, and to hash all of it costs.
    for (Known<V> known : parts.values()) {
      if (known.met == part) {
        return known.value;
      }
    }
    Known<V> known = parts.get(part);
    if (known == null) {
      return null;
    }
    known.met = part;
    return known.value;
  }

  synchronized void put(Object part, V value) {
    parts.put(part, new Known<>(value, part));
    if (parts.size() > SIZE) {
      Iterator<Object> longestUnused = parts.keySet().iterator();
      longestUnused.next();
      longestUnused.remove();
    }
  }
}
