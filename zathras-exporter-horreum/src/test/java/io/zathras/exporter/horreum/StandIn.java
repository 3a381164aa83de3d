package io.zathras.exporter.horreum;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for Horreum 0.19.3: its answers have the form, and its refusals the words, that were
 * recorded. It keeps what it is sent, and misbehaves on order.
 */
final class StandIn implements AutoCloseable {

  static final String KEY = "HUSR_01234567_89AB_CDEF_0123_456789ABCDEF";

  /** How a request goes wrong. */
  enum Fault {
    /** The connection is cut, and nothing was done. */
    CUT_BEFORE,
    /** What was asked for is done, and then the connection is cut. */
    CUT_AFTER,
    /** The connection is cut, and what was asked for is done when the next one is. */
    CUT_AND_LATE,
    /** Cuts the connection, and carries the request out later, when the test releases it. */
    CUT_AND_HELD,
    /** What was asked for is done, and the answer says that it failed. */
    DONE_BUT_500
  }

  private final Map<Integer, ObjectNode> schemas = new TreeMap<>();
  private final Map<Integer, ObjectNode> labels = new TreeMap<>();
  private final Map<Integer, ObjectNode> tests = new TreeMap<>();
  private final Map<Integer, ObjectNode> variables = new TreeMap<>();
  private final Map<Integer, Run> runs = new TreeMap<>();
  private final Map<String, Object> faults = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private Collection<String> wrongPaths = Set.of();
  private int looksUntilLabels = 2;
  private boolean invalid;
  private boolean recalculates = true;
  private String trashStep = "trash";
  private int trashFailures;
  private int largest = 10 << 20;
  private String broken = "none";
  private String lied = "none";
  private String lie = "";
  private Fault always = Fault.CUT_BEFORE;
  private int id = 9;

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A run as it was sent. */
  static final class Run {
    int test;
    Map<String, String> query = Map.of();
    Map<String, String> headers = Map.of();
    String sent = "";
    JsonNode data = Recorded.MAPPER.createObjectNode();
    JsonNode comparison = Recorded.MAPPER.createObjectNode();
    long start;
    boolean empty;
    boolean recalculated;
    boolean trashed;
    int looks;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next request of that method and path as it was recorded in that step. */
  synchronized void answerNext(String request, String step) {
    faults.put(request, step);
  }

  /** Answers all requests of that method and path, and does nothing. */
  synchronized void answerAlways(String request, String json) {
    lied = request;
    lie = json;
  }

  /** Lets the next request of that method and path go wrong. */
  synchronized void failNext(String request, Fault fault) {
    faults.put(request, fault);
  }

  /** Lets all requests of that method and path go wrong. */
  synchronized void failAlways(String request, Fault fault) {
    broken = request;
    always = fault;
  }

  /** Answers the next requests to put a run aside as it was recorded in that step. */
  synchronized void answerTrash(String step, int times) {
    trashStep = step;
    trashFailures = times;
  }

  /** Cuts the connection on documents of more bytes, as a 413 may do before it is read. */
  synchronized void takesAtMost(int bytes) {
    largest = bytes;
  }

  /** Carries out the requests that were held back. */
  synchronized void letGo() {
    held.forEach(Runnable::run);
    held.clear();
  }

  /** Adds runs of documents that nobody asks for. */
  synchronized void addRuns(int count) {
    Run like = runs.values().iterator().next();
    for (int i = 0; i < count; i++) {
      Run run = new Run();
      run.test = like.test;
      run.query = Map.of("description", "other_" + i);
      runs.put(++id, run);
    }
  }

  /** Adds each run once more. */
  synchronized void doubleRuns() {
    List.copyOf(runs.values()).forEach(run -> runs.put(++id, run));
  }

  synchronized void forgetRuns() {
    runs.clear();
  }

  synchronized void forgetSchema() {
    schemas.clear();
  }

