package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes exporters of one kind from configuration. A provider is found with {@link
 * java.util.ServiceLoader}, so a kind of one's own needs a jar and a section in the configuration
 * file.
 *
 * @since 0.1
 */
public interface ExporterProvider {

  /** Returns the kind's name, which is the name of its section: lower case, no blanks. */
  String name();

  /** Returns the kind's name as people write it, {@code OpenSearch}; by default its name. */
  default String title() {
    return name();
  }

  /** Returns the setting that says where documents go; by default {@code url}, a URL. */
  default Place place() {
    return new Place("url", "URL", true);
  }

  /** Returns what else the kind can do; by default nothing. */
  default List<ExporterCommand> commands() {
    return List.of();
  }

  /**
   * Returns the options that {@code zathras install} has for this kind, each with the setting that
   * it gives a value to; by default none.
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
   * Tries whether documents could be delivered, without delivering any.
   *
   * @return what was looked at, in words, in the order of looking
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  List<Finding> check(ExporterSettings settings);

  /**
   * Puts in place what the target needs to know of our documents. Installing again changes nothing.
   *
   * @param dryRun whether to say only what would be done
   * @return what was done or would be, in words; empty when everything is in place
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   * @throws ExportException if the target refused
   */
  List<Change> install(ExporterSettings settings, boolean dryRun);

  /**
   * Hands over documents that the target has, one by one in the order of their ids. By default a
   * target gives none back.
   *
   * @param query which documents, in the target's own query language; empty for all
   * @param documents takes each document
   * @param problems takes, in a sentence, why a document was left out
   * @throws ConfigurationException if a setting or the query is wrong, or the target gives no
   *     documents back
   * @throws ExportException if the target cannot give all of them
   */
  default void read(
      ExporterSettings settings,
      String query,
      Consumer<ResultDocument> documents,
      Consumer<String> problems) {
    throw new ConfigurationException(name(), "documents cannot be read from there");
  }

  /**
   * Where documents go, which the command line lets people say behind {@code --<name>}.
   *
   * @param setting the setting's name, for example {@code url} or {@code directory}
   * @param label what help calls its value, for example {@code URL} or {@code DIR}
   * @param isUrl whether it is a URL, so that a path in its place is a mistake
   */
  record Place(String setting, String label, boolean isUrl) {}

  /**
   * One thing that was looked at.
   *
   * @param ok whether it is as it should be
   * @param text what was found, and when it is not as it should be, what to do
   */
  record Finding(boolean ok, String text) {}

  /**
   * One thing that was, or would be, put in place.
   *
   * @param action what is done with it
   * @param what which thing, and for a difference what differs
   */
  record Change(Action action, String what) {

    /** What is done. */
    public enum Action {
      /** It was not there. */
      CREATE,
      /** An older version was there. */
      UPDATE,
      /** It is there in another form than ours and is left alone: a person has to decide. */
      DIFFERS
    }
  }
}
