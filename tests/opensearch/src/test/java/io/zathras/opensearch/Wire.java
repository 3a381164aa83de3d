package io.zathras.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The line to a node, byte by byte: it can be slow, and at a given byte something happens to it,
 * once. Unlike {@link Proxy} it knows nothing of HTTP, so that a request or an answer ends in its
 * middle.
 */
final class Wire implements AutoCloseable {

  /** Which way bytes go. */
  enum Way {
    TO_THE_NODE,
    FROM_THE_NODE
  }

  private static final int CHUNK = 512;

  private final int port;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile long pause;
  private Way way = Way.TO_THE_NODE;
  private long left = Long.MAX_VALUE;
  private Runnable event = () -> {};

  Wire(OpenSearchNode node) throws IOException {
    port = node.port();
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Waits so long for each half kilobyte that goes to the node. */
  void slow(long milliseconds) {
    pause = milliseconds;
  }

  /** Cuts all connections that are open once so many more bytes went; later ones are whole. */
  void cutAfter(Way direction, long bytes) {
    after(direction, bytes, this::cut);
  }

  /** Does something, once, when so many more bytes went, and before any further one does. */
  synchronized void after(Way direction, long bytes, Runnable what) {
    way = direction;
    left = bytes;
    event = what;
  }

  /** Returns whether what was to happen did. */
  synchronized boolean hasHappened() {
    return left <= 0;
  }

  private void cut() {
    open.forEach(Wire::close);
    open.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket node = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(client);
        open.add(node);
        threads.execute(() -> pump(client, node, Way.TO_THE_NODE));
        threads.execute(() -> pump(node, client, Way.FROM_THE_NODE));
      } catch (IOException e) {
        // The wire is closed, or the node is gone: whoever asked sees it.
        cut();
      }
    }
  }

  private void pump(Socket from, Socket to, Way direction) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        pass(chunk, read, direction, out);
      }
    } catch (IOException e) {
      // Cut, by us or by either end; the other end sees it too.
    }
  }

  private void pass(byte[] chunk, int length, Way direction, OutputStream out) throws IOException {
    if (direction == Way.TO_THE_NODE && pause > 0) {
      pause();
    }
    synchronized (this) {
      if (direction == way && left > 0) {
        int before = (int) Math.min(left, length);
        left -= before;
        if (left == 0) {
          out.write(chunk, 0, before);
          out.flush();
          event.run();
          out.write(chunk, before, length - before);
          return;
        }
      }
    }
    out.write(chunk, 0, length);
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    threads.shutdownNow();
  }
}
