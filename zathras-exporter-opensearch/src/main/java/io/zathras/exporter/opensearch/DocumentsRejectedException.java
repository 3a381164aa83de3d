package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusalHints;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster accepted some documents of a delivery, but not all. The message names the first of the
 * others; {@link #rejections()} has every one.
 *
 * @since 0.1
 */
public final class DocumentsRejectedException extends ExportException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;

  private final transient List<Rejection> rejections;

  DocumentsRejectedException(String what, List<Rejection> rejections) {
    super(ClusterClient.NAME, what + words(rejections), null);
    this.rejections = List.copyOf(rejections);
  }

  /** Returns the rejected documents; sending stops after the first request with any. */
  public List<Rejection> rejections() {
    return rejections;
  }

  private static String words(List<Rejection> rejections) {
    String first =
        rejections.stream()
            .limit(SHOWN)
            .map(one -> one + RefusalHints.of(one.status(), one.type(), one.reason()))
            .distinct()
            .collect(Collectors.joining("; "));
    int more = rejections.size() - SHOWN;
    return first + (more > 0 ? "; and " + more + " more" : "");
  }
}
