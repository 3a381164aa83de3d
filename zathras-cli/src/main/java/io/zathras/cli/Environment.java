package io.zathras.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the command. Its writers print UTF-8 without control characters and without
 * secrets, because names and texts come from untrusted files.
 *
 * @param stdout standard output, for text without untrusted parts
 * @param out standard output, for any text
 * @param err standard error
 * @param interactive whether {@code err} is a terminal
 * @param plugins the processors and exporters of the installation
 * @param variables the value of an environment variable, or {@code null} when it is not set
 */
record Environment(
    RecordedStream stdout,
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    Plugins plugins,
    Function<String, @Nullable String> variables) {

  /** Returns the environment of the process; the launcher passes on what Java cannot find out. */
  static Environment ofProcess() {
    String plugins = System.getProperty("zathras.plugins");
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("zathras.terminal"),
        plugins == null ? null : Path.of(plugins),
        System::getenv);
  }

  static Environment of(
      OutputStream stdout,
      OutputStream stderr,
      boolean interactive,
      @Nullable Path plugins,
      Function<String, @Nullable String> variables) {
    RecordedStream recorded = new RecordedStream(stdout);
    return new Environment(
        recorded, writer(recorded), writer(stderr), interactive, new Plugins(plugins), variables);
  }

  /** Returns standard output for documents, one on each line. */
  OutputStream documents() {
    return new PrintableStream(stdout);
  }

  @Nullable String variable(String name) {
    return variables.apply(name);
  }

  /** Asks for a secret without showing it; {@code null} when nobody can answer. */
  @Nullable String ask(String question) {
    Console console = interactive ? System.console() : null;
    char[] answer = console == null ? null : console.readPassword("%s: ", question);
    return answer == null ? null : new String(answer);
  }

  /** Asks a yes-or-no question; {@code true} when nobody can answer. */
  boolean confirms(String question) {
    Console console = interactive ? System.console() : null;
    if (console == null) {
      return true;
    }
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && (answer.strip().equals("y") || answer.strip().equals("yes"));
  }

  private static PrintWriter writer(OutputStream out) {
    OutputStream shown = new RedactedStream(out);
    return new PrintWriter(
        new PrintableWriter(
            new BufferedWriter(new OutputStreamWriter(shown, StandardCharsets.UTF_8))),
        true);
  }
}
