package io.zathras.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects diagnostics in the order in which they occur. Not thread-safe: each result has its own
 * collector.
 *
 * <p>A file of a million broken rows must not make a document of a million diagnostics. Therefore
 * the first {@value #MAX_OF_A_KIND} of each code and severity are kept and the others counted, and
 * a message is cut after {@value #MAX_MESSAGE} characters, with a remark.
 *
 * @since 0.1
 */
public final class Diagnostics {

  /** How many diagnostics of one code and severity are kept. */
  public static final int MAX_OF_A_KIND = 100;

  /** How many characters of a message are kept. */
  public static final int MAX_MESSAGE = 2_000;

  private static final String LEFT_OUT = "diagnostics-left-out";

  private final Set<Diagnostic> collected = new LinkedHashSet<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Creates an empty collector. */
  public Diagnostics() {}

  /**
   * Adds an error: something the result needs is lost or wrong.
   *
   * @param code a short stable name for the kind of problem, for example {@code row-incomplete}
   * @param file the affected file, or {@code null}
   * @param line the line from 1, or {@code null}
   * @param message what was found, what was expected, and what was done
   */
  public void error(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.ERROR, code, file, line, message));
  }

  /** Adds a warning: something is doubtful or was left out, and the rest is valid. */
  public void warning(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.WARNING, code, file, line, message));
  }

  /** Adds a remark: something is worth knowing, and nothing is lost. */
  public void info(String code, @Nullable String file, @Nullable Integer line, String message) {
    add(new Diagnostic(Severity.INFO, code, file, line, message));
  }

  /** Counts the diagnostics of one code and severity. */
  private static final class Kind {
    private final Severity severity;
    private final String code;
    private int count;

    Kind(Diagnostic first) {
      severity = first.severity();
      code = first.code();
    }
  }

  /** Adds a diagnostic; one that equals an earlier one is not kept twice. */
  public void add(Diagnostic diagnostic) {
    Diagnostic shown = cut(diagnostic);
    if (!collected.contains(shown)) {
      String name = shown.severity().name() + ' ' + shown.code();
      Kind kind = kinds.computeIfAbsent(name, any -> new Kind(shown));
      kind.count++;
      if (kind.count <= MAX_OF_A_KIND) {
        collected.add(shown);
      }
    }
  }

  private static Diagnostic cut(Diagnostic diagnostic) {
    String message = diagnostic.message();
    if (message.length() <= MAX_MESSAGE) {
      return diagnostic;
    }
    // Does not cut between the two halves of a surrogate pair.
    int end = MAX_MESSAGE - (Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1)) ? 1 : 0);
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.file(),
        diagnostic.line(),
        message.substring(0, end) + "... (" + message.length() + " characters)");
  }

  /** Adds all diagnostics of another collector. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /**
   * Returns the diagnostics so far, in order, followed by one for each kind that exceeded its
   * limit; unmodifiable.
   */
  public List<Diagnostic> list() {
    List<Diagnostic> list = new ArrayList<>(collected);
    for (Kind kind : kinds.values()) {
      if (kind.count > MAX_OF_A_KIND) {
        String more = (kind.count - MAX_OF_A_KIND) + " more of " + kind.code + " are left out";
        list.add(new Diagnostic(kind.severity, LEFT_OUT, null, null, more));
      }
    }
    return Collections.unmodifiableList(list);
  }

  /** Returns the diagnostics in the form of a document, by {@code diagnostic_0} and so on. */
  public static Map<String, Diagnostic> keyed(List<Diagnostic> diagnostics) {
    Map<String, Diagnostic> keyed = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      keyed.put("diagnostic_" + keyed.size(), diagnostic);
    }
    return keyed;
  }

  /**
   * Returns how many names of an open object were too long and are cut. The object stores the
   * number, because a check of the thousand sysctl names of each result took 10 % of a run.
   */
  public static int cutNames(Map<String, Object> open) {
    return FrozenMap.cutNames(open);
  }
}
