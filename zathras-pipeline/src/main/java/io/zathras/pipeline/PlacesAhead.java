package io.zathras.pipeline;

import io.zathras.pipeline.ResultFinder.Place;
import io.zathras.pipeline.ResultFinder.Results;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks for results ahead of reading them, on a thread of its own, so that their number is known
 * early. A single place needs no thread. The queue has no bound because a place takes little memory
 * and the total is known only once all places are found.
 */
final class PlacesAhead implements Iterator<Place>, AutoCloseable {

  private final ResultFinder finder;
  private final ProgressListener listener;
  private final WorkerThreads threads = new WorkerThreads("zathras-finder-");
  private final BlockingQueue<Sight> sights = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;
  private @Nullable Place next;
  private boolean isAhead;
  private boolean ended;

  PlacesAhead(ResultFinder finder, ProgressListener listener) {
    this.finder = finder;
    this.listener = listener;
  }

  /**
   * Returns whether there is another place.
   *
   * @throws OrderedExecutor.Stopped if the thread is interrupted while it waits
   */
  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = isAhead ? take() : find();
      ended = next == null;
      if (!isAhead && !ended && !finder.isAtEnd()) {
        goAhead();
      }
    }
    return next != null;
  }

  @Override
  public Place next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("everything was looked at");
    }
    Place place = next;
    next = null;
    return place;
  }

  private @Nullable Place find() {
    if (!finder.hasNext()) {
      listener.foundAll();
      return null;
    }
    Place place = finder.next();
    if (place instanceof Results results) {
      listener.found(results.archives().size());
    }
    return place;
  }

  private void goAhead() {
    if (thread != null) {
      return;
    }
    thread = threads.newThread(this::findRest);
    try {
      thread.start();
      isAhead = true;
    } catch (OutOfMemoryError e) {
      // The system refuses another thread, so the calling thread finds each place when needed.
      threads.leave(thread);
    }
  }

  private void findRest() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Place place = find();
        sights.add(new Sight(place, null));
        if (place == null) {
          return;
        }
      }
    } catch (RuntimeException | Error e) {
      sights.add(new Sight(null, e));
    }
  }

  private @Nullable Place take() {
    try {
      Sight sight = sights.take();
      if (sight.failure() != null) {
        throw new IllegalStateException("the search for results failed", sight.failure());
      }
      return sight.place();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OrderedExecutor.Stopped(e);
    }
  }

  /** Ends the thread, and waits until it has ended. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      threads.awaitEnd();
    }
  }

  /** A place, or the failure that ended the search, or neither at its end. */
  private record Sight(@Nullable Place place, @Nullable Throwable failure) {}
}
