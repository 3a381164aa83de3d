package io.zathras.spark;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory to search or to process. Not a record, because Kryo, often used with Spark, cannot
 * write one.
 */
final class DirectoryUnit implements Serializable {

  private static final long serialVersionUID = 1;

  private final String place;
  private final String address;
  private final boolean below;

  private DirectoryUnit(String place, String address, boolean below) {
    this.place = place;
    this.address = address;
    this.below = below;
  }

  /**
   * Returns a unit for a directory or archive that the caller named.
   *
   * @param number how many were named before it
   */
  static DirectoryUnit root(int number, Path path) {
    return new DirectoryUnit("%06d".formatted(number), path.toUri().toString(), true);
  }

  /** Returns a unit for a directory in this one. */
  DirectoryUnit child(Path path) {
    Path name = path.getFileName();
    byte[] bytes = String.valueOf((@Nullable Object) name).getBytes(StandardCharsets.UTF_8);
    return new DirectoryUnit(
        place + '\0' + new String(bytes, StandardCharsets.ISO_8859_1),
        path.toUri().toString(),
        true);
  }

  /** Returns a unit for this directory without those below it. */
  DirectoryUnit alone() {
    return new DirectoryUnit(place, address, false);
  }

  /**
   * Returns its place in the order of the tree, as text that sorts in this order: the number of the
   * root, then the names of its path, each after a zero, with one character for each byte.
   */
  String place() {
    return place;
  }

  /** Returns the address, as {@link Path#toUri} made it. */
  URI address() {
    return URI.create(address);
  }

  /** Returns whether the unit includes the directories below. */
  boolean below() {
    return below;
  }
}
