package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What points are grouped by of the result that they belong to.
 *
 * @param status the result's outcome; that of the point's own run is in {@link TimeSeriesRun}
 * @param headlineThreads how many threads, contexts, processes or instances worked at once in the
 *     run that the headline comes from; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesResults(Status status, @Nullable Integer headlineThreads) {

  /** Rejects a result without a status. */
  public TimeSeriesResults {
    Objects.requireNonNull(status, "status");
  }
}
