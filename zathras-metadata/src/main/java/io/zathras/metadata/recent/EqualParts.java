package io.zathras.metadata.recent;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The large parts of documents that were met last and that many have in common: machines are set up
 * alike, and so are tests. Given as one object, whoever comes next need not look at them again.
 * Thread-safe.
 */
public final class EqualParts {

  /** Some kinds of machines and tests. */
  static final int SIZE = 32;

  /** What stands for a part, by the equal one that was met last: the next is most like that. */
  private final Map<Part, Object> parts = new LinkedHashMap<>();

  /** Knows no part yet. */
  public EqualParts() {}

  /** Returns the equal part that was met first, or this one. */
  @SuppressWarnings("unchecked")
  public <T> T one(T part) {
    return (T) one(new Part(part));
  }

  private synchronized Object one(Part part) {
    Object one = Objects.requireNonNullElse(parts.remove(part), part.value);
    parts.put(part, one);
    if (parts.size() > SIZE) {
      Iterator<Part> longestUnused = parts.keySet().iterator();
      longestUnused.next();
      longestUnused.remove();
    }
    return one;
  }

  /** To hash all of a part costs, so that is done once. */
  private static final class Part {
    private final Object value;
    private final int hash;

    Part(Object value) {
      this.value = value;
      this.hash = value.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Part part && hash == part.hash && value.equals(part.value);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
