package io.zathras.spark;

import static java.util.Objects.requireNonNull;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Status;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code report}: the outcome of one result or archive.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param source the archive, with the address of its file system
 * @param member the tar in the archive; {@code null} where the archive is a tar or cannot be read
 * @param test the test; {@code null} when unknown
 * @param outcome the name of an {@link Outcome}
 * @param documentId the document; {@code null} when none was made
 * @param status the result's own outcome; {@code null} when there is no document
 * @param message why it was not processed; {@code null} if it was
 * @param errors how many of its diagnostics are errors
 * @param warnings how many of its diagnostics are warnings
 */
record ReportRow(
    String source,
    @Nullable String member,
    @Nullable String test,
    String outcome,
    @Nullable String documentId,
    @Nullable String status,
    @Nullable String message,
    long errors,
    long warnings) {

  static ReportRow of(Item item) {
    Status status = item.status();
    return new ReportRow(
        item.source(),
        item.member(),
        item.test(),
        item.outcome().name(),
        item.documentId(),
        status == null ? null : status.name(),
        item.message(),
        item.errors(),
        item.warnings());
  }

  /** Returns the row with these values in the order of the columns. */
  static ReportRow of(@Nullable Object[] values) {
    return new ReportRow(
        (String) requireNonNull(values[0]),
        (String) values[1],
        (String) values[2],
        (String) requireNonNull(values[3]),
        (String) values[4],
        (String) values[5],
        (String) values[6],
        (Long) requireNonNull(values[7]),
        (Long) requireNonNull(values[8]));
  }

  boolean isProcessed() {
    return outcome.equals(Outcome.PROCESSED.name());
  }

  /** Returns the row of this result as a duplicate of an earlier one. */
  ReportRow duplicateOf(String first) {
    return new ReportRow(
        source,
        member,
        test,
        Outcome.DUPLICATE.name(),
        documentId,
        status,
        "the same result as in " + first,
        errors,
        warnings);
  }
}
