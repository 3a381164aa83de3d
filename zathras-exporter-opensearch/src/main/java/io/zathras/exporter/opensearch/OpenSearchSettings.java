package io.zathras.exporter.opensearch;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Secret;
import io.zathras.exporter.Spool;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.opensearch.bulk.BulkLimits;
import io.zathras.exporter.opensearch.index.IndexLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The settings in a section of a configuration.
 *
 * @param target the cluster and its indices
 * @param policy what happens to a result that the index already holds
 * @param templates whether templates are installed before the first document
 * @param anyMapping whether to write to an index with any mapping
 * @param layout the shards and replicas of new indices
 * @param limits how much is sent at the same time
 * @param dashboards the URL of OpenSearch Dashboards, or {@code null}
 * @param spool the directory for failed documents, or {@code null}
 */
record OpenSearchSettings(
    OpenSearchTarget target,
    WritePolicy policy,
    boolean templates,
    boolean anyMapping,
    IndexLayout layout,
    BulkLimits limits,
    @Nullable URI dashboards,
    @Nullable Spool spool) {

  /**
   * Reads a whole section.
   *
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  static OpenSearchSettings read(ExporterSettings settings) {
    OpenSearchTarget.Builder target =
        OpenSearchTarget.builder()
            .urls(urls(settings))
            .credentials(credentials(settings))
            .http(HttpOptions.from(settings));
    // Accepts the peer's older name; its newer one takes precedence.
    String older = settings.text("index");
    String results = settings.text("summary_index", older == null ? "" : older);
    if (!results.isEmpty()) {
      target.resultsIndex(results);
    }
    String timeseries = settings.text("timeseries_index");
    if (timeseries != null) {
      target.timeseriesIndex(timeseries);
    }
    Path spool = settings.path("spool");
    OpenSearchSettings all =
        new OpenSearchSettings(
            target.build(),
            choice(settings, "policy", "create", "replace")
                ? WritePolicy.CREATE
                : WritePolicy.REPLACE,
            choice(settings, "templates", "auto", "never"),
            settings.flag("accept_mapping", false),
            layout(settings),
            limits(settings),
            dashboards(settings),
            spool == null ? null : Spool.in(spool));
    settings.refuseUnknown();
    return all;
  }

  private static List<URI> urls(ExporterSettings settings) {
    List<String> texts = settings.texts("url");
    if (texts.isEmpty()) {
      throw settings.wrong("url", "it is missing");
    }
    List<URI> urls = new ArrayList<>();
    for (String text : texts) {
      try {
        urls.add(URI.create(text.strip()));
      } catch (IllegalArgumentException e) {
        throw settings.wrong("url", "expected http://host:port or https://host:port");
      }
    }
    return urls;
  }

  private static @Nullable URI dashboards(ExporterSettings settings) {
    String text = settings.text("dashboards_url", "").strip();
    try {
      return text.isEmpty() ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("dashboards_url", "expected http://host:port or https://host:port");
    }
  }

  /** Accepts the peer's name of the token as well. */
  private static Credentials credentials(ExporterSettings settings) {
    Secret token = settings.secret("auth_token");
    Credentials credentials = Credentials.from(settings, null);
    if (token == null) {
      return credentials;
    }
    if (credentials.headerName() != null) {
      throw settings.wrong("auth_token", "there are other credentials too; keep one of them");
    }
    return Credentials.bearer(token);
  }

  private static boolean choice(
      ExporterSettings settings, String name, String byDefault, String otherwise) {
    String text = settings.text(name, byDefault).strip().toLowerCase(Locale.ROOT);
    if (!text.equals(byDefault) && !text.equals(otherwise)) {
      throw settings.wrong(name, "expected " + byDefault + " or " + otherwise);
    }
    return text.equals(byDefault);
  }

  private static IndexLayout layout(ExporterSettings settings) {
    try {
      return new IndexLayout(
          settings.number("shards", IndexLayout.DEFAULT.shards()),
          settings.has("replicas") ? settings.number("replicas", 0) : null);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("shards", String.valueOf(e.getMessage()));
    }
  }

  private static BulkLimits limits(ExporterSettings settings) {
    BulkLimits defaults = BulkLimits.DEFAULTS;
    try {
      return new BulkLimits(
          settings.bytes("bulk_bytes", defaults.bytes()),
          settings.number("bulk_count", settings.number("batch_size", defaults.count())),
          settings.number("requests_in_flight", defaults.requestsInFlight()));
    } catch (IllegalArgumentException e) {
      throw settings.wrong("bulk_bytes", String.valueOf(e.getMessage()));
    }
  }
}
