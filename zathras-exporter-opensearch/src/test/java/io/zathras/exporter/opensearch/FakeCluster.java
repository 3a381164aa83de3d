package io.zathras.exporter.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A server that keeps documents as a cluster does, and fails on order. */
final class FakeCluster implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** What to answer instead. */
  record Fault(int status, String body, Map<String, String> headers, Kind kind) {
    enum Kind {
      /** Answers so, and does nothing. */
      ANSWER,
      /** Does what is asked, and cuts the connection within the answer. */
      CUT_AFTER,
      /** Cuts the connection, and does nothing. */
      CUT_BEFORE
    }

    static Fault answer(int status, String body) {
      return new Fault(status, body, Map.of(), Kind.ANSWER);
    }

    static Fault cutAfter() {
      return new Fault(0, "", Map.of(), Kind.CUT_AFTER);
    }

    static Fault cutBefore() {
      return new Fault(0, "", Map.of(), Kind.CUT_BEFORE);
    }
  }

  /** Documents by id, by index. */
  final Map<String, Map<String, String>> indices = new ConcurrentHashMap<>();

  final Map<String, JsonNode> templates = new ConcurrentHashMap<>();

  /** All requests: method, path without query. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final List<Integer> bulkSizes = new CopyOnWriteArrayList<>();
  final List<Integer> bulkBytes = new CopyOnWriteArrayList<>();

  /** Whether documents are kept, or only their ids. */
  volatile boolean keepsText = true;

  volatile int longestBody = Integer.MAX_VALUE;

  private final AtomicInteger requestsLeft = new AtomicInteger(Integer.MAX_VALUE);

  /** Gives the status and error of an item instead of taking it: by id and number of attempt. */
  volatile BiFunction<String, Integer, @Nullable String> itemFault = (id, attempt) -> null;

  /** Changes what is answered, as a liar does: the request, and the answer to it. */
  volatile BinaryOperator<String> liar = (request, answer) -> answer;

  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<String, Integer> writes = new ConcurrentHashMap<>();
  private int written;
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  OpenSearchTarget.Builder target() {
    return OpenSearchTarget.builder()
        .url(url())
        .credentials(Credentials.none())
        .http(quick().build());
  }

  static HttpOptions.Builder quick() {
    return HttpOptions.builder()
        .pauses(Duration.ofMillis(1), Duration.ofMillis(2))
        .maxAttempts(3)
        .requestTimeout(Duration.ofSeconds(20));
  }

  /** Fails the next requests whose method and path are these. */
  FakeCluster fail(String request, Fault... next) {
    Deque<Fault> queue = faults.computeIfAbsent(request, key -> new ArrayDeque<>());
    synchronized (queue) {
      queue.addAll(List.of(next));
    }
    return this;
  }

  Map<String, String> documents(String index) {
    return indices.computeIfAbsent(index, name -> new TreeMap<>());
  }

  long count(String request) {
    return requests.stream().filter(request::equals).count();
  }

  /** Answers so many more requests, and cuts the connection of every one after them. */
  void dieAfter(int more) {
    requestsLeft.set(more);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String request = exchange.getRequestMethod() + " " + path;
    String body = body(exchange);
    requests.add(request);
    Fault fault = next(request);
    boolean isDead = requestsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    if (isDead || (fault != null && fault.kind == Fault.Kind.CUT_BEFORE)) {
      exchange.close();
      return;
    }
    if (fault != null && fault.kind == Fault.Kind.ANSWER) {
      fault.headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      answer(exchange, fault.status, fault.body);
      return;
    }
    if (body.length() > longestBody) {
      answer(exchange, 413, "");
      return;
    }
    Answer answer;
    synchronized (this) {
      answer = answer(exchange.getRequestMethod(), path, body);
    }
    String lie = liar.apply(request, answer.body);
    if (!lie.equals(answer.body)) {
      answer(exchange, answer.status, lie);
      return;
    }
    if (fault != null) {
      exchange.sendResponseHeaders(answer.status, answer.body.length() + 100);
      exchange.getResponseBody().write(answer.body.getBytes(UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    answer(exchange, answer.status, answer.body);
  }

  private @Nullable Fault next(String request) {
    Deque<Fault> queue = faults.get(request);
    if (queue == null) {
      return null;
    }
    synchronized (queue) {
      return queue.poll();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    String type = text.startsWith("<") ? "text/html" : "application/json; charset=UTF-8";
    if (bytes.length > 0 && !exchange.getResponseHeaders().containsKey("Content-Type")) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private record Answer(int status, String body) {}

  private static final String SHARDS = "{\"total\":2,\"successful\":1,\"failed\":0}";
  private static final Answer ACKNOWLEDGED = new Answer(200, "{\"acknowledged\":true}");

  private Answer answer(String method, String path, String body) throws IOException {
    String[] parts = path.substring(1).split("/");
    if (path.equals("/")) {
      return new Answer(
          200, "{\"version\":{\"number\":\"2.19.4\",\"distribution\":\"opensearch\"}}");
    }
    if (parts[0].equals("_index_template")) {
      return method.equals("POST")
          ? new Answer(200, String.valueOf(templates.get(parts[2])))
          : template(method, parts[1], body);
    }
    if (parts.length == 1) {
      return index(method, parts[0]);
    }
    return switch (parts[1]) {
      case "_bulk" -> bulk(parts[0], body);
      case "_doc" -> document(method, parts[0], parts[2]);
      case "_count" -> count(parts[0], body);
      case "_search" -> search(parts[0], body);
      case "_mget" -> get(parts[0], body);
      case "_refresh" -> new Answer(200, "{\"_shards\":" + SHARDS + "}");
      case "_alias", "_mapping", "_settings" -> ACKNOWLEDGED;
      default -> new Answer(400, "{\"error\":\"not played here\"}");
    };
  }

  private Answer template(String method, String name, String body) throws IOException {
    if (method.equals("PUT")) {
      templates.put(name, JSON.readTree(body));
      return ACKNOWLEDGED;
    }
    JsonNode there = templates.get(name);
    ObjectNode answer = JSON.createObjectNode();
    if (there != null) {
      answer.putArray("index_templates").addObject().put("name", name).set("index_template", there);
    }
    return there == null
        ? new Answer(404, "{\"error\":{\"type\":\"resource_not_found_exception\"}}")
        : new Answer(200, answer.toString());
  }

  private Answer index(String method, String name) {
    if (method.equals("PUT")) {
      documents(name);
      return ACKNOWLEDGED;
    }
    if (!indices.containsKey(name)) {
      return new Answer(404, "{\"error\":{\"type\":\"index_not_found_exception\"}}");
    }
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode index = answer.putObject(name);
    JsonNode template = templates.get(name);
    JsonNode mappings = template == null ? null : template.path("template").path("mappings");
    index.set("mappings", mappings == null ? JSON.createObjectNode() : mappings);
    index.set("settings", template == null ? null : template.path("template").path("settings"));
    index.putObject("aliases").putObject(name + "-read");
    return new Answer(200, answer.toString());
  }

  private Answer get(String index, String body) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode documents = answer.putArray("docs");
    for (JsonNode id : JSON.readTree(body).path("ids")) {
      boolean found = documents(index).containsKey(id.asText());
      ObjectNode document = documents.addObject().put("_index", index).put("_id", id.asText());
      document.put("found", found);
      if (found) {
        version(document, index, id.asText());
      }
    }
    return new Answer(200, answer.toString());
  }

  private Answer document(String method, String index, String id) {
    boolean there = documents(index).containsKey(id);
    ObjectNode answer = JSON.createObjectNode().put("_index", index).put("_id", id);
    answer.put("found", there);
    return new Answer(there ? 200 : 404, answer.toString());
  }

  /** How often the index was written to when the document was. */
  private void version(ObjectNode answer, String index, String id) {
    answer.put("_seq_no", writes.getOrDefault(index + "/" + id, 0)).put("_primary_term", 1);
  }

  private Answer count(String index, String body) throws IOException {
    JsonNode term = JSON.readTree(body).path("query").path("term").path("metadata.result_id");
    String prefix = term.asText();
    long count = startingWith(index, prefix);
    return new Answer(200, "{\"count\":" + count + ",\"_shards\":" + SHARDS + "}");
  }

  private long startingWith(String index, String prefix) {
    return documents(index).keySet().stream().filter(id -> id.startsWith(prefix)).count();
  }

  private Answer search(String index, String body) throws IOException {
    JsonNode query = JSON.readTree(body);
    Set<String> wanted = new HashSet<>();
    query.path("query").path("ids").path("values").forEach(id -> wanted.add(id.asText()));
    boolean sources = query.path("_source").asBoolean();
    String prefix = query.path("query").path("term").path("metadata.result_id").asText();
    String after = query.path("search_after").path(0).asText();
    ObjectNode answer = JSON.createObjectNode();
    answer.put("timed_out", false);
    answer.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    for (JsonNode id : query.at("/query/terms/metadata.result_id")) {
      answer
          .withObject("/aggregations/results/buckets")
          .putObject(id.asText())
          .put("doc_count", startingWith(index, id.asText()));
    }
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    documents(index).entrySet().stream()
        .filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey()))
        .filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().compareTo(after) > 0)
        .limit(query.path("size").asInt())
        .forEach(
            entry -> {
              ObjectNode hit = hits.addObject().put("_index", index).put("_id", entry.getKey());
              version(hit, index, entry.getKey());
              hit.putArray("sort").add(entry.getKey());
              if (sources) {
                hit.putRawValue("_source", new RawValue(entry.getValue()));
              }
            });
    return new Answer(200, answer.toString());
  }

  private Answer bulk(String index, String body) throws IOException {
    bulkBytes.add(body.length());
    Map<String, String> documents = documents(index);
    String[] lines = body.split("\n");
    ObjectNode answer = JSON.createObjectNode().put("errors", false);
    ArrayNode items = answer.putArray("items");
    for (int line = 0; line < lines.length; line++) {
      Map.Entry<String, JsonNode> action =
          JSON.readTree(lines[line]).properties().iterator().next();
      String id = action.getValue().path("_id").asText();
      String text = action.getKey().equals("delete") ? "" : lines[++line];
      ObjectNode item = items.addObject().putObject(action.getKey());
      item.put("_index", index).put("_id", id);
      String fault = itemFault.apply(id, attempts.merge(id, 1, Integer::sum));
      if (fault != null) {
        int status = Integer.parseInt(fault.substring(0, 3));
        item.put("status", status).putObject("error").put("type", "t").put("reason", fault);
      } else if (isConflict(index, action)) {
        String type = "version_conflict_engine_exception";
        item.put("status", 409).putObject("error").put("type", type);
      } else {
        take(action.getKey(), documents, id, text, item);
        writes.put(index + "/" + id, ++written);
      }
      if (item.has("error")) {
        answer.put("errors", true);
      }
    }
    bulkSizes.add(items.size());
    return new Answer(200, answer.toString());
  }

  private boolean isConflict(String index, Map.Entry<String, JsonNode> action) {
    String id = action.getValue().path("_id").asText();
    JsonNode wanted = action.getValue().path("if_seq_no");
    boolean there = documents(index).containsKey(id);
    return action.getKey().equals("create")
        ? there
        : !wanted.isMissingNode()
            && (!there || writes.getOrDefault(index + "/" + id, 0) != wanted.longValue());
  }

  private void take(
      String action, Map<String, String> documents, String id, String text, ObjectNode item) {
    boolean there = documents.containsKey(id);
    if (action.equals("delete")) {
      documents.remove(id);
      item.put("status", there ? 200 : 404).put("result", there ? "deleted" : "not_found");
    } else {
      documents.put(id, keepsText ? text : "");
      item.put("status", there ? 200 : 201).put("result", there ? "updated" : "created");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
