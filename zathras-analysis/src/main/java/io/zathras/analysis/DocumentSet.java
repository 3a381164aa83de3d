package io.zathras.analysis;

import io.zathras.schema.DocumentFiles;
import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Documents of one side or one history, reduced to what an analysis needs, so that a hundred
 * thousand of them fit into memory. Immutable and thread-safe.
 *
 * <p>A document gives one value for each metric. Runs of a document with the same name and
 * configuration are repetitions and give the mean of their values. A failed document or run gives
 * no value and is named in {@link #notes()}.
 *
 * <p>Values with the same key, unit, direction, system and benchmark version form one series if
 * they also have the same configuration: the settings that decide the work, such as threads, sizes
 * and compiler flags. The configuration does not include paths, devices, frequencies, dates and
 * process ids, nor software that comes with the system, such as the compiler's version, which is
 * among the {@link #facts}. Headlines chosen among a document's runs, such as the highest of
 * several thread counts, have the same configuration if the chosen runs or all runs have equal
 * configurations.
 *
 * @since 0.1
 */
public final class DocumentSet {

  private final String name;
  private final List<AnalyzedResult> results;
  private final List<Series> series;
  private final List<FailedRun> failedRuns;
  private final List<String> problems;
  private final List<String> notes;
  private final Map<SystemProfile, SortedMap<String, List<String>>> facts;

  DocumentSet(
      String name,
      List<AnalyzedResult> results,
      List<Series> series,
      List<FailedRun> failedRuns,
      List<String> problems,
      List<String> notes,
      Map<SystemProfile, SortedMap<String, List<String>>> facts) {
    this.name = name;
    this.results = results;
    this.series = series;
    this.failedRuns = failedRuns;
    this.problems = problems;
    this.notes = notes;
    this.facts = facts;
  }

  /** A run that failed in a document that did not. */
  record FailedRun(AnalyzedResult result, String run) {}

  /**
   * Reads the headlines of the documents in files ({@code .json}, {@code .ndjson}) and in
   * directories at any depth. A file without a document is named in {@link #problems()}, and the
   * others are read.
   *
   * @param name the name of the set, for example {@code base}
   * @param places files and directories
   */
  public static DocumentSet read(String name, Path... places) {
    return builder(name).read(places).build();
  }

  /** Returns a builder that takes documents one by one. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name of the set. */
  public String name() {
    return name;
  }

  /** Returns the documents, in the order of test, time and id; each id once. */
  public List<AnalyzedResult> results() {
    return results;
  }

  /**
   * Returns the series in the order of key and system; those of runs if the scope includes them.
   */
  public List<MetricSeries> series() {
    return series.stream().map(Series::series).toList();
  }

  /** Returns a sentence for each place that could not be read, with the reason. */
  public List<String> problems() {
    return problems;
  }

  /** Returns what was read but left out, a sentence each with the document and the reason. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Returns the properties of a kind of system that people compare, with the values in the set's
   * documents, in alphabetical order: {@code os}, {@code kernel}, {@code tuned}, {@code selinux},
   * {@code firmware}, {@code transparent hugepages}, {@code numad}, {@code wrapper of TEST}, {@code
   * TEST SOFTWARE} such as {@code coremark compiler}, {@code mitigation NAME}, {@code kernel
   * argument NAME}, {@code scheduler feature NAME} and {@code sysctl NAME}. Properties that change
   * by themselves or name the machine are left out. Values beyond the fifth are replaced by {@code
   * and more}.
   *
   * @param system a system of one of the {@link #results()}; any other has no facts
   */
  public SortedMap<String, List<String>> facts(SystemProfile system) {
    SortedMap<String, List<String>> known = facts.get(system);
    return known == null ? Collections.emptySortedMap() : known;
  }

  List<Series> comparable() {
    return series;
  }

  List<FailedRun> failedRuns() {
    return failedRuns;
  }

  /** Takes documents one by one and keeps only what an analysis needs. */
  public static final class Builder {

    private final DocumentReduction reduction;

    private Builder(String name) {
      reduction = new DocumentReduction(name);
    }

    /**
     * Sets the numbers to keep; by default the headlines. {@link Scope#RUNS} adds the runs' metrics
     * to the headlines, which are always kept.
     *
     * @throws IllegalStateException if a document was added already
     */
    public Builder scope(Scope scope) {
      reduction.scope(Objects.requireNonNull(scope, "scope"));
      return this;
    }

    /** Adds a document; one whose id was added before is left out and named in the notes. */
    public Builder add(ResultDocument document) {
      reduction.add(Objects.requireNonNull(document, "document"));
      return this;
    }

    /** Adds the documents in files and directories, as {@link DocumentSet#read} does. */
    public Builder read(Path... places) {
      for (Path place : places) {
        DocumentFiles.readWithoutPoints(place, reduction::add, reduction::problem);
      }
      return this;
    }

    /** Adds a problem that the caller met while reading. */
    public Builder problem(String problem) {
      reduction.problem(Objects.requireNonNull(problem, "problem"));
      return this;
    }

    /** Returns the set; the builder remains usable. */
    public DocumentSet build() {
      return reduction.build();
    }
  }
}
