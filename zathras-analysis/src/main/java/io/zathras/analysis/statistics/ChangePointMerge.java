package io.zathras.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The merge step: removes the weakest change point until all that remain are good enough. The
 * weakest is the one with the largest score, or, where every score is good enough, the one with the
 * smallest magnitude.
 */
final class ChangePointMerge {

  /** A change point in the linked list, with the part of the series from it to the next. */
  private static final class Node {
    private final int index;
    private Moments part;
    private @Nullable Node previous;
    private @Nullable Node next;
    private ChangePoint point;

    Node(int index, Moments part) {
      this.index = index;
      this.part = part;
      this.point = new ChangePoint(index, 0, 0, 1);
    }

    int index() {
      return index;
    }

    double score() {
      return point.score();
    }

    double magnitude() {
      return point.magnitude();
    }
  }

  private final ChangePointSettings settings;
  private final TreeSet<Node> byScore =
      new TreeSet<>(Comparator.comparingDouble(Node::score).reversed().thenComparing(Node::index));
  private final TreeSet<Node> byMagnitude =
      new TreeSet<>(Comparator.comparingDouble(Node::magnitude).thenComparing(Node::index));
  private final Node start;

  ChangePointMerge(double[] series, List<Integer> indexes, ChangePointSettings settings) {
    this.settings = settings;
    List<Integer> bounds = new ArrayList<>(indexes);
    bounds.add(series.length);
    start = new Node(0, Moments.of(series, 0, bounds.get(0)));
    Node last = start;
    for (int i = 0; i < indexes.size(); i++) {
      Node node = new Node(bounds.get(i), Moments.of(series, bounds.get(i), bounds.get(i + 1)));
      node.previous = last;
      last.next = node;
      last = node;
    }
    for (Node node = start.next; node != null; node = node.next) {
      compute(node);
    }
  }

  /** Returns the remaining change points, by index. */
  List<ChangePoint> merged() {
    while (!byScore.isEmpty()) {
      Node weakest = byScore.first();
      if (weakest.score() < settings.maximumScore()) {
        weakest = byMagnitude.first();
        if (weakest.magnitude() > settings.minimumMagnitude()) {
          break;
        }
      }
      remove(weakest);
    }
    List<ChangePoint> left = new ArrayList<>();
    for (Node node = start.next; node != null; node = node.next) {
      left.add(node.point);
    }
    return left;
  }

  private void remove(Node node) {
    byScore.remove(node);
    byMagnitude.remove(node);
    Node previous = node.previous;
    Node next = node.next;
    if (previous != null) {
      previous.part = previous.part.plus(node.part);
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
    recompute(next);
    recompute(settings.neighboursRecomputed() ? previous : next == null ? null : next.next);
  }

  private void recompute(@Nullable Node node) {
    if (node != null && node.previous != null) {
      byScore.remove(node);
      byMagnitude.remove(node);
      compute(node);
    }
  }

  private void compute(Node node) {
    if (node.previous != null) {
      Moments before = node.previous.part;
      node.point =
          new ChangePoint(
              node.index,
              before.mean(),
              node.part.mean(),
              Score.of(before, node.part, settings.sampleDeviations()));
    }
    byScore.add(node);
    byMagnitude.add(node);
  }
}
