package io.zathras.schema;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last parts of systems that were found valid. A system is most of a document; the results of
 * one directory share theirs, and machines of one kind are set up alike: their parts are equal.
 * Thread-safe.
 */
final class RecentlyValid {

  /** Some kinds of machines, with three parts each. */
  static final int SIZE = 48;

  private final Map<Object, Boolean> parts = new LinkedHashMap<>(2 * SIZE, 0.75f, true);

  synchronized boolean contains(Object part) {
    return parts.get(part) != null;
  }

  synchronized void add(Object part) {
    parts.put(part, true);
    if (parts.size() > SIZE) {
      Iterator<Object> longestUnused = parts.keySet().iterator();
      longestUnused.next();
      longestUnused.remove();
    }
  }
}
