package io.zathras.spark;

import io.zathras.pipeline.DirectoryLook;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.spark.hadoop.HadoopFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;

/** Searches for directories with results by the pipeline's own rules, without reading results. */
final class UnitFinder {

  /** The most directories that the driver looks at before it leaves the rest to the executors. */
  private static final int MOST_LOOKS = 200;

  private final ResultPipeline pipeline;
  private final Configuration hadoop;

  UnitFinder(ResultPipeline pipeline, Configuration hadoop) {
    this.pipeline = pipeline;
    this.hadoop = hadoop;
  }

  /**
   * Searches only the upper part of the trees.
   *
   * @param enough the number of parts at which the search stops
   * @return parts that make up the whole, single directories of the upper part among them
   */
  List<DirectoryUnit> parts(List<DirectoryUnit> roots, int enough) {
    List<DirectoryUnit> parts = new ArrayList<>();
    Deque<Place> pending = new ArrayDeque<>();
    roots.forEach(root -> pending.add(place(root)));
    int looks = 0;
    while (!pending.isEmpty() && pending.size() < enough && looks < MOST_LOOKS) {
      look(pending.remove(), parts, pending);
      looks++;
    }
    pending.forEach(place -> parts.add(place.unit()));
    return parts;
  }

  /** Returns the directories with results in a part of the tree, one by one. */
  Iterator<DirectoryUnit> units(DirectoryUnit part) {
    return new Walk(part);
  }

  /** A directory, with the path that remembers its attributes from its parent's listing. */
  private record Place(DirectoryUnit unit, Path path) {}

  private Place place(DirectoryUnit unit) {
    return new Place(unit, path(unit, hadoop));
  }

  private void look(Place place, List<DirectoryUnit> found, Deque<Place> below) {
    DirectoryLook look = pipeline.look(place.path());
    if (look.hasResults()) {
      found.add(place.unit().alone());
    }
    for (Path directory : look.below()) {
      below.add(new Place(place.unit().child(directory), directory));
    }
  }

  static Path path(DirectoryUnit unit, Configuration hadoop) {
    try {
      return HadoopFileSystem.path(unit.address(), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The units of a part; only the directories yet to be searched are in memory. */
  private final class Walk implements Iterator<DirectoryUnit> {

    private final Deque<Place> pending = new ArrayDeque<>();
    private final List<DirectoryUnit> found = new ArrayList<>();

    Walk(DirectoryUnit part) {
      if (part.below()) {
        pending.add(place(part));
      } else {
        found.add(part);
      }
    }

    @Override
    public boolean hasNext() {
      while (found.isEmpty() && !pending.isEmpty()) {
        Deque<Place> below = new ArrayDeque<>();
        look(pending.remove(), found, below);
        below.descendingIterator().forEachRemaining(pending::addFirst);
      }
      return !found.isEmpty();
    }

    @Override
    public DirectoryUnit next() {
      if (!hasNext()) {
        throw new NoSuchElementException("everything was looked at");
      }
      return found.remove(0);
    }
  }
}
