package io.zathras.exporter.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate no public authority signed. */
class RestClientTlsTest {

  @TempDir static Path directory;
  private static HttpsServer right;
  private static HttpsServer wrongHost;

  @BeforeAll
  static void start() throws Exception {
    right = server("right", "san=ip:127.0.0.1");
    wrongHost = server("other", "san=dns:other.example");
  }

  @AfterAll
  static void stop() {
    right.stop(0);
    wrongHost.stop(0);
  }

  @Test
  void anUnknownAuthorityIsRefusedAtOnceAndTheWayOutIsNamed() {
    assertThatThrownBy(() -> ask(right, HttpOptions.builder()))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("not from an authority we trust; name the authority's file")
        .hasMessageNotContaining("tried");
  }

  @Test
  void anAuthorityCanBeNamedByItsPemFile() {
    assertThat(ask(right, HttpOptions.builder().caCertificate(directory.resolve("right.pem"))))
        .isEqualTo(200);
  }

  @Test
  void aTrustStoreCanBeNamed() {
    assertThat(
            ask(
                right,
                HttpOptions.builder()
                    .trustStore(directory.resolve("right.p12"), Secret.of("changeit"))))
        .isEqualTo(200);
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() {
    assertThatThrownBy(
            () ->
                ask(wrongHost, HttpOptions.builder().caCertificate(directory.resolve("other.pem"))))
        .hasMessageContaining("is for another host");
  }

  @Test
  void insecureTakesAnyCertificateOfAnyHost() {
    assertThat(ask(right, HttpOptions.builder().insecure())).isEqualTo(200);
    assertThat(ask(wrongHost, HttpOptions.builder().insecure())).isEqualTo(200);
  }

  @Test
  void aFileWithoutCertificatesIsAConfigurationError() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    Path text = Files.writeString(directory.resolve("text.pem"), "not a certificate");

    for (Path file : List.of(empty, text, directory.resolve("absent.pem"))) {
      assertThatThrownBy(() -> ask(right, HttpOptions.builder().caCertificate(file)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(file.toString());
    }
    assertThatThrownBy(
            () ->
                ask(
                    right,
                    HttpOptions.builder()
                        .trustStore(directory.resolve("right.p12"), Secret.of("hunter2"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("trust_store")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void saysThatAServerDoesNotSpeakTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RestClient client = client(plain.getLocalPort(), HttpOptions.builder().maxAttempts(1))) {
      Thread server = new Thread(() -> answerPlainly(plain));
      server.setDaemon(true);
      server.start();

      // Once in some hundred times Java's client misses the answer, and gives up after a while.
      assertThatThrownBy(() -> client.send(RestRequest.of("GET", "/")))
          .message()
          .containsAnyOf("does not speak TLS; does it expect http?", "; does it speak TLS?");
    }
  }

  private static void answerPlainly(ServerSocket socket) {
    try (Socket connection = socket.accept()) {
      connection.getInputStream().read(new byte[10_000]);
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      // Whoever closes with bytes unread takes the answer back.
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int ask(HttpsServer server, HttpOptions.Builder options) {
    try (RestClient client = client(server.getAddress().getPort(), options)) {
      return client.send(RestRequest.of("GET", "/")).status();
    }
  }

  private static RestClient client(int port, HttpOptions.Builder options) {
    return new RestClient(
        "x", List.of(URI.create("https://127.0.0.1:" + port)), Credentials.none(), options.build());
  }

  private static HttpsServer server(String name, String subject)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = directory.resolve(name + ".p12");
    String of = "-alias " + name + " -keystore " + store + " -storepass changeit";
    keytool("-genkeypair -keyalg EC -dname CN=" + name + " -ext " + subject + " " + of);
    keytool("-exportcert -rfc -file " + directory.resolve(name + ".pem") + " " + of);
    // A trust store holds certificates, not keys.
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    Files.delete(store);
    keytool("-importcert -noprompt -file " + directory.resolve(name + ".pem") + " " + of);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        Stream.concat(Stream.of(tool), Arrays.stream(arguments.split(" "))).toList();
    Path log = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> read(log)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
