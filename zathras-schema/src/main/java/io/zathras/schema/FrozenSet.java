package io.zathras.schema;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of names in a document: without secrets, sorted, and immutable. All results of a machine
 * share one such object for the hundreds of flags of a processor.
 */
final class FrozenSet extends AbstractSet<String> {

  private final Set<String> names;

  private FrozenSet(Set<String> names) {
    this.names = Collections.unmodifiableSet(names);
  }

  /** Returns names in this form: the same object if they already have it. */
  static Set<String> of(@Nullable Set<String> names) {
    if (names == null || names.isEmpty()) {
      return Set.of();
    }
    if (names instanceof FrozenSet) {
      return names;
    }
    Set<String> sorted = new TreeSet<>();
    names.forEach(name -> sorted.add(Copies.shortened(Redactor.redact(name))));
    return new FrozenSet(new LinkedHashSet<>(sorted));
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public boolean contains(Object name) {
    return names.contains(name);
  }
}
