package io.zathras.testkit;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.assembly.DocumentAssembler;
import io.zathras.processor.spi.assembly.ResultSource;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.context.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one processor on files that the test provides, and checks that the document follows the
 * published schema:
 *
 * <pre>{@code
 * ResultDocument document =
 *     ProcessorTestKit.processor(new MyProcessor()).file("results_my.csv", "...").process();
 * }</pre>
 *
 * <p>Files go to the directory {@code <test>_2026.01.05-10.00.00} of the tar {@code
 * results_<test>_tuned_none.tar} in the zip {@code results_<test>.zip}; the kit creates none of
 * them on disk. It also reads real archives, whose files a test can change one by one. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class ProcessorTestKit {

  private static final Instant PROCESSED_AT = Instant.parse("2026-01-05T12:00:00Z");

  private final BenchmarkProcessor processor;
  private final List<TestTar> tars = new ArrayList<>();
  private String test;
  private RunContext context = RunContext.empty();
  private boolean includePrivate;

  private ProcessorTestKit(BenchmarkProcessor processor) {
    this.processor = processor;
    ProcessorDescriptor descriptor = processor.descriptor();
    Set<String> names = descriptor.tests().isEmpty() ? descriptor.prefixes() : descriptor.tests();
    test = names.iterator().next();
    tars.add(new TestTar(test));
  }

  /**
   * Returns a kit for a processor, without files. The result belongs to the first test of the
   * processor.
   */
  public static ProcessorTestKit processor(BenchmarkProcessor processor) {
    return new ProcessorTestKit(processor);
  }

  /**
   * Sets the test's name as in {@code results_<test>.zip}, such as {@code phoronix_redis}, for a
   * processor of several tests. Must come before the files.
   */
  public ProcessorTestKit test(String name) {
    requireNoFiles("test(\"" + name + "\")");
    test = name;
    tars.clear();
    tars.add(new TestTar(test));
    return this;
  }

  /**
   * Sets the tuned profile in the name of the tar, {@code results_<test>_<profile>.tar}; {@code
   * tuned_none} by default. If there are files already, this begins another tar in the same zip for
   * the next files.
   */
  public ProcessorTestKit tuned(String profile) {
    if (!tar().files().isEmpty()) {
      tars.add(new TestTar(test));
    }
    tar().name("results_" + test + "_" + profile + ".tar");
    return this;
  }

  /** Sets the name of the directory that the next files go to. */
  public ProcessorTestKit directory(String name) {
    tar().directory(name);
    return this;
  }

  /** Adds a text file to the directory, and replaces one of the same name. */
  public ProcessorTestKit file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file to the directory, and replaces one of the same name. */
  public ProcessorTestKit file(String name, byte[] content) {
    tar().put(name, content.clone());
    return this;
  }

  /** Adds all files of a tree to the tar, with their paths in the tree. */
  public ProcessorTestKit files(FileTree tree) {
    tar().putAll(tree);
    return this;
  }

  /**
   * Reads an archive: a zip of tars, a tar, or an unpacked directory. The next files go to the
   * result's directory of its last tar.
   *
   * @throws io.zathras.archive.ArchiveException if it cannot be read
   */
  public ProcessorTestKit archive(Path archive) {
    requireNoFiles("archive(...)");
    tars.clear();
    ArchiveReader.defaults().read(archive, tree -> tars.add(TestTar.of(tree, test)));
    return this;
  }

  /**
   * Reads an archive from memory, as if its name were {@code results_<test>.zip}.
   *
   * @throws io.zathras.archive.ArchiveException if it cannot be read
   */
  public ProcessorTestKit archive(byte[] content) {
    try {
      Path folder = Files.createTempDirectory("zathras-testkit");
      Path file = folder.resolve("results_" + test + ".zip");
      try {
        return archive(Files.write(file, content));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be put into a temporary folder", e);
    }
  }

  /**
   * Reads an archive from a stream, as if its name were {@code results_<test>.zip}, and closes the
   * stream. For a resource of the test: {@code archive(getClass().getResourceAsStream("/my.zip"))}.
   *
   * @param content the archive; {@code null}, as for a missing resource, is refused
   * @throws IllegalArgumentException if there is no such resource
   * @throws io.zathras.archive.ArchiveException if it cannot be read
   */
  public ProcessorTestKit archive(@Nullable InputStream content) {
    if (content == null) {
      throw new IllegalArgumentException("there is no such resource");
    }
    try (content) {
      return archive(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be read", e);
    }
  }

  /**
   * Changes a text file of the current tar.
   *
   * @param name the file's path, or its end after a {@code /}
   * @throws IllegalArgumentException if there is no such file, there are several, or the change
   *     changes nothing
   */
  public ProcessorTestKit edit(String name, UnaryOperator<String> change) {
    tar().edit(name, change);
    return this;
  }

  /**
   * Removes a file of the current tar.
   *
   * @param name the file's path, or its end after a {@code /}
   * @throws IllegalArgumentException if there is no such file, or there are several
   */
  public ProcessorTestKit without(String name) {
    tar().remove(name);
    return this;
  }

  /** Sets the context from the files beside the archive; empty by default. */
  public ProcessorTestKit context(RunContext known) {
    context = known;
    return this;
  }

  /** Includes host names, users and home directories, which are excluded by default. */
  public ProcessorTestKit includePrivate() {
    includePrivate = true;
    return this;
  }

  /**
   * Returns the files of the only tar as a processor receives them, to test a part of a processor
   * such as one of its readers.
   *
   * @param diagnostics takes the reports
   * @throws IllegalStateException if there are several tars
   * @throws ProcessingException if there is no directory of the result
   */
  public ResultInput input(Diagnostics diagnostics) {
    return ResultInput.of(test, oneTree(), diagnostics, includePrivate);
  }

  /**
   * Processes the files of the only tar.
   *
   * @return a document that follows its schema
   * @throws IllegalStateException if there are several tars
   * @throws ProcessingException if the processor cannot read them
   * @throws io.zathras.schema.ValidationException if the document does not follow its schema
   */
  public ResultDocument process() {
    return process(oneTree());
  }

  private FileTree oneTree() {
    if (tars.size() != 1) {
      throw new IllegalStateException(
          tars.size() + " tars give as many documents; use processAll()");
    }
    return tar().tree(zip());
  }

  /**
   * Processes each tar.
   *
   * @return a document of each tar, in the order of the tars; each follows its schema
   * @throws ProcessingException if the processor cannot read one of them
   * @throws io.zathras.schema.ValidationException if a document does not follow its schema
   */
  public List<ResultDocument> processAll() {
    return tars.stream().map(tar -> process(tar.tree(zip()))).toList();
  }

  /** Processes another tree with the same test and context. */
  ResultDocument process(FileTree tree) {
    ResultSource source = new ResultSource(test, tree, context, new Diagnostics(), includePrivate);
    ResultDocument document = DocumentAssembler.assemble(processor, source, PROCESSED_AT);
    Validators.SHARED.requireValid(document);
    return document;
  }

  BenchmarkProcessor processor() {
    return processor;
  }

  List<FileTree> trees() {
    return tars.stream().map(tar -> tar.tree(zip())).toList();
  }

  private String zip() {
    return "results_" + test + ".zip";
  }

  private TestTar tar() {
    return tars.get(tars.size() - 1);
  }

  private void requireNoFiles(String call) {
    if (tars.stream().anyMatch(tar -> !tar.files().isEmpty())) {
      throw new IllegalStateException(call + " must come before any file is given");
    }
  }

  /** Loads the schemas once, because that takes a while. */
  static final class Validators {

    static final DocumentValidator SHARED = new DocumentValidator();

    private Validators() {}
  }
}
