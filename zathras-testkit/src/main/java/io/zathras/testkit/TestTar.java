package io.zathras.testkit;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The files of one tar, which a test assembles. */
final class TestTar {

  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private String name;
  private String directory;

  TestTar(String test) {
    name = "results_" + test + "_tuned_none.tar";
    directory = test + "_2026.01.05-10.00.00";
  }

  /**
   * Returns a tar with the files of a tree; further files go to the last of its result directories.
   */
  static TestTar of(FileTree tree, String test) {
    TestTar tar = new TestTar(test);
    tree.memberName().ifPresent(tar::name);
    tar.putAll(tree);
    tree.directories().stream().filter(top -> !top.startsWith("pcp_")).forEach(tar::directory);
    return tar;
  }

  void name(String newName) {
    name = newName;
  }

  void directory(String newDirectory) {
    directory = newDirectory;
  }

  Map<String, byte[]> files() {
    return Collections.unmodifiableMap(files);
  }

  void put(String file, byte[] content) {
    files.put(directory + "/" + file, content);
  }

  void putAll(FileTree tree) {
    for (FileEntry file : tree.files()) {
      files.put(file.path(), file.bytes());
    }
  }

  void remove(String file) {
    files.remove(path(file));
  }

  void edit(String file, UnaryOperator<String> change) {
    String path = path(file);
    String before = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("the edit of " + path + " changes nothing");
    }
    files.put(path, after.getBytes(StandardCharsets.UTF_8));
  }

  FileTree tree(String zip) {
    return FileTree.of(zip + "!/" + name, files);
  }

  private String path(String file) {
    List<String> found =
        files.keySet().stream()
            .filter(path -> path.equals(file) || path.endsWith("/" + file))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "'"
              + file
              + "' is "
              + (found.isEmpty() ? "not" : found.size() + " times")
              + " among "
              + files.keySet());
    }
    return found.get(0);
  }
}
