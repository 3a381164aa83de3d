package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.opensearch.OpenSearchBackup.Size;
import io.zathras.exporter.opensearch.OpenSearchBackup.Transfer;
import java.util.List;

/** What is said before and after a backup or a restore. */
record Transfers(Environment environment) {

  /** Says how much there is, and asks whether to go on when there is somebody to answer. */
  boolean agreed(List<Size> sizes, boolean yes) {
    for (Size size : sizes) {
      environment
          .out()
          .println(
              size.index()
                  + ": "
                  + size.documents()
                  + " documents"
                  + (size.bytes() == null ? "" : ", " + size.bytes() + " bytes"));
    }
    return yes || environment.confirms("Go on?");
  }

  /** Says what came of it and returns the exit code. */
  int report(Transfer transfer, String done) {
    transfer
        .documents()
        .forEach(
            (index, number) ->
                environment.out().println(index + ": " + number + " documents are " + done));
    transfer
        .problems()
        .forEach(problem -> environment.err().println("zathras: " + Printable.of(problem)));
    return transfer.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
