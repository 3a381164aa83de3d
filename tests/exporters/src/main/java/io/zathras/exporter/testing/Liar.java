package io.zathras.exporter.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and hands requests on, but for one, which gets an answer of bytes that no
 * library would write.
 */
public final class Liar implements AutoCloseable {

  /** An answer, byte by byte. */
  public interface Lie {
    /** Writes it; the connection is closed after it. */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  private static final Set<String> NOT_HANDED_ON =
      Set.of("connection", "host", "content-length", "http2-settings", "upgrade", "expect");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final Lie lie;
  private final int place;
  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Makes it.
   *
   * @param place the number of the request that is lied to, from 0
   */
  public Liar(URI server, int place, Lie lie) throws IOException {
    this.server = server;
    this.place = place;
    this.lie = lie;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Returns where it is asked. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Returns whether there were so many requests that it lied. */
  public boolean hasLied() {
    return requests.get() > place;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream()) {
      String first = line(in);
      if (first.isEmpty()) {
        return;
      }
      String[] parts = first.split(" ", -1);
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + parts[1]));
      int length = 0;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
        String value = header.substring(header.indexOf(':') + 1).strip();
        if (name.equals("content-length")) {
          length = Integer.parseInt(value);
        } else if (!NOT_HANDED_ON.contains(name)) {
          request.header(name, value);
        }
      }
      request.method(parts[0], BodyPublishers.ofByteArray(in.readNBytes(length)));
      if (requests.getAndIncrement() == place) {
        lie.writeTo(out);
      } else {
        answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()), out);
      }
      out.flush();
    } catch (IOException e) {
      // Whoever asked has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpResponse<byte[]> answer, OutputStream out) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String head =
        "HTTP/1.1 "
            + answer.statusCode()
            + " x\r\n"
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + "Content-Length: "
            + answer.body().length
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(ISO_8859_1));
    out.write(answer.body());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.append((char) read);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    threads.shutdownNow();
  }
}
