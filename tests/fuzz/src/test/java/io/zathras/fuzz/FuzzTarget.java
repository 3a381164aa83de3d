package io.zathras.fuzz;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveLimits;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.fuzz.Sample.Place;
import io.zathras.metadata.ResultDirectories;
import io.zathras.metadata.sysconfig.SystemInfo;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.assembly.DocumentAssembler;
import io.zathras.processor.spi.assembly.ResultSource;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.context.RunContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What an engine that is led by coverage feeds with bytes. */
final class FuzzTarget {

  private static final BenchmarkProcessors PROCESSORS = BenchmarkProcessors.installed();
  private static final DocumentValidator VALIDATOR = new DocumentValidator();
  private static final Sample SMALL = Samples.named("coremark.old").only(Place.RESULT);
  private static final int MOST_OF_A_PATCH = 200;

  private static final Map<String, Consumer<byte[]>> ALL = new TreeMap<>();

  static {
    ALL.put("archive", FuzzTarget::archive);
    ALL.put("json", FuzzTarget::json);
    ALL.put("yaml", FuzzTarget::sideFiles);
    ALL.put("system", FuzzTarget::system);
    for (BenchmarkProcessor processor : PROCESSORS.list()) {
      ALL.put(processor.descriptor().id(), input -> result(processor, input));
    }
  }

  private FuzzTarget() {}

  /** Returns the names of all targets. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Runs a target, which throws what nothing documents, or what says which promise is broken. */
  static void run(String name, byte[] input) {
    ALL.get(name).accept(input);
  }

