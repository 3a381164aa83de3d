package io.zathras.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sort key of a block of rows. It brings the blocks of one document together in the order of
 * the tree, whichever tasks read them. Not a record, because Kryo, often used with Spark, cannot
 * write one.
 */
final class RowKey implements Comparable<RowKey>, Serializable {

  private static final long serialVersionUID = 1;

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::bucket)
          .thenComparing((RowKey key) -> key.place)
          .thenComparingInt(key -> key.item)
          .thenComparingInt(RowKey::block);

  private final String bucket;
  private final String place;
  private final int item;
  private final int block;

  /**
   * Creates a key.
   *
   * @param bucket the document's id, or the archive's address without a document
   * @param place the directory's place in the order of the tree, of {@link DirectoryUnit}
   * @param item the number of the result in its directory
   * @param block the number of the block of the result; the first, 0, holds only the row of the
   *     report
   */
  RowKey(String bucket, String place, int item, int block) {
    this.bucket = bucket;
    this.place = place;
    this.item = item;
    this.block = block;
  }

  String bucket() {
    return bucket;
  }

  int block() {
    return block;
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(bucket, place, item, block);
  }

  @Override
  public String toString() {
    return bucket + " " + item + " " + block;
  }
}
