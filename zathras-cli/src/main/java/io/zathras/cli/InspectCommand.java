package io.zathras.cli;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.ArchiveReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zathras inspect}: what is in an archive. */
@Command(
    name = "inspect",
    description = "Lists what an archive holds, with sizes and digests.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE")
  @Nullable Path archive;

  @Mixin LimitOptions limits = new LimitOptions();

  InspectCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      ArchiveReader.builder()
          .limits(limits.limits())
          .build()
          .read(
              Objects.requireNonNull(archive),
              tree -> {
                out.println(tree.name() + "  sha256 " + tree.sha256());
                tree.files()
                    .forEach(
                        file ->
                            out.println(
                                "  " + file.size() + "  " + file.sha256() + "  " + file.path()));
                tree.notes().forEach(note -> out.println("  note: " + note.message()));
              });
      return Main.OK;
    } catch (ArchiveException e) {
      Objects.requireNonNull(spec).commandLine().getErr().println(e.getMessage());
      return Main.FAILED;
    }
  }
}
