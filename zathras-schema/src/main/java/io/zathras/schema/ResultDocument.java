package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One result: everything known about one execution of one benchmark.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param schema the schema of the document
 * @param metadata which result this is and where it came from
 * @param test the benchmark that was run
 * @param systemUnderTest the machine it ran on; {@code null} when not known
 * @param testConfiguration what the test was asked to do; {@code null} when not known
 * @param results the measurements
 * @param runtimeInfo when and how the test ran; {@code null} when not known
 * @param diagnostics what was missing, broken or doubtful, by {@code diagnostic_<n>} from 0
 * @since 0.1
 */
public record ResultDocument(
    @JsonProperty("$schema") String schema,
    Metadata metadata,
    TestInfo test,
    @Nullable SystemUnderTest systemUnderTest,
    @Nullable TestConfiguration testConfiguration,
    Results results,
    @Nullable RuntimeInfo runtimeInfo,
    Map<String, Diagnostic> diagnostics) {
  /**
   * Copies the diagnostics, rejects missing parts, and removes secrets from all parts that may hold
   * one.
   */
  public ResultDocument {
    Preconditions.notBlank("schema", schema);
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(results, "results");
    metadata = SecretFree.of(metadata);
    test = SecretFree.of(test);
    results = SecretFree.of(results);
    runtimeInfo = SecretFree.ofOptional(runtimeInfo);
    diagnostics = Copies.ordered(diagnostics);
  }

  /** The {@code $schema} of a result document. */
  public static final String SCHEMA = "urn:zathras:result:1.0";

  /** Returns the document's id. */
  public String id() {
    return metadata.documentId();
  }

  /** Returns the summary form: the same document without the runs' points and details. */
  public ResultDocument summary() {
    Map<String, Run> runs = new LinkedHashMap<>();
    results.runs().forEach((key, run) -> runs.put(key, run.summary()));
    Results summary =
        new Results(
            results.status(),
            results.executionTimeSeconds(),
            results.totalRuns(),
            results.metricDefinitions(),
            results.primaryMetrics(),
            results.overallStatistics(),
            results.headlineThreads(),
            runs);
    return new ResultDocument(
        schema,
        metadata,
        test,
        systemUnderTest,
        testConfiguration,
        summary,
        runtimeInfo,
        diagnostics);
  }

  /** Returns the document without the time of processing, the only part that varies. */
  public ResultDocument withoutProcessingTimestamp() {
    return new ResultDocument(
        schema,
        metadata.withoutProcessingTimestamp(),
        test,
        systemUnderTest,
        testConfiguration,
        results,
        runtimeInfo,
        diagnostics);
  }

  /**
   * Returns the time series form: one small document for each point, run by run, created on demand.
   */
  public Stream<TimeSeriesDocument> timeSeries() {
    return results.runs().values().stream()
        .flatMap(
            run -> run.timeseries().stream().map(point -> TimeSeriesDocument.of(this, run, point)));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link ResultDocument}; unset parts are absent. */
  public static final class Builder {
    private String schema = SCHEMA;
    private @Nullable Metadata metadata;
    private @Nullable TestInfo test;
    private @Nullable SystemUnderTest systemUnderTest;
    private @Nullable TestConfiguration testConfiguration;
    private @Nullable Results results;
    private @Nullable RuntimeInfo runtimeInfo;
    private final Map<String, Diagnostic> diagnostics = new LinkedHashMap<>();

    private Builder() {}

    /** Sets which result this is and where it came from. */
    public Builder metadata(Metadata metadata) {
      this.metadata = metadata;
      return this;
    }

    /** Sets the benchmark that was run. */
    public Builder test(TestInfo test) {
      this.test = test;
      return this;
    }

    /** Sets the machine it ran on. */
    public Builder systemUnderTest(@Nullable SystemUnderTest systemUnderTest) {
      this.systemUnderTest = systemUnderTest;
      return this;
    }

    /** Sets what the test was asked to do. */
    public Builder testConfiguration(@Nullable TestConfiguration testConfiguration) {
      this.testConfiguration = testConfiguration;
      return this;
    }

    /** Sets the measurements. */
    public Builder results(Results results) {
      this.results = results;
      return this;
    }

    /** Sets when and how the test ran. */
    public Builder runtimeInfo(@Nullable RuntimeInfo runtimeInfo) {
      this.runtimeInfo = runtimeInfo;
      return this;
    }

    /** Sets what was missing, broken or doubtful, by {@code diagnostic_<n>} from 0. */
    public Builder diagnostics(Map<String, ? extends Diagnostic> diagnostics) {
      this.diagnostics.clear();
      this.diagnostics.putAll(diagnostics);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public ResultDocument build() {
      return new ResultDocument(
          schema,
          Preconditions.required("metadata", metadata),
          Preconditions.required("test", test),
          systemUnderTest,
          testConfiguration,
          Preconditions.required("results", results),
          runtimeInfo,
          diagnostics);
    }
  }
}
