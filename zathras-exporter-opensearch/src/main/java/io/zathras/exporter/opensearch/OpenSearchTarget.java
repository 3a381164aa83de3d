package io.zathras.exporter.opensearch;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.index.IndexNames;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A cluster, the options of connections to it, and the two indices in it: {@code zathras-results}
 * for the summary form of results, {@code zathras-timeseries} for their points.
 *
 * <pre>{@code
 * OpenSearchTarget.builder()
 *     .url(URI.create("https://search.example.com:9200"))
 *     .credentials(Credentials.basic("perf", Secret.of(password)))
 *     .build()
 * }</pre>
 *
 * @since 0.1
 */
public final class OpenSearchTarget {

  static final String RESULTS_INDEX = "zathras-results";
  static final String TIMESERIES_INDEX = "zathras-timeseries";

  private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9._+-]{0,199}");

  private final List<URI> urls;
  private final Credentials credentials;
  private final HttpOptions http;
  private final String resultsIndex;
  private final String timeseriesIndex;

  private OpenSearchTarget(Builder builder) {
    urls = builder.urls;
    credentials = builder.credentials;
    http = builder.http;
    resultsIndex = builder.resultsIndex;
    timeseriesIndex = builder.timeseriesIndex;
    if (urls.isEmpty()) {
      throw new ConfigurationException(ClusterClient.NAME + ".url", "it is missing");
    }
    if (resultsIndex.equals(timeseriesIndex)) {
      throw new ConfigurationException(
          ClusterClient.NAME + ".timeseries_index", "results and points need an index each");
    }
  }

  /**
   * Returns the target in the section {@code opensearch} of a configuration, see {@link
   * OpenSearchProvider}.
   *
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  public static OpenSearchTarget from(ExporterSettings settings) {
    return OpenSearchSettings.read(settings).target();
  }

  /** Returns a builder with the default names of the indices, without credentials. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the URLs of the nodes, of which any may receive a request. */
  public List<URI> urls() {
    return urls;
  }

  /** Returns the credentials. */
  public Credentials credentials() {
    return credentials;
  }

  /** Returns trust, timeouts, proxy and retries. */
  public HttpOptions http() {
    return http;
  }

  /** Returns the index, or alias with one index to write to, for results. */
  public String resultsIndex() {
    return resultsIndex;
  }

  /** Returns the index, or alias with one index to write to, for points. */
  public String timeseriesIndex() {
    return timeseriesIndex;
  }

  IndexNames indices() {
    return new IndexNames(resultsIndex, timeseriesIndex);
  }

  /** Returns a client of the cluster. */
  ClusterClient client() {
    return new ClusterClient(urls, credentials, http);
  }

  /** Returns a client that sends each request only once, for checks. */
  ClusterClient clientAskingOnce() {
    return new ClusterClient(urls, credentials, http.once());
  }

  /** Returns the names of the indices, without any secret. */
  @Override
  public String toString() {
    return resultsIndex + " and " + timeseriesIndex + " with " + credentials;
  }

  /** Collects the parts of a target. */
  public static final class Builder {

    private List<URI> urls = List.of();
    private Credentials credentials = Credentials.none();
    private HttpOptions http = HttpOptions.defaults();
    private String resultsIndex = RESULTS_INDEX;
    private String timeseriesIndex = TIMESERIES_INDEX;

    private Builder() {}

    /** Sets the URL of the only node. */
    public Builder url(URI url) {
      return urls(List.of(url));
    }

    /** Sets the URLs of the nodes; when one is gone, the next is used. */
    public Builder urls(List<URI> nodes) {
      urls = List.copyOf(nodes);
      return this;
    }

    /** Sets the credentials; none by default. */
    public Builder credentials(Credentials who) {
      credentials = Objects.requireNonNull(who, "who");
      return this;
    }

    /** Sets trust, timeouts, proxy and retries. */
    public Builder http(HttpOptions options) {
      http = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Sets the index for results, {@code zathras-results} by default.
     *
     * @throws ConfigurationException if it is not a valid index name
     */
    public Builder resultsIndex(String name) {
      resultsIndex = checked("summary_index", name);
      return this;
    }

    /**
     * Sets the index for points, {@code zathras-timeseries} by default.
     *
     * @throws ConfigurationException if it is not a valid index name
     */
    public Builder timeseriesIndex(String name) {
      timeseriesIndex = checked("timeseries_index", name);
      return this;
    }

    /**
     * Returns the target.
     *
     * @throws ConfigurationException if there is no URL, or both indices are the same
     */
    public OpenSearchTarget build() {
      return new OpenSearchTarget(this);
    }

    private static String checked(String setting, String name) {
      if (!INDEX.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
        throw new ConfigurationException(
            ClusterClient.NAME + "." + setting,
            "'" + name + "' is no name of an index: lower-case letters, digits, - _ . +");
      }
      return name;
    }
  }
}
