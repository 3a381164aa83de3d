package io.zathras.schema;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The last parts of documents' surroundings that were found valid. They are most of a document; the
 * results of one directory share theirs, and machines of one kind are set up alike: their parts are
 * equal. Thread-safe.
 */
final class RecentlyValid {

  /** Some kinds of machines, with four parts each. */
  static final int SIZE = 32;

  /** By part: the same, or an equal one that was met later. */
  private final Map<Object, AtomicReference<Object>> parts =
      new LinkedHashMap<>(2 * SIZE, 0.75f, true);

  synchronized boolean contains(Object part) {
    // The next document of a directory has the same part, and the hash of a thousand settings
    // costs.
    for (AtomicReference<Object> met : parts.values()) {
      if (met.get() == part) {
        return true;
      }
    }
    AtomicReference<Object> met = parts.get(part);
    if (met == null) {
      return false;
    }
    met.set(part);
    return true;
  }

  synchronized void add(Object part) {
    parts.put(part, new AtomicReference<>(part));
    if (parts.size() > SIZE) {
      Iterator<Object> longestUnused = parts.keySet().iterator();
      longestUnused.next();
      longestUnused.remove();
    }
  }
}
