package io.zathras.exporter.opensearch.index;

import org.jspecify.annotations.Nullable;

/**
 * The layout of a new index over nodes.
 *
 * @param shards its parts
 * @param replicas the copies of each part; {@code null} for one if there is a second node
 */
public record IndexLayout(int shards, @Nullable Integer replicas) {

  public static final IndexLayout DEFAULT = new IndexLayout(1, null);

  public IndexLayout {
    if (shards < 1 || shards > 1024) {
      throw new IllegalArgumentException("shards is " + shards + "; expected 1 to 1024");
    }
    if (replicas != null && (replicas < 0 || replicas > 100)) {
      throw new IllegalArgumentException("replicas is " + replicas + "; expected 0 to 100");
    }
  }
}
