package io.zathras.exporter.rest;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.schema.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one of several nodes of a service, to another node when that one is gone, and
 * again after a pause when no node can answer now. After it gave up, it tries each further request
 * only once until a node answers again, and leaves a silent server alone for a while, so that a
 * thousand documents do not each wait for a dead server. It waits only briefly for a server that
 * never answered, and not at all for an unknown host, because a wrong URL is more likely than a
 * server that is down.
 *
 * <p>After a 401 it sends nothing more and returns that answer to every further request, because
 * each attempt with a wrong password brings the account nearer to being locked. The first request
 * of each kind is sent alone, so that even many concurrent senders make one attempt.
 *
 * <p>Thread-safe. Closing it ends its threads.
 */
public final class RestClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int UNAUTHORIZED = 401;
  private static final int PATIENT = 4;

  private final String exporter;
  private final List<URI> nodes;
  private final @Nullable String headerName;
  private final @Nullable Secret headerValue;
  private final HttpOptions options;
  private final ExecutorService threads;
  private final HttpClient http;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final ReentrantLock alone = new ReentrantLock();
  private volatile int current;
  private volatile boolean hasAnswered;
  private volatile @Nullable GaveUp gaveUp;
  private volatile @Nullable RestResponse unauthorized;

  /**
   * Creates a client. Nothing is sent yet.
   *
   * @param exporter the exporter's name, for messages
   * @param nodes the URLs of the service's nodes, each with the base path of requests
   * @throws ConfigurationException if a URL is invalid or holds a password, or a certificate file
   *     cannot be read
   */
  public RestClient(
      String exporter, List<URI> nodes, Credentials credentials, HttpOptions options) {
    if (nodes.isEmpty()) {
      throw new ConfigurationException(exporter + ".url", "it is missing");
    }
    nodes.forEach(node -> check(exporter, node));
    this.exporter = exporter;
    this.nodes = List.copyOf(nodes);
    this.headerName = credentials.headerName();
    this.headerValue = credentials.headerValue();
    this.options = options;
    SSLContext trust = TlsTrust.context(options);
    threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "zathras-" + exporter);
              thread.setDaemon(true);
              return thread;
            });
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(options.connectTimeout())
            .executor(threads);
    if (trust != null) {
      builder.sslContext(trust);
    }
    if (options.proxy() != null) {
      builder.proxy(ProxySelector.of(options.proxy()));
    }
    http = builder.build();
    if (options.isInsecure()) {
      LOG.warn("{}: certificates are not verified (insecure)", exporter);
    }
  }

  private static void check(String exporter, URI node) {
    String scheme = node.getScheme() == null ? "" : node.getScheme().toLowerCase(Locale.ROOT);
    // Checks the text because URI does not recognise a user if the password contains @, / or #.
    if (node.toString().indexOf('@') >= 0) {
      throw new ConfigurationException(
          exporter + ".url", "a URL must not hold a user and a password; give them separately");
    }
    if (node.getHost() == null
        || node.getPort() > 65_535
        || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new ConfigurationException(
          exporter + ".url", "found " + node + ", expected http://host:port or https://host:port");
    }
    if (node.getQuery() != null || node.getFragment() != null) {
      throw new ConfigurationException(exporter + ".url", "a URL must not hold ? or #");
    }
  }

  /**
   * Sends a request, and repeats it where that can help.
   *
   * @return the answer, of any status but 429, 502, 503 and 504 unless the request accepts those
   *     too
   * @throws UnreachableException if no node accepted it
   * @throws UnexpectedAnswerException if the answer is successful but of another type than the
   *     request expects
   * @throws AnswerTooLongException if the answer is longer than the request accepts
   * @throws AnswerLostException if the request must not be repeated and may have arrived
   * @throws ExportException if the thread was interrupted; the interrupt status stays set
   */
  public RestResponse send(RestRequest request) {
    try {
      if (accepted.contains(request.kind())) {
        return patiently(request);
      }
      alone.lockInterruptibly();
      try {
        RestResponse response = patiently(request);
        if (response.status() != UNAUTHORIZED) {
          accepted.add(request.kind());
        }
        return response;
      } finally {
        alone.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(exporter, "interrupted during " + request, e);
    }
  }

  private RestResponse patiently(RestRequest request) throws InterruptedException {
    GaveUp before = gaveUp;
    if (before != null && before.isResting()) {
      throw new UnreachableException(exporter, before.words, "; not asked again yet", null);
    }
    byte[] body = encoded(request);
    Backoff backoff = new Backoff(options);
    while (true) {
      RestResponse refusal = unauthorized;
      if (refusal != null) {
        return refusal;
      }
      Attempt attempt = askAround(request, body);
      hasAnswered |= attempt.response != null;
      if (attempt.response != null
          && (request.takesAnyAnswer() || !BUSY.contains(attempt.response.status()))) {
        gaveUp = null;
        if (attempt.response.status() == UNAUTHORIZED) {
          LOG.warn("{}: {}; not asked again", exporter, attempt.words);
          unauthorized = attempt.response;
        }
        attempt.response.requirePromisedType();
        return attempt.response;
      }
      LOG.debug("{}: {}: {}", exporter, request, Redactor.redact(attempt.words));
      Duration limit = hasAnswered ? options.giveUpAfter() : options.reachWithin();
      if (backoff.attempts() == PATIENT) {
        LOG.warn("{}: {}; trying on for {} s", exporter, attempt.words, limit.toSeconds());
      }
      boolean isFinal = attempt.isFinal || (attempt.isUnknownHost && !hasAnswered);
      if (isFinal || gaveUp != null || !backoff.again(attempt.retryAfter, limit)) {
        gaveUp = GaveUp.after(attempt, options);
        throw new UnreachableException(exporter, attempt.words, backoff.tried(), attempt.cause);
      }
    }
  }

  /** Asks the node that answered last, then each next node while nodes fail. */
  private Attempt askAround(RestRequest request, byte @Nullable [] body)
      throws InterruptedException {
    Attempt last = ask(nodes.get(current % nodes.size()), request, body);
    for (int others = nodes.size() - 1; others > 0 && last.isOfNode(); others--) {
      current = (current + 1) % nodes.size();
      last = ask(nodes.get(current), request, body);
    }
    return last;
  }

  private Attempt ask(URI node, RestRequest request, byte @Nullable [] body)
      throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            httpRequest(node, request, body),
            head -> new LimitedBody(head, request.longestAnswer()));
    try {
      HttpResponse<byte[]> response =
          answer.get(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return answered(node, request, response);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return failed(ConnectionFailure.of(e, node, options), request, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(ConnectionFailure.of(cause, node, options), request, cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private Attempt answered(URI node, RestRequest request, HttpResponse<byte[]> from) {
    RestResponse response =
        new RestResponse(
            exporter,
            request,
            from.statusCode(),
            from.body(),
            from.headers(),
            retryAfter(from.headers()));
    String words = ConnectionFailure.server(node) + " answered " + response.summary();
    boolean maybeDone = response.status() == 502 || response.status() == 504;
    if (maybeDone && !request.isRepeatable()) {
      throw new AnswerLostException(exporter, words, null);
    }
    return new Attempt(response, words, response.retryAfter(), false, false, null);
  }

  private Attempt failed(ConnectionFailure failure, RestRequest request, Throwable cause) {
    if (!request.isRepeatable() && !failure.neverSent()) {
      throw new AnswerLostException(exporter, failure.words(), cause);
    }
    if (ConnectionFailure.has(cause, LimitedBody.TooLong.class)) {
      throw new AnswerTooLongException(exporter, request + ": " + failure.words(), cause);
    }
    return new Attempt(
        null, failure.words(), null, !failure.mayPass(), failure.isUnknownHost(), cause);
  }

  private HttpRequest httpRequest(URI node, RestRequest request, byte @Nullable [] body) {
    String base = node.toString();
    String url = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .timeout(options.requestTimeout())
            .method(
                request.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null) {
      builder.header("Content-Type", request.contentType());
      if (request.isCompressed()) {
        builder.header("Content-Encoding", "gzip");
      }
    }
    request.headers().forEach(builder::header);
    if (headerName != null && headerValue != null) {
      builder.header(headerName, headerValue.reveal());
    }
    return builder.build();
  }

  private static byte @Nullable [] encoded(RestRequest request) {
    byte[] body = request.body();
    if (body == null || !request.isCompressed()) {
      return body;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 13)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a request could not be compressed in memory", e);
    }
    return bytes.toByteArray();
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      // Uses the clock of the server because ours may differ.
      Duration left = Duration.between(time(headers.firstValue("Date").orElse("")), time(value));
      return left.isNegative() ? null : left;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static ZonedDateTime time(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  /** Ends the threads of the client. A request under way fails. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /**
   * The reason for giving up, and until when no request is sent: as long as the failed wait took.
   */
  private record GaveUp(String words, long restsUntil) {

    static GaveUp after(Attempt attempt, HttpOptions options) {
      long waited =
          ConnectionFailure.isSilence(attempt.cause) ? options.requestTimeout().toNanos() : 0;
      return new GaveUp(attempt.words, System.nanoTime() + waited);
    }

    boolean isResting() {
      return System.nanoTime() - restsUntil < 0;
    }
  }

  /** The result of asking one node. */
  private record Attempt(
      @Nullable RestResponse response,
      String words,
      @Nullable Duration retryAfter,
      boolean isFinal,
      boolean isUnknownHost,
      @Nullable Throwable cause) {

    /** Returns whether another node may answer; a busy node counts for all nodes. */
    boolean isOfNode() {
      return response == null || (response.status() != 429 && BUSY.contains(response.status()));
    }
  }
}
