package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a result by which its points are grouped.
 *
 * <p>The constructor is not stable, because a later version may add components.
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
