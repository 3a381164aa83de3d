package io.zathras.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Lazy iterators over iterators, so that the whole input of a task is never in memory. */
final class Chained {

  private Chained() {}

  /** Returns the elements that a function makes of each element, one after another. */
  static <A, B> Iterator<B> over(Iterator<A> elements, Function<A, Iterator<B>> parts) {
    return new Iterator<>() {
      private Iterator<B> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && elements.hasNext()) {
          current = parts.apply(elements.next());
        }
        return current.hasNext();
      }

      @Override
      public B next() {
        if (!hasNext()) {
          throw new NoSuchElementException("nothing is left");
        }
        return current.next();
      }
    };
  }

  /** Returns the result of a function for each element. */
  static <A, B> Iterator<B> mapped(Iterator<A> elements, Function<A, B> mapping) {
    return over(elements, element -> Collections.singleton(mapping.apply(element)).iterator());
  }
}
