package io.zathras.exporter.http;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached: trust, timeouts, proxy, retries. Immutable.
 *
 * @since 0.1
 */
public final class HttpOptions {

  private final @Nullable Path caCertificate;
  private final @Nullable Path trustStore;
  private final @Nullable Secret trustStorePassword;
  private final boolean insecure;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final @Nullable InetSocketAddress proxy;
  private final int maxAttempts;
  private final Duration giveUpAfter;
  private final Duration reachWithin;
  private final Duration firstPause;
  private final Duration longestPause;

  private HttpOptions(Builder builder) {
    caCertificate = builder.caCertificate;
    trustStore = builder.trustStore;
    trustStorePassword = builder.trustStorePassword;
    insecure = builder.insecure;
    connectTimeout = builder.connectTimeout;
    requestTimeout = builder.requestTimeout;
    proxy = builder.proxy;
    maxAttempts = builder.maxAttempts;
    giveUpAfter = builder.giveUpAfter;
    firstPause = builder.firstPause;
    longestPause = builder.longestPause;
    reachWithin =
        builder.reachWithin.compareTo(builder.giveUpAfter) < 0
            ? builder.reachWithin
            : builder.giveUpAfter;
  }

  /** Returns the defaults. */
  public static HttpOptions defaults() {
    return builder().build();
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the same options with a single attempt for each request, for checks. */
  public HttpOptions once() {
    return new Builder(this).maxAttempts(1).build();
  }

  /**
   * Returns the options in the settings: {@code ca_certificate}, {@code trust_store} with {@code
   * trust_store_password}, {@code insecure} (or {@code verify_ssl: false}), {@code
   * connect_timeout}, {@code request_timeout}, {@code proxy}, {@code max_attempts}, {@code
   * give_up_after}, {@code reach_within}.
   *
   * @throws ConfigurationException if one is invalid
   */
  public static HttpOptions from(ExporterSettings settings) {
    Builder builder = builder();
    Path ca = settings.path("ca_certificate");
    Path store = settings.path("trust_store");
    Secret storePassword = settings.secret("trust_store_password");
    boolean insecure = settings.flag("insecure", !settings.flag("verify_ssl", true));
    if (ca != null && store != null) {
      throw settings.wrong("trust_store", "there is also ca_certificate; keep one of them");
    }
    if (ca != null) {
      builder.caCertificate(ca);
    }
    if (store != null) {
      builder.trustStore(store, storePassword);
    }
    if (insecure) {
      builder.insecure();
    }
    String proxy = settings.text("proxy");
    if (proxy != null) {
      try {
        builder.proxy(address(proxy));
      } catch (IllegalArgumentException e) {
        throw settings.wrong("proxy", "expected http://host:port");
      }
    }
    return builder
        .connectTimeout(duration(settings, "connect_timeout", builder.connectTimeout))
        .requestTimeout(duration(settings, "request_timeout", builder.requestTimeout))
        .maxAttempts(Math.max(1, settings.number("max_attempts", builder.maxAttempts)))
        .giveUpAfter(duration(settings, "give_up_after", builder.giveUpAfter))
        .reachWithin(duration(settings, "reach_within", builder.reachWithin))
        .build();
  }

  private static Duration duration(ExporterSettings settings, String name, Duration otherwise) {
    Duration duration = settings.duration(name, otherwise);
    if (duration.isZero()) {
      throw settings.wrong(name, "expected more than nothing");
    }
    return duration;
  }

  private static InetSocketAddress address(String proxy) {
    URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    if (uri.getHost() == null
        || uri.getPort() < 0
        || uri.getPort() > 65_535
        || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("no host and port");
    }
    return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
  }

  /** Returns the PEM file of the certificate authorities to trust, or {@code null}. */
  public @Nullable Path caCertificate() {
    return caCertificate;
  }

  /** Returns the trust store, JKS or PKCS #12, or {@code null}. */
  public @Nullable Path trustStore() {
    return trustStore;
  }

  /** Returns the trust store's password, or {@code null}. */
  public @Nullable Secret trustStorePassword() {
    return trustStorePassword;
  }

  /** Returns whether certificates are not verified. */
  public boolean isInsecure() {
    return insecure;
  }

  /** Returns the longest time to connect. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns the longest time for one request, up to the end of its answer. */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  /** Returns the proxy, or {@code null} for the one that the Java process is configured with. */
  public @Nullable InetSocketAddress proxy() {
    return proxy;
  }

  /**
   * Returns the largest number of attempts for a request; {@link Integer#MAX_VALUE} for no limit.
   */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns the longest time for all attempts of a request. */
  public Duration giveUpAfter() {
    return giveUpAfter;
  }

  /**
   * Returns the longest time for attempts at a server that never answered; never longer than {@link
   * #giveUpAfter()}.
   */
  public Duration reachWithin() {
    return reachWithin;
  }

  /** Returns the first pause between two attempts; each further one is up to twice as long. */
  public Duration firstPause() {
    return firstPause;
  }

  /** Returns the longest pause between two attempts. */
  public Duration longestPause() {
    return longestPause;
  }

  /** Collects the options. */
  public static final class Builder {

    private @Nullable Path caCertificate;
    private @Nullable Path trustStore;
    private @Nullable Secret trustStorePassword;
    private boolean insecure;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private @Nullable InetSocketAddress proxy;
    private int maxAttempts = Integer.MAX_VALUE;
    private Duration giveUpAfter = Duration.ofMinutes(5);
    private Duration reachWithin = Duration.ofSeconds(15);
    private Duration firstPause = Duration.ofMillis(500);
    private Duration longestPause = Duration.ofSeconds(30);

    private Builder() {}

    private Builder(HttpOptions from) {
      caCertificate = from.caCertificate;
      trustStore = from.trustStore;
      trustStorePassword = from.trustStorePassword;
      insecure = from.insecure;
      connectTimeout = from.connectTimeout;
      requestTimeout = from.requestTimeout;
      proxy = from.proxy;
      maxAttempts = from.maxAttempts;
      giveUpAfter = from.giveUpAfter;
      reachWithin = from.reachWithin;
      firstPause = from.firstPause;
      longestPause = from.longestPause;
    }

    /** Trusts the authorities in a PEM file, and no others. */
    public Builder caCertificate(Path pem) {
      caCertificate = Objects.requireNonNull(pem, "pem");
      return this;
    }

    /** Trusts the certificates in a JKS or PKCS #12 store, and no others. */
    public Builder trustStore(Path store, @Nullable Secret password) {
      trustStore = Objects.requireNonNull(store, "store");
      trustStorePassword = password;
      return this;
    }

    /** Accepts any certificate of any host and logs a warning. */
    public Builder insecure() {
      insecure = true;
      return this;
    }

    /** Sets the longest time to connect; 10 s by default. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = positive(timeout);
      return this;
    }

    /** Sets the longest time for one request, up to the end of its answer; 60 s by default. */
    public Builder requestTimeout(Duration timeout) {
      requestTimeout = positive(timeout);
      return this;
    }

    /**
     * Sets the proxy. By default it is the one that the Java process is configured with, if any.
     */
    public Builder proxy(InetSocketAddress address) {
      proxy = Objects.requireNonNull(address, "address");
      return this;
    }

    /** Sets the largest number of attempts for a request; unlimited by default. */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("at least one attempt, not " + attempts);
      }
      maxAttempts = attempts;
      return this;
    }

    /** Sets the longest time for all attempts of a request; 5 minutes by default. */
    public Builder giveUpAfter(Duration limit) {
      giveUpAfter = positive(limit);
      return this;
    }

    /**
     * Sets the longest time for attempts at a server that never answered; 15 s by default, because
     * a wrong URL is more likely than a server that is about to start.
     */
    public Builder reachWithin(Duration limit) {
      reachWithin = positive(limit);
      return this;
    }

    /** Sets the pauses between attempts; 0.5 s at first and 30 s at most by default. */
    public Builder pauses(Duration first, Duration longest) {
      firstPause = positive(first);
      longestPause = positive(longest);
      return this;
    }

    /** Returns the options. */
    public HttpOptions build() {
      return new HttpOptions(this);
    }

    private static Duration positive(Duration duration) {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException("expected more than nothing, found " + duration);
      }
      return duration;
    }
  }
}
