package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Creates exporters of one kind from configuration. {@link java.util.ServiceLoader} finds
 * providers, so a new kind of exporter needs only a jar and a section in the configuration file.
 *
 * @since 0.1
 */
public interface ExporterProvider {

  /** Returns the kind's name, which is the name of its section: lower case, no spaces. */
  String name();

  /** Returns the kind's name as people write it, {@code OpenSearch}; by default its name. */
  default String title() {
    return name();
  }

  /** Returns the setting that names the target; by default {@code url}, a URL. */
  default Place place() {
    return new Place("url", "URL", true);
  }

  /** Returns the further commands of this kind; by default none. */
  default List<ExporterCommand> commands() {
    return List.of();
  }

  /**
   * Returns the options that {@code zathras install} has for this kind, by the setting that each
   * one sets; by default none.
   */
  default Map<String, ExporterCommand.Parameter> installOptions() {
    return Map.of();
  }

  /**
   * Returns an exporter. Nothing is sent before its first document.
   *
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  Exporter create(ExporterSettings settings);

  /**
   * Checks whether documents could be delivered, without delivering any.
   *
   * @return the findings, in the order of the checks
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  List<Finding> check(ExporterSettings settings);

  /**
   * Installs what the target needs for our documents, such as index templates. Installing again
   * changes nothing.
   *
   * @param dryRun whether to report the changes without making them
   * @return the changes, made or not; empty when everything is in place
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   * @throws ExportException if the target refused
   */
  List<Change> install(ExporterSettings settings, boolean dryRun);

  /**
   * Reads documents back from the target, one by one in the order of their ids. By default this is
   * not supported.
   *
   * @param query which documents, in the target's own query language; empty for all
   * @param documents takes each document
   * @param problems takes, in a sentence, why a document was left out
   * @throws ConfigurationException if a setting or the query is wrong, or the target does not
   *     support reading
   * @throws ExportException if not all of them can be read
   */
  default void read(
      ExporterSettings settings,
      String query,
      Consumer<ResultDocument> documents,
      Consumer<String> problems) {
    throw new ConfigurationException(name(), "documents cannot be read from there");
  }

  /**
   * The setting that names the target; on the command line it is the value of {@code --<exporter>}.
   *
   * @param setting the setting's name, for example {@code url} or {@code directory}
   * @param label what help calls its value, for example {@code URL} or {@code DIR}
   * @param isUrl whether it is a URL, so that a path is rejected
   */
  record Place(String setting, String label, boolean isUrl) {}

  /**
   * The finding of one check.
   *
   * @param ok whether it is as it should be
   * @param text what was found, and what to do if it is wrong
   */
  record Finding(boolean ok, String text) {}

  /**
   * One thing that was, or would be, installed.
   *
   * @param action what happens to it
   * @param what which thing it is, and how it differs where it does
   */
  record Change(Action action, String what) {

    /** What happens to the thing. */
    public enum Action {
      /** It did not exist. */
      CREATE,
      /** An older version existed. */
      UPDATE,
      /**
       * It exists in a form that is not ours and stays as it is, because a person has to decide.
       */
      DIFFERS
    }
  }
}
