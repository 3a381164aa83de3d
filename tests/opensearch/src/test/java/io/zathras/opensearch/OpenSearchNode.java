package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSearch node in a process of its own, on 127.0.0.1 and a free port.
 *
 * <p>Most tests share {@link #shared() one node}, which starts when the first asks for it and ends
 * with the test's JVM, and keep out of each other's way by {@link #prefix() a prefix} for the names
 * of indices, aliases and templates:
 *
 * {@snippet :
 * OpenSearchNode node = OpenSearchNode.shared();
 * String results = node.prefix() + "results";
 * node.put("/" + results + "/_doc/1?refresh=true", "{\"a\": 1}").good();
 * assertThat(node.get("/" + results + "/_count").json().path("count").intValue()).isOne();
 * }
 *
 * <p>A test that needs other settings, or that kills its node, starts its own and closes it:
 *
 * {@snippet :
 * try (OpenSearchNode node =
 *     OpenSearchNode.builder().setting("http.max_content_length", "1mb").start()) {
 *   node.kill(); // as kill -9 does
 *   node.start(); // the same data, the same port
 * }
 * }
 *
 * <p>Both are of the oldest version of {@link OpenSearchVersion}, unless another one is asked for;
 * {@link OnEachOpenSearch} runs a class on each.
 *
 * <p>{@code builder().secured()} gives a node with the security plugin: TLS by an authority of its
 * own ({@link #certificates()}), basic authentication with the plugin's sample users, whose
 * password is their name ({@code admin} may all, {@code readall} may read), and {@link #addUser
 * users of one's own}. The node's own methods act as {@code admin}.
 */
final class OpenSearchNode implements AutoCloseable {

  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final Map<OpenSearchVersion, OpenSearchNode> SHARED = new ConcurrentHashMap<>();

  private final NodeHome home;
  private final Map<String, String> settings;
  private final @Nullable NodeCertificates certificates;
  private final HttpClient client;
  private Process process;
  private int port;

  private OpenSearchNode(NodeHome home, Map<String, String> settings) throws IOException {
    this.home = home;
    this.settings = settings;
    this.certificates = home.certificates();
    HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    if (certificates != null) {
      http.sslContext(certificates.clientContext());
    }
    this.client = http.build();
    start();
  }

  /** Returns the node that all tests of this JVM share; it has no security. */
  static OpenSearchNode shared() {
    return shared(OpenSearchVersion.V2);
  }

  /** Returns the shared node of a version; skips the test where that cannot run. */
  static OpenSearchNode shared(OpenSearchVersion version) {
    version.assume();
    return SHARED.computeIfAbsent(version, OpenSearchNode::openShared);
  }

  /** Returns a builder of a node for one test. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the settings of a node. */
  static final class Builder {
    private final Map<String, String> settings = new TreeMap<>();
    private OpenSearchVersion version = OpenSearchVersion.V2;
    private boolean secured;

    private Builder() {}

    /** Sets the version; starting skips the test where that cannot run. */
    Builder version(OpenSearchVersion other) {
      version = other;
      return this;
    }

    /** Sets a line of {@code opensearch.yml}. */
    Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /** Adds the security plugin: TLS, users and roles. There is one for the oldest version only. */
    Builder secured() {
      secured = true;
      return this;
    }

    /** Starts the node and waits until it serves. */
    OpenSearchNode start() throws IOException {
      version.assume();
      return new OpenSearchNode(
          secured ? NodeHome.secured(version) : NodeHome.open(version), settings);
    }
  }

  /** Returns the node's URL, without a slash at its end. */
  URI url() {
    return URI.create((certificates == null ? "http" : "https") + "://127.0.0.1:" + port);
  }

  /** Returns the node's port. */
  int port() {
    return port;
  }

  /** Returns a prefix for names that no other test uses, such as {@code t3-}. */
  String prefix() {
    return "t" + PREFIXES.incrementAndGet() + "-";
  }

  /** Returns the certificates of a secured node. */
  NodeCertificates certificates() {
    if (certificates == null) {
      throw new IllegalStateException("this node has no security");
    }
    return certificates;
  }

  /**
   * Adds a user to a secured node who may do the given actions, such as {@code write}, in indices
   * of a pattern, and nothing else.
   */
  void addUser(String name, String password, String indices, String... actions) {
    String allowed = "\"" + String.join("\", \"", actions) + "\"";
    put(
            "/_plugins/_security/api/roles/" + name,
            "{\"index_permissions\": [{\"index_patterns\": [\"%s\"], \"allowed_actions\": [%s]}]}"
                .formatted(indices, allowed))
        .good();
    put(
            "/_plugins/_security/api/internalusers/" + name,
            "{\"password\": \"%s\", \"opendistro_security_roles\": [\"%s\"]}"
                .formatted(password, name))
        .good();
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends a request, with JSON or NDJSON as its body, and returns the answer whatever it is. */
  Answer send(String method, String path, @Nullable String body) {
    return sendAs("admin:admin", method, path, body);
  }

  /** Sends a request with the credentials {@code user:password}, if the node is a secured one. */
  Answer sendAs(String credentials, String method, String path, @Nullable String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url() + path))
              .method(
                  method,
                  body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8))
              .header("Content-Type", "application/json");
      if (certificates != null) {
        request.header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
      }
      var response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Starts the node again, after {@link #kill()} or {@link #stop()}, with its data and port. */
  void start() throws IOException {
    home.configure(port, settings);
    process = home.launch();
    waitUntil("has an address", () -> Files.exists(home.address()));
    String address = Files.readString(home.address());
    port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    // The security plugin answers 503 until its own index is there; so does a node without a
    // manager, and shards that are not yet recovered.
    waitUntil("serves", () -> get("/").status() == 200 && isRecovered());
  }

  private boolean isRecovered() {
    return get("/_cluster/health").json().path("initializing_shards").asInt(1) == 0
        && get("/_cluster/health?wait_for_status=yellow&timeout=30s").status() == 200;
  }

  private void waitUntil(String what, Condition condition) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("no node that " + what + ":\n" + Files.readString(home.log()));
      }
      pause(50);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends the node at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends the node in good order. */
  void stop() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Makes the node stand still: the system accepts connections, and the node answers none until it
   * goes on.
   */
  void freeze() throws IOException {
    signal("STOP");
  }

  /** Lets a frozen node go on. */
  void thaw() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
  }

  /** Returns the file with what the node printed; it stays when the node is closed. */
  Path log() {
    return home.log();
  }

  /** Ends the node and deletes its data. */
  @Override
  public void close() throws IOException {
    stop();
    home.delete();
  }

  private static OpenSearchNode openShared(OpenSearchVersion version) {
    try {
      OpenSearchNode node = builder().version(version).start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node)));
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(OpenSearchNode node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
