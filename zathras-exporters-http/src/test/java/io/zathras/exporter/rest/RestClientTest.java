package io.zathras.exporter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.testing.Liar;
import io.zathras.exporter.testing.Liar.Lie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestClientTest {

  private static final HttpOptions QUICK = quick().build();

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void sendsBodyTypeAndCredentials() {
    try (RestClient client = client(Credentials.basic("Aladdin", Secret.of("open sesame")))) {
      RestResponse response =
          client.send(RestRequest.of("PUT", "/a/_doc/1?refresh=true", "{\"a\":1}"));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.json().path("ok").booleanValue()).isTrue();
      assertThat(requests)
          .containsExactly(
              "PUT /a/_doc/1?refresh=true application/json"
                  + " Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== {\"a\":1}");
    }
  }

  @Test
  void anAnswerThatIsTooLongIsNotAskedForAgain() {
    try (RestClient client = client(Credentials.none())) {
      RestRequest request = RestRequest.of("GET", "/a?b").answeredWithin(4);

      assertThatThrownBy(() -> client.send(request))
          .isInstanceOf(AnswerTooLongException.class)
          .hasMessageContaining("GET /a: ")
          .hasMessageContaining("the answer is longer than 4 bytes");
      assertThat(requests).hasSize(1);
    }
  }

  @Test
  void anAnswerWhoseChunksComeToMoreThanIsTakenIsGivenUp() throws IOException {
    Lie chunks =
        out -> {
          out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
          byte[] chunk = ("800\r\n" + " ".repeat(0x800) + "\r\n").getBytes(UTF_8);
          for (int sent = 0; sent < 1_000; sent++) {
            out.write(chunk);
          }
          out.write("2\r\n{}\r\n0\r\n\r\n".getBytes(UTF_8));
        };
    try (Liar liar = new Liar(URI.create(url()), 0, chunks);
        RestClient client = new RestClient("x", List.of(liar.url()), Credentials.none(), QUICK)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/a").answeredWithin(1_000_000)))
          .isInstanceOf(AnswerTooLongException.class)
          .hasMessageContaining("the answer is longer than 1000000 bytes");
    }
  }

  /** The body never comes, so that only the head can tell. */
  @Test
  void anAnswerThatIsAnnouncedAsTooLongIsNotWaitedFor() throws IOException {
    Lie announced =
        out -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n".getBytes(UTF_8));
          out.flush();
          ended.await();
        };
    try (Liar liar = new Liar(URI.create(url()), 0, announced);
        RestClient client = new RestClient("x", List.of(liar.url()), Credentials.none(), QUICK)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/a")))
          .isInstanceOf(AnswerTooLongException.class)
          .hasMessageContaining("the answer is longer than 134217728 bytes");
    }
  }

  @Test
  void keepsThePathOfTheUrl() {
    URI below = URI.create(url() + "/search/");
    try (RestClient client = new RestClient("x", List.of(below), Credentials.none(), QUICK)) {
      client.send(RestRequest.of("GET", "/_cat"));

      assertThat(requests).containsExactly("GET /search/_cat null null ");
    }
  }

  @Test
  void compressesOnDemand() {
    try (RestClient client = client()) {
      client.send(
          RestRequest.of("POST", "/_bulk", "{}\n".repeat(100)).as("application/x-ndjson").gzip());

      assertThat(requests)
          .containsExactly("POST /_bulk application/x-ndjson null " + "{}\n".repeat(100));
    }
  }

  @Test
  void triesAgainWhenTheServerIsBusy() {
    replies.add(new Reply(429, "{}"));
    replies.add(new Reply(503, "Not initialized."));
    try (RestClient client = client()) {
      assertThat(client.send(RestRequest.of("GET", "/")).status()).isEqualTo(200);
      assertThat(requests).hasSize(3);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsksBySecondsOrByDate() {
    replies.add(new Reply(200, "{}", false, "7"));
    replies.add(new Reply(200, "{}", false, "Fri, 31 Dec 9999 23:59:59 GMT"));
    replies.add(new Reply(200, "{}", false, "soon"));
    try (RestClient client = client()) {
      RestRequest request = RestRequest.of("GET", "/");

      assertThat(client.send(request).retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(client.send(request).retryAfter()).isGreaterThan(Duration.ofDays(365));
      assertThat(client.send(request).retryAfter()).isNull();
    }
  }

  @Test
  void doesNotTryAgainWhatCannotChange() {
    replies.add(
        new Reply(400, "{\"error\":{\"type\":\"parsing\",\"reason\":\"unknown\\nfield\"}}"));
    try (RestClient client = client()) {
      RestResponse response = client.send(RestRequest.of("GET", "/"));

      assertThat(response.isSuccess()).isFalse();
      assertThat(response.summary()).isEqualTo("HTTP 400 (parsing: unknown field)");
      assertThat(requests).hasSize(1);
    }
  }

  @Test
  void givesUpWithTheServersOwnWords() {
    for (int attempt = 0; attempt < 3; attempt++) {
      replies.add(new Reply(429, "{\"error\":{\"type\":\"rejected\",\"reason\":\"too much\"}}"));
    }
    try (RestClient client = client()) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .isInstanceOf(UnreachableException.class)
          .hasMessage("x: " + url() + " answered HTTP 429 (rejected: too much) (tried 3 times)");
    }
  }

  @Test
  void triesOnceOnlyAfterItGaveUpUntilAnAnswerComes() {
    for (int attempt = 0; attempt < 5; attempt++) {
      replies.add(new Reply(503, ""));
    }
    try (RestClient client = client()) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/1"))).isNotNull();
      assertThat(requests).hasSize(3);
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/2"))).isNotNull();
      assertThat(requests).hasSize(4);
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/3"))).isNotNull();
      client.send(RestRequest.of("GET", "/4"));
      replies.add(new Reply(503, ""));
      client.send(RestRequest.of("GET", "/5"));
      assertThat(requests).hasSize(8);
    }
  }

  @Test
  void doesNotWaitForASilentServerAgainAndAgain() {
    for (int attempt = 0; attempt < 20; attempt++) {
      replies.add(new Reply(200, "{", true));
    }
    try (RestClient client =
        new RestClient(
            "x",
            List.of(URI.create(url())),
            Credentials.none(),
            quick().requestTimeout(Duration.ofSeconds(1)).maxAttempts(1).build())) {
      for (int document = 0; document < 20; document++) {
        assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
            .isInstanceOf(UnreachableException.class)
            .hasMessageContaining("gave no whole answer within 1.0 s");
      }
    }
    assertThat(requests).hasSizeLessThan(10);
  }

  @Test
  void goesToAnotherNodeWhenOneIsGone() throws IOException {
    URI gone = URI.create("http://127.0.0.1:" + unusedPort());
    try (RestClient client =
        new RestClient(
            "x",
            List.of(gone, URI.create(url())),
            Credentials.none(),
            quick().maxAttempts(1).build())) {
      client.send(RestRequest.of("GET", "/1"));
      client.send(RestRequest.of("GET", "/2"));

      assertThat(requests).hasSize(2);
    }
  }

  @Test
  void saysThatNothingListens() throws IOException {
    URI gone = URI.create("http://127.0.0.1:" + unusedPort());
    try (RestClient client = new RestClient("x", List.of(gone), Credentials.none(), QUICK)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .isInstanceOf(UnreachableException.class)
          .hasMessage("x: nothing accepts connections at " + gone + " (tried 3 times)");
    }
  }

  @Test
  void aServerThatNeverAnsweredIsNotWaitedForAsOneThatIsGoneNow() throws IOException {
    URI gone = URI.create("http://127.0.0.1:" + unusedPort());
    HttpOptions patient =
        HttpOptions.builder()
            .pauses(Duration.ofMillis(1), Duration.ofMillis(2))
            .reachWithin(Duration.ofMillis(20))
            .giveUpAfter(Duration.ofDays(1))
            .build();
    try (RestClient client = new RestClient("x", List.of(gone), Credentials.none(), patient)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .isInstanceOf(UnreachableException.class)
          .hasMessageStartingWith("x: nothing accepts connections at " + gone);
    }
  }

  @Test
  void aServerThatAnsweredOnceIsWaitedForByTheLongerTime() {
    HttpOptions patient = quick().maxAttempts(100).reachWithin(Duration.ofNanos(1)).build();
    replies.add(new Reply(200, "{}"));
    for (int attempt = 0; attempt < 9; attempt++) {
      replies.add(new Reply(503, ""));
    }
    replies.add(new Reply(200, "{}"));
    try (RestClient client =
        new RestClient("x", List.of(URI.create(url())), Credentials.none(), patient)) {
      client.send(RestRequest.of("GET", "/1"));
      client.send(RestRequest.of("GET", "/2"));
    }
    assertThat(requests).hasSize(11);
  }

  @Test
  void aHostThatNobodyKnowsIsAskedForOnce() {
    // No name server is asked for a label of more than 63 characters.
    URI nowhere = URI.create("http://" + "a".repeat(64) + ".invalid:9200");
    HttpOptions patient = quick().maxAttempts(1_000_000).giveUpAfter(Duration.ofDays(1)).build();
    try (RestClient client = new RestClient("x", List.of(nowhere), Credentials.none(), patient)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .isInstanceOf(UnreachableException.class)
          .hasMessage("x: the host of " + nowhere + " is not known; check the URL");
    }
  }

  @Test
  void goesThroughTheProxyThatIsNamed() {
    HttpOptions through = quick().proxy(server.getAddress()).build();
    URI hidden = URI.create("http://nowhere.invalid:9200");
    try (RestClient client = new RestClient("x", List.of(hidden), Credentials.none(), through)) {
      assertThat(client.send(RestRequest.of("GET", "/_cat")).status()).isEqualTo(200);
      assertThat(requests).containsExactly("GET http://nowhere.invalid:9200/_cat null null ");
    }
  }

  @Test
  void saysThatItIsTheProxyThatIsGone() throws IOException {
    int port = unusedPort();
    HttpOptions through =
        quick().proxy(InetSocketAddress.createUnresolved("127.0.0.1", port)).build();
    try (RestClient client =
        new RestClient("x", List.of(URI.create(url())), Credentials.none(), through)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .hasMessageContaining(
              "nothing accepts connections at the proxy 127.0.0.1:" + port + " before " + url());
    }
  }

  @Test
  void saysThatTheHostIsNotKnown() {
    URI nowhere = URI.create("http://nowhere.invalid:9200");
    try (RestClient client =
        new RestClient("x", List.of(nowhere), Credentials.none(), quick().maxAttempts(1).build())) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .hasMessage("x: the host of http://nowhere.invalid:9200 is not known; check the URL");
    }
  }

  @Test
  void asksWhetherAServerThatSaysNothingExpectsTls() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RestClient client =
            new RestClient(
                "x",
                List.of(URI.create("http://127.0.0.1:" + socket.getLocalPort())),
                Credentials.none(),
                quick().maxAttempts(1).build())) {
      threads.execute(() -> hangUp(socket));

      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .hasMessageContaining("closed the connection without an answer; does it expect https?");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsCutOff() {
    replies.add(new Reply(200, "{\"half\":", true));
    try (RestClient client =
        new RestClient(
            "x",
            List.of(URI.create(url())),
            Credentials.none(),
            quick().requestTimeout(Duration.ofMillis(300)).maxAttempts(1).build())) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("gave no whole answer within 0.3 s");
    }
  }

  @Test
  void whatMustNotBeRepeatedIsNotWhenItMayHaveArrived() throws IOException {
    replies.add(new Reply(502, ""));
    try (RestClient client = client()) {
      assertThatThrownBy(() -> client.send(RestRequest.of("POST", "/run", "{}").once()))
          .isInstanceOf(AnswerLostException.class);
      assertThat(requests).hasSize(1);
    }
    URI gone = URI.create("http://127.0.0.1:" + unusedPort());
    try (RestClient client = new RestClient("x", List.of(gone), Credentials.none(), QUICK)) {
      assertThatThrownBy(() -> client.send(RestRequest.of("POST", "/run", "{}").once()))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("tried 3 times");
    }
  }

  @Test
  void anAnswerOfSuccessHasToBeOfThePromisedType() {
    replies.add(Reply.of(200, "text/html", "<html>Please\nlog in</html>"));
    replies.add(Reply.of(200, "", "{\"ok\":true}"));
    replies.add(Reply.of(200, "text/plain", "{\"ok\":true}"));
    replies.add(Reply.of(204, "", ""));
    replies.add(Reply.of(200, "application/json", "{\"ok\":true}<html>"));
    replies.add(Reply.of(200, "application/json", "{\"ok\":"));
    try (RestClient client = client()) {
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/a?b")))
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessage(
              "x: GET /a: expected application/json, found text/html, HTTP 200 (<html>Please log"
                  + " in</html>); does url lead to the server itself, and not to a login page or"
                  + " proxy?");
      for (int more = 0; more < 5; more++) {
        assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/a")).json())
            .isInstanceOf(UnexpectedAnswerException.class);
      }
      assertThat(requests).hasSize(6);
    }
  }

  @Test
  void anAnswerMayBeOfTheTypeThatTheRequestPromises() {
    replies.add(Reply.of(202, "text/plain;charset=UTF-8", "17"));
    replies.add(Reply.of(204, "", ""));
    replies.add(Reply.of(200, "application/vnd.x+json", "{\"ok\":true}"));
    try (RestClient client = client()) {
      RestRequest post = RestRequest.of("POST", "/run", "{}");

      assertThat(client.send(post.answeredAs("text/plain")).text()).isEqualTo("17");
      assertThat(client.send(post).status()).isEqualTo(204);
      assertThat(client.send(post).json().path("ok").booleanValue()).isTrue();
    }
  }

  @Test
  void aRedirectNamesItsTargetWithoutWhatIsSecretInIt() {
    replies.add(Reply.redirect(302, "https://me:hunter2@sso.example.com/login?token=hunter2#a"));
    replies.add(Reply.redirect(307, "/login?token=hunter2"));
    try (RestClient client = client()) {
      RestRequest request = RestRequest.of("GET", "/");

      assertThat(client.send(request).summary())
          .isEqualTo(
              "HTTP 302, a redirect to https://sso.example.com/login; set url to the server"
                  + " itself");
      assertThat(client.send(request).summary())
          .isEqualTo("HTTP 307, a redirect to /login; set url to the server itself");
    }
  }

  @Test
  void afterThe401NobodyIsAskedAgain() {
    replies.add(Reply.of(401, "text/plain", "Unauthorized"));
    try (RestClient client = client(Credentials.basic("perf", Secret.of("wrong")))) {
      for (int document = 0; document < 605; document++) {
        assertThat(client.send(RestRequest.of("GET", "/" + document)).summary())
            .isEqualTo("HTTP 401 (Unauthorized)");
      }
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void manySendersAtOnceMakeOneAttemptWithAWrongPassword() throws Exception {
    for (int sender = 0; sender < 16; sender++) {
      replies.add(Reply.of(401, "text/plain", "Unauthorized"));
    }
    List<Future<Integer>> statuses = new ArrayList<>();
    try (RestClient client = client(Credentials.basic("perf", Secret.of("wrong")))) {
      for (int sender = 0; sender < 16; sender++) {
        String path = "/results/_doc/" + sender;
        statuses.add(threads.submit(() -> client.send(RestRequest.of("GET", path)).status()));
      }
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(401);
      }
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void aLoginThatExpiresIsNotTriedAgainEither() {
    try (RestClient client = client()) {
      assertThat(client.send(RestRequest.of("GET", "/a")).status()).isEqualTo(200);
      replies.add(new Reply(401, "{}"));
      replies.add(new Reply(200, "{}"));

      assertThat(client.send(RestRequest.of("GET", "/a")).status()).isEqualTo(401);
      assertThat(client.send(RestRequest.of("GET", "/a")).status()).isEqualTo(401);
    }
    assertThat(requests).hasSize(2);
  }

  @Test
  void aRefusalForWantOfAPermissionIsNoReasonToStop() {
    replies.add(new Reply(403, "{}"));
    try (RestClient client = client()) {
      assertThat(client.send(RestRequest.of("GET", "/a")).status()).isEqualTo(403);
      assertThat(client.send(RestRequest.of("GET", "/b")).status()).isEqualTo(200);
    }
  }

  @Test
  void noSecretIsInAMessage() throws IOException {
    URI gone = URI.create("http://127.0.0.1:" + unusedPort());
    try (RestClient client =
        new RestClient("x", List.of(gone), Credentials.bearer(Secret.of("hunter2")), QUICK)) {
      ExportException e =
          catchThrowableOfType(
              ExportException.class, () -> client.send(RestRequest.of("GET", "/?token=hunter2")));

      assertThat(e).hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void refusesAUrlThatIsNoneOrHoldsAPassword() {
    assertThatThrownBy(() -> of("http://me:hunter2@host:9200"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must not hold a user and a password")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> of("host:9200")).hasMessageContaining("expected http://host:port");
    assertThatThrownBy(() -> of("ftp://host")).hasMessageContaining("expected http://host:port");
    assertThatThrownBy(() -> of("http://host?a=b")).hasMessageContaining("must not hold ?");
  }

  @Test
  void anInterruptEndsARequest() {
    replies.add(new Reply(200, "{", true));
    try (RestClient client = client()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .hasMessageContaining("interrupted during GET /");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void of(String url) {
    new RestClient("x", List.of(URI.create(url)), Credentials.none(), QUICK).close();
  }

  private static HttpOptions.Builder quick() {
    return HttpOptions.builder().maxAttempts(3).pauses(Duration.ofMillis(1), Duration.ofMillis(2));
  }

  private RestClient client() {
    return client(Credentials.none());
  }

  private RestClient client(Credentials credentials) {
    return new RestClient("x", List.of(URI.create(url())), credentials, QUICK);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void hangUp(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection.getInputStream().read(new byte[10_000]);
      } catch (IOException e) {
        // The test is over, or this connection is.
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    byte[] body =
        "gzip".equals(encoding)
            ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
            : exchange.getRequestBody().readAllBytes();
    requests.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(body, UTF_8)));
    Reply reply = replies.isEmpty() ? new Reply(200, "{\"ok\":true}") : replies.remove();
    if (!reply.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
    }
    byte[] bytes = reply.body().getBytes(UTF_8);
    if (!reply.type().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.type());
    }
    if (!reply.location().isEmpty()) {
      exchange.getResponseHeaders().set("Location", reply.location());
    }
    exchange.sendResponseHeaders(
        reply.status(), reply.hangs() ? bytes.length + 10 : bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
    }
    if (reply.hangs()) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  private record Reply(
      int status, String body, boolean hangs, String retryAfter, String type, String location) {

    Reply(int status, String body) {
      this(status, body, false, "");
    }

    Reply(int status, String body, boolean hangs) {
      this(status, body, hangs, "");
    }

    Reply(int status, String body, boolean hangs, String retryAfter) {
      this(status, body, hangs, retryAfter, "application/json; charset=UTF-8", "");
    }

    static Reply of(int status, String type, String body) {
      return new Reply(status, body, false, "", type, "");
    }

    static Reply redirect(int status, String location) {
      return new Reply(status, "", false, "", "", location);
    }
  }
}
