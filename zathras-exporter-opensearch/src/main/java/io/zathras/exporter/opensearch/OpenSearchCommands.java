package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExporterCommand;
import io.zathras.exporter.ExporterCommand.Parameter;
import io.zathras.exporter.opensearch.OpenSearchBackup.Size;
import io.zathras.exporter.opensearch.OpenSearchBackup.Transfer;
import java.nio.file.Path;
import java.util.List;

/** The commands that the command line offers for OpenSearch: backup, restore, dashboards. */
final class OpenSearchCommands {

  private static final Parameter YES = Parameter.flag("yes", "Do not ask.");

  private OpenSearchCommands() {}

  static List<ExporterCommand> all() {
    return List.of(new Backup(), new Restore(), new Dashboards());
  }

  /** Prints the amount, and asks whether to go on. */
  private static boolean agreed(List<Size> sizes, ExporterCommand.Invocation invocation) {
    for (Size size : sizes) {
      invocation.print(
          size.index()
              + ": "
              + size.documents()
              + " documents"
              + (size.bytes() == null ? "" : ", " + size.bytes() + " bytes"));
    }
    return invocation.has(YES) || invocation.confirms("Go on?");
  }

  /** Prints the result and returns whether there are no problems. */
  private static boolean report(
      Transfer transfer, String done, ExporterCommand.Invocation invocation) {
    transfer
        .documents()
        .forEach(
            (index, number) -> invocation.print(index + ": " + number + " documents are " + done));
    transfer.problems().forEach(invocation::warn);
    return transfer.problems().isEmpty();
  }

  /** Backs up both indices into files. */
  private static final class Backup implements ExporterCommand {

    private static final Parameter DIRECTORY =
        Parameter.newDirectory("DIR", "The directory; made when it is not there.");

    @Override
    public String name() {
      return "backup";
    }

    @Override
    public String description() {
      return "Writes both indices of OpenSearch to a directory, as compressed NDJSON with"
          + " checksums; one that was interrupted goes on.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(DIRECTORY, YES);
    }

    @Override
    public boolean run(Invocation invocation) {
      Path directory = invocation.directory(DIRECTORY);
      try (OpenSearchBackup backup = OpenSearchBackup.from(invocation.settings())) {
        return !agreed(backup.estimate(), invocation)
            || report(backup.write(directory, invocation::print), "written", invocation);
      }
    }
  }

  /** Restores a backup into the indices. */
  private static final class Restore implements ExporterCommand {

    private static final Parameter DIRECTORY =
        Parameter.directory("DIR", "The directory of the backup.");

    @Override
    public String name() {
      return "restore";
    }

    @Override
    public String description() {
      return "Writes a backup to the indices of OpenSearch; what is there stays.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(DIRECTORY, YES);
    }

    @Override
    public boolean run(Invocation invocation) {
      Path directory = invocation.directory(DIRECTORY);
      try (OpenSearchBackup backup = OpenSearchBackup.from(invocation.settings())) {
        return !agreed(backup.estimate(directory), invocation)
            || report(backup.restore(directory, invocation::print), "there", invocation);
      }
    }
  }

  /** Prints the saved objects for OpenSearch Dashboards. */
  private static final class Dashboards implements ExporterCommand {

    private static final Parameter RESULTS =
        Parameter.text(
            "summary-index", "NAME", "The index for results.", OpenSearchTarget.RESULTS_INDEX);
    private static final Parameter POINTS =
        Parameter.text(
            "timeseries-index", "NAME", "The index for points.", OpenSearchTarget.TIMESERIES_INDEX);

    @Override
    public String name() {
      return "dashboards";
    }

    @Override
    public String description() {
      return "Prints the saved objects for OpenSearch Dashboards, to be imported by hand; 'zathras"
          + " install opensearch --dashboards URL' imports them.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(RESULTS, POINTS);
    }

    @Override
    public boolean needsSettings() {
      return false;
    }

    @Override
    public boolean run(Invocation invocation) {
      invocation.printRaw(
          OpenSearchDashboards.of(invocation.text(RESULTS), invocation.text(POINTS)).toNdjson());
      return true;
    }
  }
}
