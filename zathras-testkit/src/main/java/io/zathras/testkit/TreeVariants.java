package io.zathras.testkit;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Damaged variants of a result; always the same, in the same order. */
final class TreeVariants {

  private static final int MOST = 60;
  private static final int LONG = 100_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]++(?:\\.[0-9]++)?+");
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "1e308",
          "0",
          "nan",
          "inf",
          "1e999",
          "1,5",
          "99999999999999999999",
          "2147483647",
          "");

  private TreeVariants() {}

  /** A result, and a description of its damage. */
  record Variant(String what, FileTree tree) {}

  /** Returns two variants without any file that a benchmark could have written. */
  static Stream<Variant> empty(FileTree tree) {
    String directory = tree.directories().get(0);
    Map<String, byte[]> unrelated = Map.of(directory + "/unrelated.bin", new byte[0]);
    Map<String, byte[]> deeper = Map.of(directory + "/unrelated/unrelated.bin", new byte[0]);
    return Stream.of(
        new Variant("nothing but an unrelated file", FileTree.of(tree.name(), unrelated)),
        new Variant("nothing at all in the directory", FileTree.of(tree.name(), deeper)));
  }

  /**
   * Returns variants without a number in any file: all files are missing, empty, noise, or words.
   */
  static Stream<Variant> withoutNumbers(FileTree tree) {
    byte[] words = "no number stands here\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
    return Stream.concat(
        empty(tree),
        Stream.of(
            all(tree, new byte[0], "every file is empty"),
            all(tree, random(), "every file holds noise"),
            all(tree, words, "every file holds words")));
  }

  private static Variant all(FileTree tree, byte[] content, String what) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    tree.files().forEach(file -> files.put(file.path(), content));
    return new Variant(what, FileTree.of(tree.name(), files));
  }

  static Stream<Variant> missing(FileTree tree) {
    return atMost(tree.files()).stream().map(file -> without(tree, file));
  }

  /**
   * Returns variants that each lack one file; with more files than {@code most}, the seed chooses
   * them.
   */
  static Stream<Variant> missing(FileTree tree, int most, long seed) {
    List<FileEntry> files = new ArrayList<>(tree.files());
    if (files.size() > most) {
      Collections.shuffle(files, new Random(seed));
    }
    return files.stream().limit(most).map(file -> without(tree, file));
  }

  private static Variant without(FileTree tree, FileEntry file) {
    Map<String, byte[]> files = contents(tree);
    files.remove(file.path());
    files.putIfAbsent(tree.directories().get(0) + "/unrelated.bin", new byte[0]);
    return new Variant(file.path() + " is missing", FileTree.of(tree.name(), files));
  }

  /**
   * Returns variants of each file: missing, empty, cut within a line and at a line's end, or random
   * bytes.
   */
  static Stream<Variant> lessEvidence(FileTree tree) {
    return tree.files().stream()
        .flatMap(
            file -> {
              byte[] bytes = file.bytes();
              Stream<Variant> damaged =
                  IntStream.concat(
                          IntStream.of(0, bytes.length / 3, bytes.length / 2, bytes.length - 1),
                          IntStream.of(bytes.length / 3, bytes.length / 2, bytes.length * 4 / 5)
                              .map(end -> endOfLine(bytes, end)))
                      .filter(end -> end >= 0 && end < bytes.length)
                      .distinct()
                      .mapToObj(
                          end ->
                              replaced(
                                  tree,
                                  file,
                                  Arrays.copyOf(bytes, end),
                                  "is cut after " + end + " of " + bytes.length + " bytes"));
              return Stream.concat(
                  Stream.of(without(tree, file), replaced(tree, file, random(), "holds noise")),
                  damaged);
            });
  }

  private static int endOfLine(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private static byte[] random() {
    byte[] random = new byte[4096];
    new Random(42).nextBytes(random);
    return random;
  }

  static Stream<Variant> cut(FileTree tree) {
    List<Supplier<Variant>> cuts = new ArrayList<>();
    for (FileEntry file : tree.files()) {
      long size = file.size();
      LongStream.of(
              0, 1, size / 10, size / 4, size / 2, size * 3 / 4, size - 10, size - 2, size - 1)
          .filter(end -> end >= 0 && end < size)
          .distinct()
          .forEach(
              end ->
                  cuts.add(
                      () ->
                          replaced(
                              tree,
                              file,
                              Arrays.copyOf(file.bytes(), (int) end),
                              "is cut after " + end + " of " + size + " bytes")));
    }
    return atMost(cuts).stream().map(Supplier::get);
  }

  static Stream<Variant> garbage(FileTree tree) {
    Map<String, byte[]> kinds = new LinkedHashMap<>();
    kinds.put("random bytes", random());
    kinds.put("zero bytes", new byte[4096]);
    for (String endless : List.of(" ", "1", ",", ":", "a b", "[", "{\"a\":", "<a>", "\"")) {
      kinds.put(
          "'" + endless + "' without end", endless.repeat(LONG).getBytes(StandardCharsets.UTF_8));
    }
    List<Supplier<Variant>> all = new ArrayList<>();
    for (FileEntry file : tree.files()) {
      kinds.forEach((kind, bytes) -> all.add(() -> replaced(tree, file, bytes, "holds " + kind)));
    }
    return atMost(all).stream().map(Supplier::get);
  }

  static Stream<Variant> altered(FileTree tree) {
    Random random = new Random(42);
    List<FileEntry> texts =
        tree.files().stream().filter(file -> isText(file) && file.lines().size() > 0).toList();
    if (texts.isEmpty()) {
      return Stream.empty();
    }
    return Stream.iterate(0, i -> i < MOST, i -> i + 1)
        .map(i -> altered(tree, texts.get(random.nextInt(texts.size())), random));
  }

  private static Variant altered(FileTree tree, FileEntry file, Random random) {
    List<String> lines = new ArrayList<>(file.lines());
    int at = random.nextInt(lines.size());
    String where = "line " + (at + 1);
    String what;
    switch (random.nextInt(4)) {
      case 0 -> {
        lines.remove(at);
        what = where + " is lost";
      }
      case 1 -> {
        lines.add(at, lines.get(at));
        what = where + " is doubled";
      }
      case 2 -> {
        int other = random.nextInt(lines.size());
        Collections.swap(lines, at, other);
        what = where + " and line " + (other + 1) + " are exchanged";
      }
      default -> {
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        lines.set(at, NUMBER.matcher(lines.get(at)).replaceAll(number));
        what = where + " has '" + number + "' for every number";
      }
    }
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return replaced(tree, file, bytes, what);
  }

  static FileTree withWindowsLineEnds(FileTree tree) {
    Map<String, byte[]> files = contents(tree);
    tree.files().stream()
        .filter(TreeVariants::isText)
        .forEach(file -> files.put(file.path(), windows(file.bytes())));
    return FileTree.of(tree.name(), files);
  }

  private static byte[] windows(byte[] unix) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(unix.length + unix.length / 16);
    byte before = 0;
    for (byte b : unix) {
      if (b == '\n' && before != '\r') {
        out.write('\r');
      }
      out.write(b);
      before = b;
    }
    return out.toByteArray();
  }

  private static boolean isText(FileEntry file) {
    for (byte b : file.bytes()) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }

  private static Variant replaced(FileTree tree, FileEntry file, byte[] bytes, String what) {
    Map<String, byte[]> files = contents(tree);
    files.put(file.path(), bytes);
    return new Variant(file.path() + " " + what, FileTree.of(tree.name(), files));
  }

  private static Map<String, byte[]> contents(FileTree tree) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    tree.files().forEach(file -> files.put(file.path(), file.bytes()));
    return files;
  }

  /**
   * Returns a limited number of elements, evenly distributed, so that large samples do not take
   * minutes.
   */
  private static <T> List<T> atMost(List<T> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      some.add(all.get((int) ((long) i * all.size() / MOST)));
    }
    return some;
  }
}
