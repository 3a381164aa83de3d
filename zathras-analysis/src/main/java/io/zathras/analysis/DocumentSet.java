package io.zathras.analysis;

import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * Documents of one side or one history, reduced to what an analysis asks for, so that a hundred
 * thousand of them fit into memory. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DocumentSet {

  /**
   * Reads the documents in files ({@code .json}, {@code .ndjson}) and in directories at any depth.
   * A file that holds no document is named in {@link #problems()}, and the others are read.
   *
   * @param name how people call the set, for example {@code base}
   * @param places files and directories
   */
  public static DocumentSet read(String name, Path... places) {
    throw new UnsupportedOperationException();
  }

  /** Starts a set whose documents are handed over one by one. */
  public static Builder builder(String name) {
    throw new UnsupportedOperationException();
  }

  /** Returns how people call the set. */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** Returns the documents, in the order of test, time and id; each id once. */
  public List<AnalyzedResult> results() {
    throw new UnsupportedOperationException();
  }

  /** Returns the series in the order of key and system; of runs where the set was asked for them. */
  public List<MetricSeries> series() {
    throw new UnsupportedOperationException();
  }

  /** Returns what could not be read or was left out, a sentence each with the file and the reason. */
  public List<String> problems() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns what is known of a kind of system that people compare, with the values that the set's
   * documents have: kernel, tuned profile, kernel arguments, sysctl, mitigations, firmware.
   *
   * @param system a system of one of the {@link #results()}
   */
  public SortedMap<String, List<String>> facts(SystemProfile system) {
    throw new UnsupportedOperationException();
  }

  /** Takes documents one by one, and keeps of each what an analysis asks for. */
  public static final class Builder {

    /** Adds the runs' metrics to the headlines, which are always there. */
    public Builder scope(Scope scope) {
      throw new UnsupportedOperationException();
    }

    /** Adds a document; one whose id is there already is left out and named. */
    public Builder add(ResultDocument document) {
      throw new UnsupportedOperationException();
    }

    /** Adds a problem that the caller met while reading. */
    public Builder problem(String problem) {
      throw new UnsupportedOperationException();
    }

    /** Returns the set. */
    public DocumentSet build() {
      throw new UnsupportedOperationException();
    }
  }
}