  /** Computes labels when a run is looked at for the n-th time; never when that is 0. */
  synchronized void labelsAtLook(int n) {
    looksUntilLabels = n == 0 ? Integer.MAX_VALUE : n;
  }

  /** Computes no labels when it is told to recalculate a run. */
  synchronized void recalculatesInVain() {
    recalculates = false;
  }

  /** Finds faults in all documents. */
  synchronized void findsFaults() {
    invalid = true;
  }

  synchronized void refusesPaths(String... paths) {
    wrongPaths = List.of(paths);
  }

  synchronized List<Run> activeRuns() {
    return runs.values().stream().filter(run -> !run.trashed).toList();
  }

  synchronized List<Run> allRuns() {
    return List.copyOf(runs.values());
  }

  /** Returns the requests that change anything, as method and path. */
  synchronized List<String> changes() {
    return requests.stream().filter(request -> !request.startsWith("GET")).toList();
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized ObjectNode label(String name) {
    return named(labels, name);
  }

  synchronized ObjectNode variable(String test, String name) {
    int testId = named(tests, test).path("id").intValue();
    return variables.values().stream()
        .filter(variable -> variable.path("testId").intValue() == testId)
        .filter(variable -> variable.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  synchronized ObjectNode test(String name) {
    return named(tests, name);
  }

  synchronized ObjectNode schema() {
    return schemas.values().iterator().next();
  }

  private static ObjectNode named(Map<Integer, ObjectNode> things, String name) {
    return things.values().stream()
        .filter(thing -> thing.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer;
      synchronized (this) {
        answer = answer(exchange, new String(body, UTF_8));
      }
      if (answer == null) {
        return;
      }
      if (!answer.type.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", answer.type);
      }
      byte[] bytes = answer.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  /** An answer; none when the connection is to be cut. */
  private Answer answer(HttpExchange exchange, String body) {
    Request request = new Request(exchange, body);
    String name = request.method + " " + request.path;
    requests.add(name);
    Object fault =
        faults.entrySet().stream()
            .filter(each -> name.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    faults.keySet().removeIf(name::startsWith);
    if (name.startsWith(broken)) {
      fault = always;
    }
    if (name.startsWith(lied)) {
      String type = name.equals("POST /api/run/data") && lie.equals("7") ? "upload-0" : "version";
      return new Answer(200, lie.startsWith("<") ? "text/html" : Recorded.type(type), lie);
    }
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-Horreum-API-Key"))
        && !request.path.startsWith("/q/")
        && !request.path.equals("/api/config/version")) {
      return Answer.of("roles-badkey");
    }
    if (fault instanceof String step) {
      return Answer.of(step);
    }
    if (fault == Fault.CUT_BEFORE) {
      return null;
    }
    if (fault == Fault.CUT_AND_HELD) {
      held.add(() -> done(request));
      return null;
    }
    if (fault == Fault.CUT_AND_LATE) {
      late.add(() -> done(request));
      return null;
    }
    Answer answer = done(request);
    if (request.method.equals("POST")) {
      List.copyOf(late).forEach(Runnable::run);
      late.clear();
    }
    if (fault == Fault.DONE_BUT_500) {
      return Answer.of("up-nul");
    }
    return fault == Fault.CUT_AFTER ? null : answer;
  }

  private Answer done(Request request) {
    for (Route route : routes) {
      Matcher match = route.pattern.matcher(request.method + " " + request.path);
      if (match.matches()) {
        String part = match.groupCount() == 0 ? "" : match.group(1);
        return route.action.of(request, URLDecoder.decode(part, UTF_8));
      }
    }
    return Answer.of("bad-path");
  }

  private final List<Route> routes =
      List.of(
          new Route("GET /api/config/version", (request, part) -> Answer.of("version")),
          new Route("GET /api/user/roles", (request, part) -> Answer.of("zroles")),
          new Route("GET /q/health/ready", (request, part) -> Answer.of("health-up")),
          new Route("GET /api/sql/testjsonpath", this::testPath),
          new Route("GET /api/schema/idByUri/(.+)", this::schemaId),
          new Route("GET /api/schema/([0-9]+)", (request, part) -> found(schemas, part)),
          new Route("POST /api/schema", (request, part) -> added(schemas, request, "schema")),
          new Route("PUT /api/schema", (request, part) -> updated(schemas, request)),
          new Route("GET /api/schema/[0-9]+/labels", (request, part) -> all(labels.values())),
          new Route("POST /api/schema/[0-9]+/labels", this::addLabels),
          new Route("GET /api/test/byName/(.+)", this::testByName),
          new Route("POST /api/test", this::addTest),
          new Route("PUT /api/test", (request, part) -> updated(tests, request)),
          new Route("GET /api/alerting/variables", this::variablesOf),
          new Route("POST /api/alerting/variables", this::setVariables),
          new Route("POST /api/run/data", this::upload),
          new Route("GET /api/run/([0-9]+)/labelValues", this::labelValuesOfRun),
          new Route("GET /api/test/([0-9]+)/labelValues", this::labelValuesOfTest),
          new Route("GET /api/run/list/([0-9]+)", this::listRuns),
          new Route("GET /api/run/([0-9]+)/summary", this::summary),
          new Route("GET /api/run/([0-9]+)/data", this::data),
          new Route("POST /api/run/([0-9]+)/recalculate", this::recalculate),
          new Route("POST /api/run/([0-9]+)/trash", this::trash));

  private Answer testPath(Request request, String part) {
    boolean wrong = wrongPaths.contains(request.query.get("query"));
    return Answer.of(wrong ? "jsonpath-wrong" : "jsonpath-right");
  }

  private Answer schemaId(Request request, String uri) {
    return schemas.values().stream()
        .filter(schema -> schema.path("uri").asText().equals(uri))
        .findFirst()
        .map(schema -> Answer.json("schema-idByUri", schema.path("id")))
        .orElseGet(() -> Answer.of("schema-idByUri-missing"));
  }

  private Answer addLabels(Request request, String part) {
    ArrayNode ids = Recorded.MAPPER.createArrayNode();
    for (JsonNode label : request.json()) {
      ObjectNode stored = Recorded.MAPPER.createObjectNode();
      stored.setAll((ObjectNode) label.deepCopy());
      stored.putNull("function").put("id", ++id);
      labels.put(id, stored);
      ids.add(id);
    }
    return new Answer(201, "application/json;charset=UTF-8", ids.toString());
  }

  private Answer testByName(Request request, String name) {
    return tests.values().stream()
        .filter(test -> test.path("name").asText().equals(name))
        .findFirst()
        .map(test -> Answer.json("test-byname", test))
        .orElseGet(() -> Answer.of("test-byname-missing"));
  }

  private Answer addTest(Request request, String part) {
    ObjectNode test = Recorded.object("test-null-datastore");
    test.setAll((ObjectNode) request.json());
    test.put("id", ++id).put("datastoreId", 1);
    tests.put(id, test);
    return Answer.json("test-null-datastore", test);
  }

  private Answer variablesOf(Request request, String part) {
    return all(
        variables.values().stream()
            .filter(variable -> variable.path("testId").asText().equals(request.query.get("test")))
            .toList());
  }

  /** The set that is sent takes the place of the set that was there. */
  private Answer setVariables(Request request, String part) {
    int test = Integer.parseInt(request.query.get("test"));
    variables.values().removeIf(variable -> variable.path("testId").intValue() == test);
    Set<String> known = new HashSet<>();
    labels.values().forEach(label -> known.add(label.path("name").asText()));
    for (JsonNode each : request.json()) {
      ObjectNode variable = each.deepCopy();
      int number = variable.path("id").intValue() > 0 ? variable.path("id").intValue() : ++id;
      ArrayNode kept = Recorded.MAPPER.createArrayNode();
      variable.path("labels").forEach(label -> addIf(known, kept, label));
      variable.put("id", number).put("testId", test).set("labels", kept);
      variable
          .path("changeDetection")
          .forEach(detection -> ((ObjectNode) detection).put("id", ++id));
      if (variable.path("calculation").isNull()) {
        variable.remove("calculation");
      }
      variables.put(number, variable);
    }
    return Answer.of("variables");
  }

  private static void addIf(Set<String> known, ArrayNode kept, JsonNode label) {
    if (known.contains(label.asText())) {
      kept.add(label);
    }
  }

  private Answer upload(Request request, String part) {
    if (request.part("data").length() > largest) {
      return null;
    }
    Run run = new Run();
    run.test = Integer.parseInt(request.query.get("test"));
    if (!tests.containsKey(run.test)) {
      return Answer.of("up-notest");
    }
    run.query = request.query;
    run.headers = request.headers;
    run.sent = request.part("data");
    run.data = parsed(run.sent);
    run.comparison = parsed(request.part("metadata"));
    run.start = Instant.parse(request.query.get("start")).toEpochMilli();
    runs.put(++id, run);
    return new Answer(202, Recorded.type("upload-0"), Integer.toString(id));
  }

  private Answer labelValuesOfRun(Request request, String number) {
    Run run = runs.get(Integer.valueOf(number));
    if (run == null) {
      return Answer.of("404");
    }
    run.looks++;
    ArrayNode answer = Recorded.MAPPER.createArrayNode();
    ObjectNode entry = answer.addObject();
    entry.set("values", values(run));
    entry.put("runId", Integer.parseInt(number));
    return Answer.json("run-labelvalues", answer);
  }

  private ObjectNode values(Run run) {
    ObjectNode values = Recorded.MAPPER.createObjectNode();
    boolean computed = run.recalculated || run.looks >= looksUntilLabels;
    if (computed && !schemas.isEmpty() && !run.trashed && !run.empty) {
      for (ObjectNode label : labels.values()) {
        String path = label.path("extractors").path(0).path("jsonpath").asText();
        String pointer = path.substring(1).replace(".", "/").replace("\"", "");
        JsonNode from = path.equals("$.metrics") ? run.comparison : run.data;
        JsonNode value = from.at(pointer.contains("*") ? "/none" : pointer);
        values.set(label.path("name").asText(), value.isMissingNode() ? values.nullNode() : value);
      }
    }
    return values;
  }

  private Answer labelValuesOfTest(Request request, String number) {
    JsonNode filter = parsed(request.query.getOrDefault("filter", "{}"));
    ArrayNode answer = Recorded.MAPPER.createArrayNode();
    runs.forEach(
        (runId, run) -> {
          ObjectNode values = values(run);
          boolean matches =
              filter.properties().stream()
                  .allMatch(
                      wanted -> JsonEquality.same(wanted.getValue(), values.path(wanted.getKey())));
          if (run.test == Integer.parseInt(number) && !run.trashed && matches) {
            ObjectNode entry = answer.addObject();
            entry.set("values", values.retain(List.of(request.query.get("include").split(","))));
            entry.put("runId", runId).put("start", run.start);
          }
        });
    return Answer.json("run-labelvalues", answer);
  }

  private Answer listRuns(Request request, String number) {
    int limit = Integer.parseInt(request.query.get("limit"));
    int page = Integer.parseInt(request.query.get("page"));
    List<Integer> ids =
        new ArrayList<>(
            runs.keySet().stream()
                .filter(each -> runs.get(each).test == Integer.parseInt(number))
                .filter(each -> !runs.get(each).trashed)
                .toList());
    Collections.reverse(ids);
    ObjectNode answer = Recorded.object("run-list");
    ObjectNode like = (ObjectNode) answer.path("runs").path(0);
    ArrayNode shown = answer.putArray("runs");
    ids.stream()
        .skip((page - 1L) * limit)
        .limit(limit)
        .forEach(
            each ->
                shown.add(
                    like.deepCopy()
                        .put("id", each)
                        .put("description", runs.get(each).query.get("description"))));
    return Answer.json("run-list", answer);
  }

  private Answer summary(Request request, String number) {
    String like = invalid ? "invalid-summary" : "run-summary";
    ObjectNode answer = Recorded.object(schemas.isEmpty() ? "unknownschema-summary" : like);
    answer
        .put("id", Integer.parseInt(number))
        .put("start", runs.get(Integer.valueOf(number)).start)
        .put("stop", runs.get(Integer.valueOf(number)).start)
        .put("trashed", runs.get(Integer.valueOf(number)).trashed);
    return Answer.json("run-summary", answer);
  }

  private Answer trash(Request request, String number) {
    if (trashFailures > 0) {
      trashFailures--;
      return Answer.of(trashStep);
    }
    Run run = runs.get(Integer.valueOf(number));
    run.trashed = Boolean.parseBoolean(request.query.get("isTrashed"));
    // A run that is taken back has no values until it is recalculated.
    run.empty |= !run.trashed;
    return Answer.of("trash");
  }

  private Answer data(Request request, String number) {
    return Answer.json("run-labelvalues", runs.get(Integer.valueOf(number)).data);
  }

  private Answer recalculate(Request request, String number) {
    if (recalculates) {
      Run run = runs.get(Integer.valueOf(number));
      run.empty = false;
      run.recalculated = true;
    }
    return new Answer(200, "application/json;charset=UTF-8", "[" + ++id + "]");
  }

  private Answer added(Map<Integer, ObjectNode> things, Request request, String step) {
    ObjectNode thing = (ObjectNode) request.json();
    things.put(++id, thing.put("id", id));
    return new Answer(Recorded.status(step), Recorded.type(step), Integer.toString(id));
  }

  private Answer updated(Map<Integer, ObjectNode> things, Request request) {
    ObjectNode thing = (ObjectNode) request.json();
    things.put(thing.path("id").intValue(), thing);
    return Answer.json("test-byname", thing);
  }

  private static Answer found(Map<Integer, ObjectNode> things, String number) {
    return Answer.json("test-byname", things.get(Integer.valueOf(number)));
  }

  private static Answer all(Collection<ObjectNode> things) {
    ArrayNode array = Recorded.MAPPER.createArrayNode();
    things.forEach(array::add);
    return Answer.json("labels#2", array);
  }

  private static JsonNode parsed(String json) {
    try {
      return Recorded.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private interface Action {
    Answer of(Request request, String part);
  }

  private static final class Route {
    final Pattern pattern;
    final Action action;

    Route(String request, Action action) {
      pattern = Pattern.compile(request);
      this.action = action;
    }
  }

  private record Answer(int status, String type, String body) {

    /** As recorded in a step, or only a status. */
    static Answer of(String step) {
      if (step.matches("[0-9]{3}")) {
        return new Answer(Integer.parseInt(step), "", "");
      }
      return new Answer(Recorded.status(step), Recorded.type(step), Recorded.body(step));
    }

    static Answer json(String step, JsonNode body) {
      return new Answer(Recorded.status(step), Recorded.type(step), body.toString());
    }
  }

  private static final class Request {
    final String method;
    final String path;
    final Map<String, String> query = new HashMap<>();
    final Map<String, String> headers = new HashMap<>();
    final String body;

    Request(HttpExchange exchange, String body) {
      method = exchange.getRequestMethod();
      path = exchange.getRequestURI().getRawPath();
      this.body = body;
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      String raw = exchange.getRequestURI().getRawQuery();
      for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }

    JsonNode json() {
      return parsed(body);
    }

    /** Returns a file of a form. */
    String part(String name) {
      Matcher part =
          Pattern.compile(
                  "name=\""
                      + name
                      + "\"; filename=\"[^\"]+\"\r\nContent-Type: application/json\r\n\r\n(.*?)\r\n--zathras-part",
                  Pattern.DOTALL)
              .matcher(body);
      if (!part.find()) {
        throw new IllegalArgumentException("no part " + name + " in " + body);
      }
      return part.group(1);
    }
  }
}
