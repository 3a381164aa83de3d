package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Redactor;
import io.zathras.schema.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files with which Zathras marks how a run went. None of them shows that a result is good,
 * because a test that returned may have failed and all tests of a directory share one failure file.
 */
final class RunMarkers {

  private static final String STARTED = "test_started";
  private static final String RETURNED = "test_returned";
  static final String FAILURE = "test_failure";
  private static final String REPORTED = "reported failure";
  private static final int MOST_ERRORS = 10;

  private RunMarkers() {}

  /** Returns why tests may have left nothing, to be added to a sentence. */
  static String lost(SideFiles files) {
    if (files.has("spot_failure")) {
      return "; the spot instance was lost";
    }
    if (files.has("cpu_type_failure")) {
      return "; the machine had another CPU than asked for";
    }
    return files.has(STARTED) && !files.has(RETURNED)
        ? "; tests were started and did not return"
        : "";
  }

  /** Reports the failures that concern all tests of the directory. */
  static void read(SideFiles files, PrivateWords words, Diagnostics diagnostics) {
    if (files.has(STARTED) && !files.has(RETURNED)) {
      diagnostics.warning(
          "test-not-returned",
          STARTED,
          null,
          "tests were started and there is no "
              + RETURNED
              + ": the machine was lost before the last of them ended");
    }
    say(
        files,
        "cpu_type_failure",
        "cpu-type-failure",
        "another CPU than asked for",
        words,
        diagnostics);
    say(files, "spot_failure", "spot-failure", "the spot instance was lost", words, diagnostics);
    errors(files, words, diagnostics);
  }

  private static void say(
      SideFiles files,
      String name,
      String code,
      String meaning,
      PrivateWords words,
      Diagnostics diagnostics) {
    SideFile file = files.read(name, diagnostics);
    if (file != null) {
      String line = file.firstLine();
      diagnostics.warning(
          code, name, null, meaning + (line.isEmpty() ? "" : ": '" + words.without(line) + "'"));
    }
  }

  private static void errors(SideFiles files, PrivateWords words, Diagnostics diagnostics) {
    SideFile file = files.read("error_log", diagnostics);
    // Redacts before splitting because a key spans many lines.
    List<String> lines = file == null ? List.of() : Redactor.redact(file.text()).lines().toList();
    int errors = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && ++errors <= MOST_ERRORS) {
        diagnostics.warning("run-error", "error_log", i + 1, words.without(line));
      }
    }
    if (errors > MOST_ERRORS) {
      diagnostics.warning(
          "run-error", "error_log", null, (errors - MOST_ERRORS) + " more lines of errors");
    }
  }

  /**
   * Returns what {@code test_failure} says about a test: an error where it names the test's
   * wrapper, a warning where it names none, and nothing where it names another.
   *
   * @param script the test's wrapper, without its directory
   */
  static @Nullable Diagnostic failure(@Nullable SideFile file, String script, PrivateWords words) {
    if (file == null) {
      return null;
    }
    String line = file.firstLine();
    int end = line.indexOf(REPORTED);
    String named = end < 0 ? "" : line.substring(line.lastIndexOf('/', end) + 1, end).strip();
    if (!named.isEmpty() && !named.equals(script)) {
      return null;
    }
    return new Diagnostic(
        named.isEmpty() ? Severity.WARNING : Severity.ERROR,
        "test-failure",
        FAILURE,
        1,
        (named.isEmpty() ? "a wrapper ended with an error" : "the wrapper ended with an error")
            + (line.isEmpty() ? "" : ": '" + words.without(line) + "'"));
  }
}
