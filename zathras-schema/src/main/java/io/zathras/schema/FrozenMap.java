package io.zathras.schema;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An open object as a document has it: checked, in order, and never changed again. So it is copied
 * once, hashed once, and equal to itself without a look at its thousand settings.
 */
final class FrozenMap extends AbstractMap<String, Object> {

  private final Map<String, Object> map;
  private final int cutNames;
  private int hash;

  /**
   * Wraps a map.
   *
   * @param map nobody else has it
   * @param cutNames how many of its names were too long and are cut
   */
  FrozenMap(Map<String, Object> map, int cutNames) {
    this.map = Collections.unmodifiableMap(map);
    this.cutNames = cutNames;
  }

  /** Counts the names of an open object that were cut. */
  static int cutNames(Map<String, Object> object) {
    return object instanceof FrozenMap frozen ? frozen.cutNames : 0;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return map.entrySet();
  }

  @Override
  public @Nullable Object get(Object key) {
    return map.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key);
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Object> action) {
    map.forEach(action);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (other instanceof FrozenMap frozen && hashCode() != frozen.hashCode()) {
      return false;
    }
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = map.hashCode();
      hash = known;
    }
    return known;
  }
}
