package io.zathras.cli;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.archive.Printable;
import io.zathras.pipeline.ResultNames;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.DocumentIds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code zathras inspect}: the content of an archive, and the processor that would read it. */
final class InspectCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
          "inspect", "Shows what an archive holds and which processor would read it.", this);

  private final Value<Path> archive =
      options.parameter(
          "ARCHIVE", Path.class, "A zip, tar, tar.gz or tar.xz, or an unpacked directory.");
  private final Value<@Nullable String> givenTest =
      options.option(
          "--test", "NAME", String.class, "The test it is of, where it is not named as a result.");
  private final Value<Boolean> digests =
      options.flag("--digests", "Show the SHA-256 of each file too.");
  private final LimitOptions limits = new LimitOptions(options);
  private final Environment environment;
  private final PrintWriter out;

  InspectCommand(Environment environment) {
    this.environment = environment;
    out = environment.out();
  }

  @Override
  public Integer call() {
    Path source = archive.get();
    Arguments.requireExisting("ARCHIVE", source);
    if (Arguments.isDocument(source)) {
      throw new UsageException(
          source + " is a document, no archive; 'zathras validate' checks documents");
    }
    BenchmarkProcessors processors = environment.plugins().processors();
    Plugins.print(environment.plugins().problems(processors), environment.err());
    ResultNames names = ResultNames.of(processors);
    out.println("archive    " + Printable.of(source.toString()));
    ArchiveReader reader = ArchiveReader.builder().limits(limits.limits()).build();
    try {
      names.read(
          source,
          reader,
          tree -> {
            String test = givenTest.get();
            String own = test == null ? names.test(source, tree).orElse(null) : test;
            print(tree, own, processors);
          });
      return ExitCode.OK;
    } catch (ArchiveException e) {
      e.partial().ifPresent(tree -> print(tree, null, processors));
      throw e;
    }
  }

  private void print(FileTree tree, @Nullable String test, BenchmarkProcessors processors) {
    out.println();
    out.println("tree       " + tree.name());
    if (test == null) {
      out.println(
          "test       none; a result is called results_<test>.zip, or --test NAME says what it is");
    } else {
      print(test, tree, processors);
    }
    out.println("sha256     " + tree.sha256());
    long bytes = tree.files().stream().mapToLong(FileEntry::size).sum();
    out.println("files      " + tree.files().size() + ", " + bytes + " bytes");
    tree.files().forEach(this::print);
    tree.notes()
        .forEach(
            note ->
                out.println(
                    "note       "
                        + note.code()
                        + " "
                        + Printable.of(note.path())
                        + ": "
                        + note.message()));
  }

  private void print(String test, FileTree tree, BenchmarkProcessors processors) {
    out.println("test       " + Printable.of(test));
    Optional<BenchmarkProcessor> processor = processors.forTest(test);
    out.println(
        "processor  "
            + processor
                .map(BenchmarkProcessors::describe)
                .orElse("none; 'zathras processors' lists what is installed"));
    processor.ifPresent(
        reads ->
            out.println(
                "document   "
                    + DocumentIds.result(reads.descriptor().testName(test), tree.sha256())));
  }

  private void print(FileEntry file) {
    String size = String.valueOf(file.size());
    String digest = digests.get() ? "  " + file.sha256() : "";
    out.println(
        " ".repeat(Math.max(0, 12 - size.length()))
            + size
            + digest
            + "  "
            + Printable.of(file.path()));
  }
}
