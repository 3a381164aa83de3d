package io.zathras.exporter;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a kind of exporter can do beside delivering documents, such as a backup of what
 * its server holds. The command line offers each as a command of its own: {@code zathras backup}.
 *
 * @since 0.1
 */
public interface ExporterCommand {

  /** Returns the command's name: lower case, no blanks. */
  String name();

  /** Returns what the command does, in a sentence or two. */
  String description();

  /** Returns what the command takes, in the order in which help lists it. */
  List<Parameter> parameters();

  /**
   * Returns whether the command needs the exporter's settings, as to reach its server; by default
   * it does. Otherwise {@link Invocation#settings()} is empty.
   */
  default boolean needsSettings() {
    return true;
  }

  /**
   * Runs the command.
   *
   * @return whether everything succeeded; what did not was {@linkplain Invocation#warn said}
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   * @throws ExportException if it could not be done
   */
  boolean run(Invocation invocation);

  /** What a command is run with: its settings, its arguments and the person who watches. */
  interface Invocation {

    /** Returns the exporter's settings. */
    ExporterSettings settings();

    /** Returns the path given for a directory. */
    Path directory(Parameter parameter);

    /** Returns the path given for a file or directory. */
    Path path(Parameter parameter);

    /** Returns the text given for an option, or its default. */
    String text(Parameter parameter);

    /** Returns whether a flag was given. */
    boolean has(Parameter flag);

    /** Prints a line of output. */
    void print(String line);

    /** Prints text that other programs read, byte for byte. */
    void printRaw(String text);

    /** Says what is wrong, apart from the output. */
    void warn(String problem);

    /** Asks a question and returns whether to go on; also when there is nobody to answer. */
    boolean confirms(String question);
  }

  /**
   * One argument of a command.
   *
   * @since 0.1
   */
  final class Parameter {

    /** What a parameter takes. */
    public enum Kind {
      /** A directory that has to be there, without an option's name before it. */
      DIRECTORY,
      /** The same, but the directory need not be there yet. */
      NEW_DIRECTORY,
      /** A file or directory that has to be there, without an option's name before it. */
      PATH,
      /** A text without an option's name before it, behind the path. */
      WORD,
      /** An option with a text. */
      TEXT,
      /** An option without a value. */
      FLAG
    }

    private final Kind kind;
    private final String name;
    private final String label;
    private final String description;
    private final @Nullable String otherwise;

    private Parameter(
        Kind kind, String name, String label, String description, @Nullable String otherwise) {
      this.kind = kind;
      this.name = Objects.requireNonNull(name, "name");
      this.label = Objects.requireNonNull(label, "label");
      this.description = Objects.requireNonNull(description, "description");
      this.otherwise = otherwise;
    }

    /** Returns a directory that has to be there; a command has one directory at most. */
    public static Parameter directory(String label, String description) {
      return new Parameter(Kind.DIRECTORY, label, label, description, null);
    }

    /** Returns a directory that need not be there yet; a command has one directory at most. */
    public static Parameter newDirectory(String label, String description) {
      return new Parameter(Kind.NEW_DIRECTORY, label, label, description, null);
    }

    /** Returns a file or directory that has to be there; a command has one path at most. */
    public static Parameter path(String label, String description) {
      return new Parameter(Kind.PATH, label, label, description, null);
    }

    /** Returns a text that stands behind the path; a command has one at most. */
    public static Parameter word(String label, String description) {
      return new Parameter(Kind.WORD, label, label, description, null);
    }

    /**
     * Returns an option {@code --name LABEL}.
     *
     * @param otherwise the text when the option is left out, or {@code null} for none
     */
    public static Parameter text(
        String name, String label, String description, @Nullable String otherwise) {
      return new Parameter(Kind.TEXT, name, label, description, otherwise);
    }

    /** Returns an option {@code --name} without a value. */
    public static Parameter flag(String name, String description) {
      return new Parameter(Kind.FLAG, name, "", description, null);
    }

    /** Returns what it takes. */
    public Kind kind() {
      return kind;
    }

    /** Returns the option's name without dashes; for a directory its label. */
    public String name() {
      return name;
    }

    /** Returns what help calls the value; empty for a flag. */
    public String label() {
      return label;
    }

    /** Returns what it is for, in a sentence. */
    public String description() {
      return description;
    }

    /** Returns the text when an option is left out, or {@code null} for none. */
    public @Nullable String otherwise() {
      return otherwise;
    }
  }
}
