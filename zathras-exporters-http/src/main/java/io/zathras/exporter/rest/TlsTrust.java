package io.zathras.exporter.rest;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.HttpOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides which certificates are trusted. */
final class TlsTrust {

  private TlsTrust() {}

  /**
   * Returns the context for the options, or {@code null} where Java's own certificate authorities
   * suffice.
   *
   * @throws ConfigurationException if the file cannot be read or holds no certificate
   */
  static @Nullable SSLContext context(HttpOptions options) {
    if (options.isInsecure()) {
      return context("insecure", new TrustManager[] {new TrustAll()});
    }
    Path pem = options.caCertificate();
    if (pem != null) {
      return context("ca_certificate " + pem, managers("ca_certificate " + pem, fromPem(pem)));
    }
    Path store = options.trustStore();
    if (store == null) {
      return null;
    }
    String place = "trust_store " + store;
    return context(place, managers(place, fromStore(store, options.trustStorePassword())));
  }

  private static KeyStore fromPem(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new ConfigurationException("ca_certificate " + pem, "there is no certificate in it");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable("ca_certificate " + pem, "certificates in PEM", e);
    }
  }

  private static KeyStore fromStore(Path file, @Nullable Secret password) {
    char[] characters = password == null ? null : password.reveal().toCharArray();
    try {
      return KeyStore.getInstance(file.toFile(), characters);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable("trust_store " + file, "a JKS or PKCS #12 store and its password", e);
    }
  }

  private static TrustManager[] managers(String place, KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw unreadable(place, "certificates", e);
    }
  }

  private static SSLContext context(String place, TrustManager[] managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw unreadable(place, "certificates", e);
    }
  }

  private static ConfigurationException unreadable(String place, String expected, Exception e) {
    String found =
        e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    return new ConfigurationException(place, "expected " + expected + ", found " + found, e);
  }

  /** An extended trust manager also decides on host names, so this one accepts any host name. */
  private static final class TrustAll extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