  /** The bytes are the archive: any format, by its first bytes. */
  private static void archive(byte[] input) {
    Path file = Scratch.FILE;
    try {
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ArchiveReader reader =
        ArchiveReader.builder()
            .limits(ArchiveLimits.builder().maxExpandedBytes(1 << 24).maxFileBytes(1 << 22).build())
            .build();
    List<FileTree> trees;
    try {
      trees = reader.readAll(file);
    } catch (ArchiveException e) {
      return;
    }
    for (FileTree tree : trees) {
      for (FileEntry entry : tree.files()) {
        if (entry.path().startsWith("/")
            || Arrays.asList(entry.path().split("/", -1)).contains("..")) {
          throw new BrokenPromise("unsafe: " + entry.path());
        }
      }
    }
    if (!reader.readAll(file).stream()
        .map(FileTree::sha256)
        .toList()
        .equals(trees.stream().map(FileTree::sha256).toList())) {
      throw new BrokenPromise("unequal: another tree the second time");
    }
  }

  /** The bytes are a document: what is valid can be read, written and is valid again. */
  private static void json(byte[] input) {
    boolean isValid;
    try {
      isValid = VALIDATOR.validate(input).isEmpty();
    } catch (JsonException e) {
      isValid = false;
    }
    try {
      ResultDocument document = JsonCodec.compact().readResult(input);
      byte[] written = JsonCodec.compact().toBytes(document);
      ResultDocument again = JsonCodec.compact().readResult(written);
      if (!again.equals(document)) {
        throw new BrokenPromise("unequal: a document that is read again is another one");
      }
      if (isValid && !VALIDATOR.validate(written).isEmpty()) {
        throw new BrokenPromise("invalid: " + VALIDATOR.validate(written));
      }
    } catch (JsonException e) {
      if (isValid && !isTimeSeries(input)) {
        throw new BrokenPromise("unreadable: valid, but " + e.getMessage());
      }
    }
  }

  private static boolean isTimeSeries(byte[] input) {
    try {
      JsonCodec.compact().readTimeSeries(input);
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  /** The bytes say how the files of a result are changed. */
  private static void result(BenchmarkProcessor processor, byte[] input) {
    Choices choices = new Choices(input);
    List<Sample> samples =
        Samples.ALL.stream()
            .filter(
                sample -> PROCESSORS.forTest(sample.test()).filter(processor::equals).isPresent())
            .toList();
    Mutant mutant = new Mutant(samples.get(choices.nextInt(samples.size())));
    patch(mutant, Place.RESULT, choices);
    document(mutant, RunContext.empty());
  }

  /** The bytes say how the files of {@code sysconfig_info.tar} are changed. */
  private static void system(byte[] input) {
    Choices choices = new Choices(input);
    Sample system = Samples.ALL.get(choices.nextInt(Samples.ALL.size()));
    Mutant mutant = new Mutant(aroundASmallResult(system, Place.SYSTEM));
    patch(mutant, Place.SYSTEM, choices);
    if (choices.nextInt(4) != 3) {
      // Fewer files, more inputs a second: most readers look at one file only.
      mutant.forgetUntouched(Place.SYSTEM);
    }
    Diagnostics diagnostics = new Diagnostics();
    SystemUnderTest known;
    try {
      FileTree tree = FileTree.of("sysconfig_info.tar", mutant.of(Place.SYSTEM));
      known = SystemInfo.read(tree, choices.nextBoolean(), diagnostics);
    } catch (ArchiveException e) {
      return;
    }
    document(
        mutant,
        RunContext.builder().systemUnderTest(known).diagnostics(diagnostics.list()).build());
  }

  /** The bytes say how the files beside a result, most of them YAML, are changed. */
  private static void sideFiles(byte[] input) {
    Choices choices = new Choices(input);
    List<Sample> samples =
        Samples.ALL.stream().filter(sample -> sample.test().equals(SMALL.test())).toList();
    Sample beside = samples.get(choices.nextInt(samples.size()));
    Mutant mutant = new Mutant(aroundASmallResult(beside, Place.BESIDE));
    patch(mutant, Place.BESIDE, choices);
    Path directory = Scratch.FILE.resolveSibling("m5.xlarge_0");
    try {
      Scratch.clear(directory);
      mutant.writeBeside(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FileTree tree;
    try {
      tree = FileTree.of(mutant.sample().member(), mutant.of(Place.RESULT));
    } catch (ArchiveException e) {
      return;
    }
    document(
        mutant,
        new ResultDirectories(ArchiveReader.defaults(), choices.nextBoolean())
            .read(directory)
            .context(mutant.sample().test(), tree));
  }

  private static Sample aroundASmallResult(Sample surroundings, Place place) {
    TreeMap<String, byte[]> files = new TreeMap<>(SMALL.files());
    files.putAll(surroundings.only(place).files());
    return new Sample(surroundings.name(), SMALL.test(), SMALL.member(), files);
  }

  /** Changes files: with bytes of the input, or as the content fuzzer does it. */
  private static void patch(Mutant mutant, Place place, Choices choices) {
    for (int i = 0; choices.areLeft() && i < 16; i++) {
      List<String> paths = List.copyOf(mutant.paths(place));
      if (paths.isEmpty()) {
        return;
      }
      int kind = choices.nextInt(5);
      if (kind == 4) {
        Mutator.apply(mutant, choices);
        continue;
      }
      String path = paths.get(choices.nextInt(paths.size()));
      String text = Mutator.text(mutant.files().get(path));
      int at = choices.nextInt(65_536) % (text.length() + 1);
      String put = Mutator.text(choices.octets(choices.nextInt(MOST_OF_A_PATCH)));
      int end = Math.min(text.length(), at + put.length());
      int line = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
      int lineEnd = text.indexOf('\n', line) < 0 ? text.length() : text.indexOf('\n', line);
      String changed =
          switch (kind) {
            case 0 -> text.substring(0, at) + put + text.substring(at);
            case 1 -> text.substring(0, at) + put + text.substring(end);
            case 2 -> text.substring(0, line) + put + text.substring(lineEnd);
            default -> put;
          };
      mutant.files().put(path, Mutator.latin(changed));
    }
  }

  private static void document(Mutant mutant, RunContext context) {
    ResultDocument document;
    try {
      Sample sample = mutant.sample();
      FileTree tree =
          FileTree.of(
              "results_" + sample.test() + ".zip!/" + sample.member(), mutant.of(Place.RESULT));
      ResultSource source =
          new ResultSource(sample.test(), tree, context, new Diagnostics(), false);
      document =
          DocumentAssembler.assemble(
              PROCESSORS.forTest(sample.test()).orElseThrow(), source, WholeProduct.PROCESSED_AT);
    } catch (ProcessingException | ArchiveException e) {
      return;
    }
    List<String> broken = Promises.brokenIn(document, mutant);
    if (!broken.isEmpty()) {
      throw new BrokenPromise(broken.get(0));
    }
  }

  /** Says which promise is broken; each kind has a stack of its own, as engines tell them by it. */
  static final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPromise(String message) {
      super(message);
      String kind = message.replaceAll("[0-9]+", "").replaceAll("[^A-Za-z]+", "_");
      setStackTrace(
          new StackTraceElement[] {
            new StackTraceElement("Promise", kind.substring(0, Math.min(40, kind.length())), "", 1)
          });
    }
  }

  /** Where files are that a target cannot do without. */
  private static final class Scratch {

    static final Path FILE = make();

    private Scratch() {}

    private static Path make() {
      try {
        Path directory = Files.createTempDirectory("zathras-fuzz");
        directory.toFile().deleteOnExit();
        return directory.resolve("results_fuzz.zip");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void clear(Path directory) throws IOException {
      Files.createDirectories(directory);
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
