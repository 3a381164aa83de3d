package io.zathras.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects diagnostics in the order they are met. Of one code the first hundred are kept and the
 * others counted: a table of a million broken rows is no document of a million diagnostics. Not
 * thread-safe: each result has its own.
 *
 * @since 0.1
 */
public final class Diagnostics {

  private static final int MOST_OF_A_CODE = 100;

  private final Set<Diagnostic> collected = new LinkedHashSet<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** Makes an empty collector. */
  public Diagnostics() {}

  /**
   * Adds an error: something the result needs is lost or wrong.
   *
   * @param code a short stable name for the kind of problem, for example {@code row-incomplete}
   * @param file the file it is about, or {@code null}
   * @param line the line from 1, or {@code null}
   * @param message what was found, what was expected, and what was done
   */
  public void error(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.ERROR, code, file, line, message));
  }

  /** Adds a warning: something is doubtful or was left out, and the rest stands. */
  public void warning(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.WARNING, code, file, line, message));
  }

  /** Adds a remark: worth knowing, and nothing is lost. */
  public void info(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.INFO, code, file, line, message));
  }

  /** Adds a diagnostic; one that equals an earlier one is not kept twice. */
  public void add(Diagnostic diagnostic) {
    if (!collected.contains(diagnostic)
        && counts.merge(diagnostic.code(), 1, Integer::sum) <= MOST_OF_A_CODE) {
      collected.add(diagnostic);
    }
  }

  /** Adds all diagnostics of another collector. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /**
   * Returns what was collected so far, in order, unmodifiable; at the end what was only counted.
   */
  public List<Diagnostic> list() {
    List<Diagnostic> list = new ArrayList<>(collected);
    counts.forEach(
        (code, count) -> {
          if (count > MOST_OF_A_CODE) {
            list.add(
                new Diagnostic(
                    Severity.WARNING,
                    "diagnostics-omitted",
                    null,
                    null,
                    (count - MOST_OF_A_CODE) + " more of '" + code + "' are not listed"));
          }
        });
    return List.copyOf(list);
  }

  /** Returns the diagnostics as a document holds them, by {@code diagnostic_0} and so on. */
  public static Map<String, Diagnostic> keyed(List<Diagnostic> diagnostics) {
    Map<String, Diagnostic> keyed = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      keyed.put("diagnostic_" + keyed.size(), diagnostic);
    }
    return keyed;
  }
}
