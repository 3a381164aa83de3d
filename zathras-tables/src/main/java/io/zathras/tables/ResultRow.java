package io.zathras.tables;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A document, in the table {@link Table#RESULT}, whose columns describe the components.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @since 0.1
 */
public record ResultRow(
    @Column("id of the document") String documentId,
    @Column("version of the document's schema") String schemaVersion,
    @Column("benchmark") String test,
    @Column(value = "sub-test or profile that all runs are of", optional = true)
        @Nullable String subTest,
    @Column(value = "version of the benchmark", optional = true) @Nullable String testVersion,
    @Column(value = "version of the wrapper that ran it", optional = true)
        @Nullable String wrapperVersion,
    @Column("outcome: PASS, FAIL, PARTIAL or UNKNOWN") String status,
    @Column(value = "when the test ran", optional = true) @Nullable Instant testTimestamp,
    @Column(value = "when it ran, where the zone is not known", optional = true)
        @Nullable LocalDateTime testTimestampLocal,
    @Column(value = "where the time is from: result_data or archive_name", optional = true)
        @Nullable String timestampSource,
    @Column(value = "when the document was made", optional = true)
        @Nullable Instant processingTimestamp,
    @Column(value = "scenario of the Zathras run", optional = true) @Nullable String scenarioName,
    @Column(value = "vendor of the operating system, as asked for", optional = true)
        @Nullable String osVendor,
    @Column(value = "cloud, or local", optional = true) @Nullable String cloudProvider,
    @Column(value = "the cloud's name for the machine", optional = true)
        @Nullable String instanceType,
    @Column(value = "repetition of the Zathras run", optional = true) @Nullable Long iteration,
    @Column(value = "time the test took", unit = "s", optional = true)
        @Nullable Double executionTimeSeconds,
    @Column("runs in the document") long totalRuns,
    @Column(value = "tuned profile that the test asked for", optional = true)
        @Nullable String tunedProfile,
    @Column(value = "tuned profile that was active", optional = true)
        @Nullable String systemTunedProfile,
    @Column(value = "vendor of the CPU", optional = true) @Nullable String cpuVendor,
    @Column(value = "model of the CPU", optional = true) @Nullable String cpuModel,
    @Column(value = "architecture of the CPU", optional = true) @Nullable String cpuArchitecture,
    @Column(value = "CPU sockets", optional = true) @Nullable Long sockets,
    @Column(value = "physical cores", optional = true) @Nullable Long cores,
    @Column(value = "CPUs that the system has", optional = true) @Nullable Long logicalCpus,
    @Column(value = "CPUs that were on line", optional = true) @Nullable Long onlineCpus,
    @Column(value = "NUMA nodes", optional = true) @Nullable Long numaNodes,
    @Column(value = "memory", unit = "bytes", optional = true) @Nullable Long memoryBytes,
    @Column(value = "speed at which the memory runs", unit = "MT/s", optional = true)
        @Nullable Long memorySpeedMts,
    @Column(value = "hypervisor; none on bare metal or where it is not known", optional = true)
        @Nullable String hypervisor,
    @Column(value = "distribution", optional = true) @Nullable String osDistribution,
    @Column(value = "version of the distribution", optional = true) @Nullable String osVersion,
    @Column(value = "version of the kernel", optional = true) @Nullable String kernelVersion,
    @Column(value = "kind of system: the same for equal hardware", optional = true)
        @Nullable String fingerprint,
    @Column(value = "what is set on the system: the same for equal settings", optional = true)
        @Nullable String settingsHash,
    @Column(value = "archive, and the tar in it", optional = true) @Nullable String sourceArchive,
    @Column(value = "digest of the files in the tar", optional = true)
        @Nullable String sourceSha256,
    @Column("diagnostics that are errors") long errors,
    @Column("diagnostics that are warnings") long warnings) {}
