package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The identity of a result, its source, and the program that read it.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param documentId the document's id: test name, underscore, 32 hexadecimal digits of the result
 *     tree's SHA-256
 * @param documentType the kind of document, always {@code zathras_test_result}
 * @param schemaVersion the version of the document model
 * @param testTimestamp when the test began: an instant in UTC, or local time without a zone where
 *     only that is known; {@code null} when not known
 * @param testTimestampSource where {@code test_timestamp} was read; {@code null} without it
 * @param processingTimestamp when this document was made, in UTC; {@code null} when not known
 * @param scenarioName the scenario (results prefix) of the result directory; {@code null} when not
 *     known
 * @param osVendor the operating system vendor as Zathras names it, for example {@code rhel}; {@code
 *     null} when not known
 * @param cloudProvider the cloud, or {@code local}; {@code null} when not known
 * @param cloudRegion the cloud's region; {@code null} when not known, and for a local system
 * @param instanceType the instance type or the local system's configuration name; {@code null} when
 *     not known
 * @param priceUsdPerHour what the instance cost, in US dollars per hour; {@code null} when not
 *     known
 * @param iteration the index of the result directory, from 0; not the benchmark's iterations;
 *     {@code null} when not known
 * @param projectUuid the project's UUID; {@code null} when not known
 * @param runUuid the run's UUID; {@code null} when not known
 * @param resultUuid the result's UUID; {@code null} when not known
 * @param pcpArchiveUrl the URL of the run's Performance Co-Pilot archive; {@code null} when not
 *     known
 * @param sourceArchive the archive the result was read from: file names only, as {@code
 *     outer!/inner}; {@code null} when not known
 * @param sourceSha256 SHA-256 of the result tree's paths and contents, 64 hexadecimal digits; the
 *     same after re-zipping or moving; {@code null} when not known
 * @param processor the processor that read the result; {@code null} when not known
 * @since 0.1
 */
