package io.zathras.exporter;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command that a kind of exporter offers besides delivering documents, such as a backup of its
 * server's documents. The command line offers each as a separate command: {@code zathras backup}.
 *
 * @since 0.1
 */
public interface ExporterCommand {

  /** Returns the command's name: lower case, no spaces. */
  String name();

  /** Returns what the command does, in a sentence or two. */
  String description();

  /** Returns the command's parameters, in the order in which help lists them. */
  List<Parameter> parameters();

  /**
   * Returns whether the command needs the exporter's settings, for example to reach its server; by
   * default it does. Otherwise {@link Invocation#settings()} is empty.
   */
  default boolean needsSettings() {
    return true;
  }

  /**
   * Runs the command.
   *
   * @return whether everything succeeded; failures were {@linkplain Invocation#warn reported}
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   * @throws ExportException if the command fails
   */
  boolean run(Invocation invocation);

  /** The surroundings of a command: its settings, its arguments and the user. */
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

    /** Reports a problem, separately from the output. */
    void warn(String problem);

    /**
     * Asks the user a question and returns whether to go on; {@code true} when there is nobody to
     * answer.
     */
    boolean confirms(String question);
  }

  /**
   * One argument of a command.
   *
   * @since 0.1
   */
  final class Parameter {

    /** The kind of value that a parameter takes. */
    public enum Kind {
      /** An existing directory, as a positional argument. */
      DIRECTORY,
      /** A directory that need not exist yet, as a positional argument. */
      NEW_DIRECTORY,
      /** An existing file or directory, as a positional argument. */
      PATH,
      /** A text, as a positional argument after the path. */
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

    /** Returns a parameter for an existing directory; a command has at most one directory. */
    public static Parameter directory(String label, String description) {
      return new Parameter(Kind.DIRECTORY, label, label, description, null);
    }

    /** Returns a parameter for a directory that need not exist yet; a command has at most one. */
    public static Parameter newDirectory(String label, String description) {
      return new Parameter(Kind.NEW_DIRECTORY, label, label, description, null);
    }

    /** Returns a parameter for an existing file or directory; a command has at most one path. */
    public static Parameter path(String label, String description) {
      return new Parameter(Kind.PATH, label, label, description, null);
    }

    /** Returns a parameter for a text after the path; a command has at most one. */
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

    /** Returns the kind of value that it takes. */
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

    /** Returns its purpose, in a sentence. */
    public String description() {
      return description;
    }

    /** Returns the text when an option is left out, or {@code null} for none. */
    public @Nullable String otherwise() {
      return otherwise;
    }
  }
}
