package io.zathras.archive;

import org.jspecify.annotations.Nullable;

/**
 * Where a tree comes from.
 *
 * @param archive file name of the archive or directory
 * @param member path of the tar in its zip, through {@code !/} for a zip in the zip; null without
 *     zip
 * @param subdirectory path of the directory a view shows; empty for the whole tree
 * @param form what the archive is
 */
record TreeLocation(String archive, @Nullable String member, String subdirectory, Form form) {

  /** What holds the files. */
  enum Form {
    /** A zip or tar. */
    ARCHIVE,
    /** A directory, in the place of the tar. */
    DIRECTORY,
    /** The top directory of a tar, whose name all paths begin with. */
    TOP_DIRECTORY
  }

  static TreeLocation archive(String archive, @Nullable String member) {
    return new TreeLocation(archive, member, "", Form.ARCHIVE);
  }

  static TreeLocation directory(String name) {
    return new TreeLocation(name, null, "", Form.DIRECTORY);
  }

  static TreeLocation topDirectory(String name) {
    return new TreeLocation(name, null, "", Form.TOP_DIRECTORY);
  }

  /** A member of the zip that this is. */
  TreeLocation member(String name) {
    return archive(archive, member == null ? name : member + "!/" + name);
  }

  TreeLocation subdirectory(String path) {
    return new TreeLocation(archive, member, join(subdirectory, "/", path), form);
  }

  /** The tree's name: archive, member and subdirectory. */
  String name() {
    return form == Form.TOP_DIRECTORY && !subdirectory.isEmpty()
        ? subdirectory
        : join(root(), separator(), subdirectory);
  }

  /** The full place of a file. */
  String locate(String path) {
    return form == Form.TOP_DIRECTORY ? inTree(path) : join(root(), separator(), inTree(path));
  }

  /** The place of a file without the archive. */
  String entry(String path) {
    return member == null ? inTree(path) : join(member, "!/", inTree(path));
  }

  private String root() {
    return member == null ? archive : archive + "!/" + member;
  }

  private String inTree(String path) {
    return join(subdirectory, "/", path);
  }

  private String separator() {
    return form == Form.ARCHIVE ? "!/" : "/";
  }

  private static String join(String head, String separator, String tail) {
    if (head.isEmpty()) {
      return tail;
    }
    return tail.isEmpty() ? head : head + separator + tail;
  }
}
