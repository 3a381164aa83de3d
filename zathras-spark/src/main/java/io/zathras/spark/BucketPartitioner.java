package io.zathras.spark;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Sends all blocks of a document to one task. */
final class BucketPartitioner extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int partitions;

  BucketPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return Math.floorMod(((RowKey) key).bucket().hashCode(), partitions);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BucketPartitioner same && same.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
