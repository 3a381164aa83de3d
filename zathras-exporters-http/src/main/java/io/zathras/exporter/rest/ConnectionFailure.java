package io.zathras.exporter.rest;

import io.zathras.exporter.http.HttpOptions;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why there was no answer, in words that tell users what to do.
 *
 * @param words what happened, and what users can do about it if anything
 * @param neverSent whether it is certain that the request did not arrive
 * @param mayPass whether trying again can help
 * @param isUnknownHost whether the host name cannot be resolved, which can pass only if it was
 *     resolved before
 */
record ConnectionFailure(String words, boolean neverSent, boolean mayPass, boolean isUnknownHost) {

  private ConnectionFailure(String words, boolean neverSent, boolean mayPass) {
    this(words, neverSent, mayPass, false);
  }

  static ConnectionFailure of(Throwable failure, URI node, HttpOptions options) {
    String server = server(node);
    String reached = reached(server, options.proxy());
    if (has(failure, UnresolvedAddressException.class)
        || has(failure, UnknownHostException.class)) {
      return new ConnectionFailure(
          "the host of " + reached + " is not known; check the URL", true, true, true);
    }
    if (has(failure, HttpConnectTimeoutException.class)) {
      String hint = "https".equals(node.getScheme()) ? "; does it speak TLS?" : "";
      return new ConnectionFailure(
          reached + " did not accept a connection in time" + hint, true, true);
    }
    if (has(failure, ConnectException.class)) {
      return new ConnectionFailure("nothing accepts connections at " + reached, true, true);
    }
    if (has(failure, SSLException.class)) {
      return tls(failure, server);
    }
    if (isSilence(failure)) {
      return new ConnectionFailure(
          server
              + " gave no whole answer within "
              + options.requestTimeout().toMillis() / 1000.0
              + " s",
          false,
          true);
    }
    String message = innermost(failure);
    if (has(failure, EOFException.class) || message.contains("received no bytes")) {
      String hint = "http".equals(node.getScheme()) ? "; does it expect https?" : "";
      return new ConnectionFailure(
          server + " closed the connection without an answer" + hint, false, true);
    }
    return new ConnectionFailure(
        "the connection to " + server + " failed (" + message + ")",
        false,
        failure instanceof IOException);
  }

  /** Names the proxy if there is one, because the connection goes to the proxy. */
  private static String reached(String server, @Nullable InetSocketAddress proxy) {
    return proxy == null
        ? server
        : "the proxy " + proxy.getHostString() + ":" + proxy.getPort() + " before " + server;
  }

  private static ConnectionFailure tls(Throwable failure, String server) {
    String message = innermost(failure);
    if (message.contains("certification path") || message.contains("trust")) {
      return new ConnectionFailure(
          "the certificate of "
              + server
              + " is not from an authority we trust; name the authority's file as ca_certificate",
          true,
          false);
    }
    if (message.contains("subject alternative") || message.contains("No name matching")) {
      return new ConnectionFailure(
          "the certificate of " + server + " is for another host (" + message + ")", true, false);
    }
    if (message.contains("recognized SSL message")) {
      return new ConnectionFailure(
          server + " does not speak TLS; does it expect http?", true, false);
    }
    if (message.contains("expired") || message.contains("NotAfter")) {
      return new ConnectionFailure("the certificate of " + server + " has expired", true, false);
    }
    boolean handshake = failure.toString().contains("Handshake");
    return new ConnectionFailure(
        "TLS with " + server + " failed (" + message + ")", handshake, !handshake);
  }

  /**
   * Names a server by scheme, host and port, without the path, which may contain more than a log
   * should.
   */
  static String server(URI node) {
    int port = node.getPort();
    return node.getScheme() + "://" + node.getHost() + (port < 0 ? "" : ":" + port);
  }

  /** Returns whether the failure is a timeout. */
  static boolean isSilence(@Nullable Throwable failure) {
    return failure instanceof TimeoutException || has(failure, HttpTimeoutException.class);
  }

  static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static String innermost(Throwable failure) {
    String message = failure.toString();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at.getMessage() != null) {
        message = at.getMessage();
      }
    }
    return message;
  }
}
