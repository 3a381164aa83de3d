package io.zathras.cli;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.archive.Printable;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.DocumentIds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zathras inspect}: what is in an archive and what would read it. */
@Command(
    name = "inspect",
    description = "Shows what an archive holds and which processor would read it.")
final class InspectCommand implements Callable<Integer> {

  private final Environment environment;
  private final PrintWriter out;

  @Parameters(
      paramLabel = "ARCHIVE",
      description = "A zip, tar, tar.gz or tar.xz, or an unpacked directory.")
  @Nullable Path archive;

  @Option(names = "--digests", description = "Show the SHA-256 of each file too.")
  boolean digests;

  @Mixin LimitOptions limits = new LimitOptions();

  InspectCommand(Environment environment) {
    this.environment = environment;
    out = environment.out();
  }

  @Override
  public Integer call() {
    Path source = Objects.requireNonNull(archive);
    Arguments.requireExisting("ARCHIVE", source);
    Optional<String> test = ResultPipeline.testName(source);
    out.println("archive    " + Printable.of(source.toString()));
    out.println(
        "test       "
            + test.map(Printable::of).orElse("none; a result is called results_<test>.zip"));
    test.ifPresent(name -> out.println("processor  " + processor(name)));
    try {
      ArchiveReader.builder()
          .limits(limits.limits())
          .build()
          .read(source, tree -> print(tree, test));
      return ExitCode.OK;
    } catch (ArchiveException e) {
      e.partial().ifPresent(tree -> print(tree, Optional.empty()));
      throw e;
    }
  }

  private String processor(String test) {
    BenchmarkProcessors processors = environment.plugins().processors();
    Plugins.print(environment.plugins().problems(processors), environment.err());
    return processors
        .forTest(test)
        .map(BenchmarkProcessors::describe)
        .orElse("none; 'zathras processors' lists what is installed");
  }

  private void print(FileTree tree, Optional<String> test) {
    out.println();
    out.println("tree       " + tree.name());
    test.ifPresent(name -> out.println("document   " + DocumentIds.result(name, tree.sha256())));
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

  private void print(FileEntry file) {
    String size = String.valueOf(file.size());
    String digest = digests ? "  " + file.sha256() : "";
    out.println(
        " ".repeat(Math.max(0, 12 - size.length()))
            + size
            + digest
            + "  "
            + Printable.of(file.path()));
  }
}
