package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The node that the other tests rest on. */
class OpenSearchNodeIT {

  @ParameterizedTest
  @EnumSource(OpenSearchVersion.class)
  void isOneNodeForAllTestsThatAskForTheSharedOneOfAVersion(OpenSearchVersion version) {
    OpenSearchNode node = OpenSearchNode.shared(version);

    assertThat(OpenSearchNode.shared(version)).isSameAs(node);
    assertThat(node.get("/").good().json().at("/version/number").asText())
        .isEqualTo(version.number());
    assertThat(node.prefix()).isNotEqualTo(node.prefix());
  }

  @Test
  void keepsItsDataAndPortWhenItIsKilledAndStartedAgain() throws IOException {
    try (OpenSearchNode node = OpenSearchNode.builder().start()) {
      URI url = node.url();
      node.put("/kept/_doc/1", "{\"a\": 1}").good();

      node.kill();
      assertThatThrownBy(() -> node.get("/")).hasCauseInstanceOf(IOException.class);
      node.start();

      assertThat(node.url()).isEqualTo(url);
      assertThat(node.get("/kept/_doc/1").good().json().at("/_source/a").asInt()).isOne();
    }
  }

  @Test
  void refusesMoreThanItsSettingsAllow() throws IOException {
    String document = "{\"a\": \"" + "b".repeat(300_000) + "\"}";
    try (OpenSearchNode node =
        OpenSearchNode.builder()
            .setting("indexing_pressure.memory.limit", "200kb")
            .setting("http.max_content_length", "1mb")
            .start()) {
      String bulk = "{\"create\": {\"_index\": \"a\"}}\n" + document + "\n";

      assertThat(node.post("/_bulk", bulk).status()).isEqualTo(429);
      assertThat(node.post("/_bulk", bulk.repeat(4)).status()).isEqualTo(413);
    }
  }

  @Test
  void asksForCredentialsOverTlsWhenItIsSecured() throws Exception {
    try (OpenSearchNode node = OpenSearchNode.builder().secured().start()) {
      HttpRequest anonymous = HttpRequest.newBuilder(node.url()).build();
      HttpClient trusting =
          HttpClient.newBuilder().sslContext(node.certificates().clientContext()).build();

      assertThat(node.get("/").status()).isEqualTo(200);
      assertThat(trusting.send(anonymous, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(anonymous, BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(Files.readString(node.certificates().ca())).contains("BEGIN CERTIFICATE");
    }
  }

  @Test
  void letsAnAddedUserDoWhatItMayAndNothingElse() throws IOException {
    try (OpenSearchNode node = OpenSearchNode.builder().secured().start()) {
      String user = "writer:correct-horse-battery-staple-9";
      node.addUser("writer", "correct-horse-battery-staple-9", "one", "write", "create_index");

      assertThat(node.sendAs(user, "PUT", "/one/_doc/1", "{}").status()).isEqualTo(201);
      assertThat(node.sendAs(user, "PUT", "/two/_doc/1", "{}").status()).isEqualTo(403);
      assertThat(node.sendAs("writer:wrong", "PUT", "/one/_doc/2", "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void answersNothingWhileItIsFrozen() throws IOException {
    try (OpenSearchNode node = OpenSearchNode.builder().start()) {
      HttpRequest impatient =
          HttpRequest.newBuilder(node.url()).timeout(Duration.ofMillis(300)).build();
      node.freeze();

      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(impatient, BodyHandlers.discarding()))
          .isInstanceOf(HttpTimeoutException.class);
      node.thaw();

      assertThat(node.get("/").status()).isEqualTo(200);
    }
  }
}
