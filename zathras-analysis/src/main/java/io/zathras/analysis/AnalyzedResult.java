package io.zathras.analysis;

import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of a set, reduced to what an analysis needs.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param documentId the document's id, unique in a set
 * @param test the test, for example {@code coremark}
 * @param status the result's own outcome; series leave out the values of a FAIL
 * @param reason why it is not PASS, from the document's first error or warning; {@code null} for
 *     PASS
 * @param time when the test ran, or {@code null} where the document does not state it
 * @param system the hardware that the test ran on
 * @param testVersion the benchmark's version, or {@code null}
 * @param wrapperVersion the version of the wrapper that ran it, or {@code null}
 * @param configuration the settings that decide how much work the test does and how: threads,
 *     sizes, flags
 * @param environment the software settings that people compare: {@code os}, {@code kernel}, {@code
 *     tuned}, {@code selinux}, in this order; unknown ones are left out
 * @param source the archive it was read from, or {@code null}
 * @since 0.1
 */
public record AnalyzedResult(
    String documentId,
    String test,
    Status status,
    @Nullable String reason,
    @Nullable Timestamp time,
    SystemProfile system,
    @Nullable String testVersion,
    @Nullable String wrapperVersion,
    Map<String, String> configuration,
    Map<String, String> environment,
    @Nullable String source) {}
