package io.zathras.pipeline;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of results: which test an archive or an unpacked directory belongs to, given the
 * processors at hand.
 *
 * <ul>
 *   <li>{@code results_<test>.zip} holds one tar for each tuning.
 *   <li>{@code results_<test>_<tuning>.tar} is such a tar by itself, which is all that the first
 *       generation of Zathras left: {@code results_coremark_tuned_virtual-guest_sys_file_none.tar}.
 *   <li>{@code <test>_<time of saving>} is the directory at the top of a tar; the first generation
 *       gave it the tar's name.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ResultNames {

  /** {@code results_pbench_<test>} is an older name of {@code results_<test>}, not another test. */
  private static final String RESULT = "results_(?!pbench_)(.+)";

  private static final Pattern ARCHIVE =
      Pattern.compile(RESULT + "\\.(?:zip|tar|tar\\.gz|tgz|tar\\.xz)");
  private static final Pattern DIRECTORY = Pattern.compile(RESULT);
  private static final Pattern TUNED = Pattern.compile("(.+?)_tuned_.*");
  private static final Pattern SAVED =
      Pattern.compile("(.+)_[0-9]{4}(?:\\.[0-9]{2}){2}-[0-9]{2}(?:\\.[0-9]{2}){2}");

  private final BenchmarkProcessors processors;

  private ResultNames(BenchmarkProcessors processors) {
    this.processors = processors;
  }

  /** Returns the names of the results that these processors read. */
  public static ResultNames of(BenchmarkProcessors processors) {
    return new ResultNames(processors);
  }

  static boolean isArchive(Path file) {
    return ARCHIVE.matcher(name(file)).matches();
  }

  /** Returns whether an archive is a zip, whose name never holds the tuning. */
  static boolean isZip(Path archive) {
    return name(archive).endsWith(".zip");
  }

  /** Returns whether a directory is named as the top of a tar that a processor reads. */
  boolean isTopDirectory(Path directory) {
    String name = name(directory);
    Matcher saved = SAVED.matcher(name);
    Matcher result = DIRECTORY.matcher(name);
    return (saved.matches() && isInstalled(saved.group(1)))
        || (result.matches() && untuned(result.group(1)) != null);
  }

  /**
   * Returns the test that an archive or a top directory belongs to by its name alone; empty when it
   * is not named as a result.
   */
  public Optional<String> test(Path result) {
    String name = name(result);
    Matcher archive = ARCHIVE.matcher(name);
    if (archive.matches()) {
      return Optional.of(test(archive.group(1), isZip(result)));
    }
    if (!isTopDirectory(result)) {
      return Optional.empty();
    }
    Matcher saved = SAVED.matcher(name);
    return saved.matches() && isInstalled(saved.group(1))
        ? Optional.of(saved.group(1))
        : Optional.of(test(name.substring("results_".length()), false));
  }

  /**
   * Returns the test that a tar belongs to. Where the tar is not in a zip, the name of its top
   * directory is used because the tar's own name continues with the tuning.
   *
   * @param result the archive or directory that the tree was read from
   * @param tree the files of the tar
   */
  public Optional<String> test(Path result, FileTree tree) {
    Matcher archive = ARCHIVE.matcher(name(result));
    if (archive.matches() && !isZip(result)) {
      for (String directory : tree.directories()) {
        Matcher saved = SAVED.matcher(directory);
        if (saved.matches() && (archive.group(1) + "_").startsWith(saved.group(1) + "_")) {
          return Optional.of(saved.group(1));
        }
      }
    }
    return test(result);
  }

  /**
   * Reads a result: each tar of an archive, or a directory that a tar was unpacked to. A top
   * directory gives the same tree as its tar, and so the same document id.
   *
   * @param consumer takes each tree; its exceptions are passed on
   * @throws ArchiveException if the archive is damaged, hostile, or passes a bound
   */
  public void read(Path result, ArchiveReader reader, Consumer<? super FileTree> consumer) {
    if (isTopDirectory(result) && Files.isDirectory(result)) {
      consumer.accept(reader.readTopDirectory(result));
    } else {
      reader.read(result, consumer);
    }
  }

  /** Returns a test's name without the suffix that its processor accepts. */
  String withoutSuffix(String test) {
    return processors
        .forTest(test)
        .map(processor -> processor.descriptor().testName(test))
        .orElse(test);
  }

  private String test(String named, boolean isZip) {
    String untuned = untuned(named);
    if (untuned != null) {
      return untuned;
    }
    return isZip || isInstalled(named) ? named : longestInstalled(named).orElse(named);
  }

  /** Returns the installed test that a name with a tuning begins with, or {@code null}. */
  private @Nullable String untuned(String named) {
    Matcher tuned = TUNED.matcher(named);
    return tuned.matches() && isInstalled(tuned.group(1)) ? tuned.group(1) : null;
  }

  private Optional<String> longestInstalled(String named) {
    return processors.list().stream()
        .map(processor -> processor.descriptor())
        .flatMap(
            processor -> Stream.concat(processor.tests().stream(), processor.prefixes().stream()))
        .filter(test -> named.startsWith(test + "_"))
        .max(Comparator.comparingInt(String::length));
  }

  private boolean isInstalled(String test) {
    return processors.forTest(test).isPresent();
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
