package io.zathras.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twice the text takes twice the steps, whatever is in it and whichever file it is: steps are
 * counted, so the result is the same on every machine. Each file of a result, of its directory and
 * of its system is filled with runs of every character that a reader looks for, as a whole, behind
 * its own text and in the middle of a line, and has a line of its own over and over.
 */
class LinearTimeTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path LEAVES = ROOT.resolve("zathras-pipeline/src/test/resources/results");

  /** Beyond the length from which lines are made one by one. */
  private static final int LENGTH = 20_000;

  /** What twice the text may take on top: a list that grows, a text that is kept. */
  private static final long SLACK = 60_000;

  /** The most that any reader takes of a character, with all expressions that look at it. */
  private static final long MOST_OF_A_CHARACTER = 2_000;

  private static final List<String> RUNS =
      List.of(
          " ",
          "-",
          "1",
          ".",
          ":",
          ",",
          "\"",
          "'",
          "[",
          "]",
          "{",
          "}",
          "(",
          ")",
          "\n",
          "\r",
          "\t",
          "\0",
          "a",
          "A",
          "%",
          "#",
          "=",
          "/",
          "\\",
          "_",
          "*",
          "+",
          "<",
          "@",
          "\u00e9",
          "\ufeff",
          "a ",
          "1 ",
          "1,",
          "a:",
          "a=",
          "a=1 ",
          "1:",
          "1.",
          "--a ",
          "\"a\",",
          "{\"a\":",
          "/home/",
          "a\n",
          "1\n",
          "a,b\n",
          "a: 1\n",
          "a=1\n",
          "- a\n",
          "#a:1\n",
          "-wrapper-");

  private static BiConsumer<String, Object> work;

  @TempDir Path directory;

  /**
   * Some files.
   *
   * @param name where they are from
   * @param what they are, to {@link Work}
   * @param files their bytes by path
   */
  record Sample(String name, String what, Map<String, byte[]> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void loadWhatIsCounted() throws ReflectiveOperationException {
    CountingLoader loader = CountingLoader.ofTheProductAndItsLibraries();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work =
          (BiConsumer<String, Object>)
              loader.loadClass(Work.class.getName()).getDeclaredConstructor().newInstance();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** One sample of each benchmark, or all of them on demand. */
  static List<Sample> results() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "zathras-processor-*")) {
      for (Path module : modules) {
        List<Path> zips = zips(module.resolve("src/test/resources"));
        for (Path zip : Boolean.getBoolean("zathras.steps.all") ? zips : zips.subList(0, 1)) {
          String test = String.valueOf(zip.getParent().getFileName());
          ArchiveReader.builder()
              .build()
              .read(
                  zip,
                  tree ->
                      samples.add(
                          new Sample(
                              module.getFileName() + " " + zip.getFileName(),
                              "result " + test,
                              bytes(tree))));
        }
      }
    }
    return samples;
  }

  private static List<Path> zips(Path resources) throws IOException {
    try (Stream<Path> files = Files.walk(resources)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  static List<Sample> systems() throws IOException {
    try (Stream<Path> files = Files.walk(LEAVES)) {
      return files
          .filter(file -> file.endsWith("sysconfig_info.tar"))
          .sorted()
          .map(file -> ArchiveReader.builder().build().readSingle(file))
          .map(tree -> new Sample(tree.name(), "system", bytes(tree)))
          .limit(1)
          .toList();
    }
  }

  private static Map<String, byte[]> bytes(FileTree tree) {
    Map<String, byte[]> bytes = new TreeMap<>();
    for (FileEntry file : tree.files()) {
      bytes.put(file.path(), file.isKept() ? file.bytes() : new byte[0]);
    }
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("results")
  void readsEveryFileOfAResult(Sample sample) {
    grow(sample, files -> files);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void readsEveryFileOfASystem(Sample sample) {
    grow(sample, files -> files);
  }

  @Test
  void readsEveryFileBesideTheResults() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name :
        List.of(
            "error_log",
            "cpu_type_failure",
            "spot_failure",
            "test_failure",
            "test_times",
            "test_system_usage",
            "instance_cost",
            "hw_config.yml",
            "meta_data.yml",
            "ansible_run_vars.yml",
            "test_info",
            "full_test_defs.yml",
            "coremark.cmd")) {
      files.put(name, "/x/a-wrapper-1/a_run --b c d\n".getBytes(StandardCharsets.UTF_8));
    }
    try (Stream<Path> all = Files.walk(LEAVES)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (!file.toString().endsWith(".zip") && !file.toString().endsWith(".tar")) {
          files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
      }
    }
    grow(new Sample("beside", "directory", files), this::written);

    // Of these only the first line is read, so each run makes another text of it.
    for (String name : List.of("coremark.cmd", "test_failure", "spot_failure", "instance_cost")) {
      for (String run : RUNS) {
        for (String start : List.of("", "x --o ")) {
          requireLinear(
              name + " with " + run,
              times -> {
                String line = start + repeated(run, times * LENGTH) + "\n";
                return written(Map.of(name, line.getBytes(StandardCharsets.UTF_8)));
              },
              "directory");
        }
      }
    }
  }

  private Path written(Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(directory.resolve(file.getKey()), file.getValue());
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[1,",
        "1",
        "\"",
        " ",
        "\n",
        "\0",
        "{\"a\":1},",
        "-",
        "\\",
        "\"a\":1,"
      })
  void readsADocument(String run) {
    String start =
        "{\"$schema\":\"urn:zathras:result:1.0\",\"test\":{\"name\":\"x\"},\"results\":{\"runs\":{";
    for (String prefix : List.of("", start, start + "\"", "[")) {
      requireLinear(
          "a document with " + run,
          times -> (prefix + repeated(run, times * LENGTH)).getBytes(StandardCharsets.UTF_8),
          "document");
    }
  }

  /** Makes one file of the sample longer after the other, in many ways. */
  private static void grow(Sample sample, Function<Map<String, byte[]>, Object> in) {
    for (Map.Entry<String, byte[]> file : sample.files().entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.UTF_8);
      variants(text, file.getKey().hashCode())
          .forEach(
              (how, variant) ->
                  requireLinear(
                      sample.name() + " " + file.getKey() + " " + how,
                      times -> {
                        Map<String, byte[]> files = new LinkedHashMap<>(sample.files());
                        files.put(
                            file.getKey(), variant.apply(times).getBytes(StandardCharsets.UTF_8));
                        return in.apply(files);
                      },
                      sample.what()));
    }
  }

  /** Returns texts that grow with a number, by what is done. */
  private static Map<String, IntFunction<String>> variants(String whole, int seed) {
    String text = whole.substring(0, Math.min(whole.length(), 2 * LENGTH));
    List<String> lines = text.lines().toList();
    int middle = lines.size() / 2;
    String before =
        lines.stream().limit(middle).map(line -> line + "\n").reduce("", String::concat);
    String line = lines.isEmpty() ? "" : lines.get(middle);
    String after =
        lines.stream().skip(middle + 1L).map(next -> next + "\n").reduce("", String::concat);
    String run = RUNS.get(Math.floorMod(seed, RUNS.size()));
    int place = line.isEmpty() ? 0 : Math.floorMod(seed, line.length());
    Map<String, IntFunction<String>> variants = new LinkedHashMap<>();
    variants.put("made of runs", LinearTimeTest::runs);
    variants.put("with runs behind it", times -> text + "\n" + runs(times));
    variants.put(
        "with " + run + " in line " + (middle + 1),
        times ->
            before
                + line.substring(0, place)
                + repeated(run, times * LENGTH)
                + line.substring(place)
                + "\n"
                + after);
    variants.put(
        "with line " + (middle + 1) + " over and over",
        times -> before + repeated(line + "\n", times * LENGTH) + after);
    variants.put(
        "with line " + (middle + 1) + " counted up",
        times -> before + counted(line + "\n", times * LENGTH) + after);
    return variants;
  }

  /** Every run, one after the other. */
  private static String runs(int times) {
    StringBuilder text = new StringBuilder();
    for (String run : RUNS) {
      text.append(repeated(run, times * LENGTH / RUNS.size())).append('\n');
    }
    return text.toString();
  }

  private static String repeated(String part, int length) {
    return part.repeat(Math.max(1, length / part.length()));
  }

  private static String counted(String line, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; text.length() < length; i++) {
      text.append(line.replaceAll("[0-9]+", Integer.toString(i)));
    }
    return text.toString();
  }

  private static void requireLinear(String what, IntFunction<Object> input, String piece) {
    long twice = steps(piece, input.apply(2));
    long more = twice - steps(piece, input.apply(1));
    long fourTimes = steps(piece, input.apply(4));
    long evenMore = fourTimes - twice;
    if (evenMore > bound(more)) {
      // A text that passes a bound may be read another way from there on, which happens once.
      more = evenMore;
      evenMore = steps(piece, input.apply(8)) - fourTimes;
    }

    assertThat(evenMore)
        .as("%s: steps for twice the text, where half of it took %d", what, more)
        .isLessThanOrEqualTo(bound(more))
        .isLessThanOrEqualTo(4 * LENGTH * MOST_OF_A_CHARACTER);
  }

  /** Twice the text takes twice the steps, and a little that does not grow with it. */
  private static long bound(long steps) {
    return Math.max(0, steps) * 5 / 2 + SLACK;
  }

  private static long steps(String piece, Object input) {
    long before = Steps.count();
    work.accept(piece, input);
    return Steps.count() - before;
  }

  @Test
  void countsWhatTakesLongerThanTheTextIsLong() throws ReflectiveOperationException {
    Runnable quadratic =
        (Runnable)
            CountingLoader.ofTheProduct()
                .loadClass(Quadratic.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    long before = Steps.count();
    quadratic.run();

    assertThat(Steps.count() - before).isGreaterThan(4 * 1_000_000L / 2);
  }

  /** An expression, a search, a text and a list, each of which costs half a million steps. */
  public static final class Quadratic implements Runnable {

    private static final int N = 1_000;
    private static final Pattern DASHES = Pattern.compile("-+x");

    @Override
    public void run() {
      String dashes = "-".repeat(N);
      String joined = "";
      List<Integer> list = new ArrayList<>();
      boolean found = DASHES.matcher(dashes).find();
      for (int i = 0; i < N; i++) {
        found |= dashes.indexOf('x', i) >= 0;
        joined = joined + "-";
        found |= list.contains(-1);
        list.add(i);
      }
      assertThat(found).isFalse();
      assertThat(joined).hasSize(N);
    }
  }
}