public record Metadata(
    String documentId,
    String documentType,
    String schemaVersion,
    @Nullable Timestamp testTimestamp,
    @Nullable TestTimestampSource testTimestampSource,
    @Nullable Timestamp processingTimestamp,
    @Nullable String scenarioName,
    @Nullable String osVendor,
    @Nullable String cloudProvider,
    @Nullable String cloudRegion,
    @Nullable String instanceType,
    @Nullable Double priceUsdPerHour,
    @Nullable Integer iteration,
    @Nullable String projectUuid,
    @Nullable String runUuid,
    @Nullable String resultUuid,
    @Nullable String pcpArchiveUrl,
    @Nullable String sourceArchive,
    @Nullable String sourceSha256,
    @Nullable ProcessorInfo processor) {
  /**
   * Rejects blank identifiers, a price that is not finite, a time of processing that is not in UTC,
   * and a time of the test without its source or the reverse.
   */
  public Metadata {
    Preconditions.notBlank("documentId", documentId);
    Preconditions.notBlank("documentType", documentType);
    Preconditions.notBlank("schemaVersion", schemaVersion);
    Preconditions.together(
        "testTimestamp", testTimestamp, "testTimestampSource", testTimestampSource);
    Preconditions.finiteOrAbsent("priceUsdPerHour", priceUsdPerHour);
    if (processingTimestamp != null && !processingTimestamp.isUtc()) {
      throw new IllegalArgumentException(
          "processingTimestamp is " + processingTimestamp + "; expected a time in UTC");
    }
  }

  /** The value of {@code document_type} in every result document. */
  public static final String DOCUMENT_TYPE = "zathras_test_result";

  /** The version of the document model that this library writes. */
  public static final String SCHEMA_VERSION = "1.0";

  Metadata withoutProcessingTimestamp() {
    return new Metadata(
        documentId,
        documentType,
        schemaVersion,
        testTimestamp,
        testTimestampSource,
        null,
        scenarioName,
        osVendor,
        cloudProvider,
        cloudRegion,
        instanceType,
        priceUsdPerHour,
        iteration,
        projectUuid,
        runUuid,
        resultUuid,
        pcpArchiveUrl,
        sourceArchive,
        sourceSha256,
        processor);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Metadata}; unset parts are absent. */
  public static final class Builder {
    private @Nullable String documentId;
    private String documentType = DOCUMENT_TYPE;
    private String schemaVersion = SCHEMA_VERSION;
    private @Nullable Timestamp testTimestamp;
    private @Nullable TestTimestampSource testTimestampSource;
    private @Nullable Timestamp processingTimestamp;
    private @Nullable String scenarioName;
    private @Nullable String osVendor;
    private @Nullable String cloudProvider;
    private @Nullable String cloudRegion;
    private @Nullable String instanceType;
    private @Nullable Double priceUsdPerHour;
    private @Nullable Integer iteration;
    private @Nullable String projectUuid;
    private @Nullable String runUuid;
    private @Nullable String resultUuid;
    private @Nullable String pcpArchiveUrl;
    private @Nullable String sourceArchive;
    private @Nullable String sourceSha256;
    private @Nullable ProcessorInfo processor;

    private Builder() {}

    /**
     * Sets the document's id: test name, underscore, 32 hexadecimal digits of the result tree's
     * SHA-256.
     */
    public Builder documentId(String documentId) {
      this.documentId = documentId;
      return this;
    }

    /**
     * Sets when the test began: an instant in UTC, or local time without a zone where only that is
     * known.
     */
    public Builder testTimestamp(@Nullable Timestamp testTimestamp) {
      this.testTimestamp = testTimestamp;
      return this;
    }

    /** Sets where {@code test_timestamp} was read. */
    public Builder testTimestampSource(@Nullable TestTimestampSource testTimestampSource) {
      this.testTimestampSource = testTimestampSource;
      return this;
    }

    /** Sets when this document was made, in UTC. */
    public Builder processingTimestamp(@Nullable Timestamp processingTimestamp) {
      this.processingTimestamp = processingTimestamp;
      return this;
    }

    /** Sets the scenario (results prefix) of the result directory. */
    public Builder scenarioName(@Nullable String scenarioName) {
      this.scenarioName = scenarioName;
      return this;
    }

    /** Sets the operating system vendor as Zathras names it, for example {@code rhel}. */
    public Builder osVendor(@Nullable String osVendor) {
      this.osVendor = osVendor;
      return this;
    }

    /** Sets the cloud, or {@code local}. */
    public Builder cloudProvider(@Nullable String cloudProvider) {
      this.cloudProvider = cloudProvider;
      return this;
    }

    /** Sets the cloud's region. */
    public Builder cloudRegion(@Nullable String cloudRegion) {
      this.cloudRegion = cloudRegion;
      return this;
    }

    /** Sets the instance type or the local system's configuration name. */
    public Builder instanceType(@Nullable String instanceType) {
      this.instanceType = instanceType;
      return this;
    }

    /** Sets what the instance cost, in US dollars per hour. */
    public Builder priceUsdPerHour(@Nullable Double priceUsdPerHour) {
      this.priceUsdPerHour = priceUsdPerHour;
      return this;
    }

    /** Sets the index of the result directory, from 0; not the benchmark's iterations. */
    public Builder iteration(@Nullable Integer iteration) {
      this.iteration = iteration;
      return this;
    }

    /** Sets the project's UUID. */
    public Builder projectUuid(@Nullable String projectUuid) {
      this.projectUuid = projectUuid;
      return this;
    }

    /** Sets the run's UUID. */
    public Builder runUuid(@Nullable String runUuid) {
      this.runUuid = runUuid;
      return this;
    }

    /** Sets the result's UUID. */
    public Builder resultUuid(@Nullable String resultUuid) {
      this.resultUuid = resultUuid;
      return this;
    }

    /** Sets the URL of the run's Performance Co-Pilot archive. */
    public Builder pcpArchiveUrl(@Nullable String pcpArchiveUrl) {
      this.pcpArchiveUrl = pcpArchiveUrl;
      return this;
    }

    /** Sets the archive the result was read from: file names only, as {@code outer!/inner}. */
    public Builder sourceArchive(@Nullable String sourceArchive) {
      this.sourceArchive = sourceArchive;
      return this;
    }

    /**
     * Sets SHA-256 of the result tree's paths and contents, 64 hexadecimal digits; the same after
     * re-zipping or moving.
     */
    public Builder sourceSha256(@Nullable String sourceSha256) {
      this.sourceSha256 = sourceSha256;
      return this;
    }

    /** Sets the processor that read the result. */
    public Builder processor(@Nullable ProcessorInfo processor) {
      this.processor = processor;
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Metadata build() {
      return new Metadata(
          Preconditions.required("documentId", documentId),
          documentType,
          schemaVersion,
          testTimestamp,
          testTimestampSource,
          processingTimestamp,
          scenarioName,
          osVendor,
          cloudProvider,
          cloudRegion,
          instanceType,
          priceUsdPerHour,
          iteration,
          projectUuid,
          runUuid,
          resultUuid,
          pcpArchiveUrl,
          sourceArchive,
          sourceSha256,
          processor);
    }
  }
}
