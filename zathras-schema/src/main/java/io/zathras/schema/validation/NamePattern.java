package io.zathras.schema.validation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * An expression that names of members must match. Matching names are remembered, up to a bound,
 * because the documents of a run repeat the same names. Thread-safe.
 */
final class NamePattern {

  private static final int MOST_KNOWN = 256;
  private static final int LONGEST_KNOWN = 100;

  private final Pattern pattern;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  boolean matches(String name) {
    if (known.contains(name)) {
      return true;
    }
    boolean matches = pattern.matcher(name).find();
    if (matches && name.length() <= LONGEST_KNOWN && known.size() < MOST_KNOWN) {
      known.add(name);
    }
    return matches;
  }
}
