package io.zathras.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of one's own and a node's certificate that it signed, made by the JDK's
 * {@code keytool}.
 */
final class NodeCertificates {

  /** The password of every store. */
  static final String PASSWORD = "changeit";

  private final Path directory;

  private NodeCertificates(Path directory) {
    this.directory = directory;
  }

  /** Makes an authority, and a certificate for 127.0.0.1 and localhost, in a directory. */
  static NodeCertificates in(Path directory) throws IOException {
    NodeCertificates made = new NodeCertificates(directory);
    made.keytool("-genkeypair", "ca.p12", "-alias ca -dname CN=Test-CA -ext bc:c", KEY);
    made.keytool("-exportcert", "ca.p12", "-alias ca -rfc -file ca.pem");
    made.keytool("-importcert", "trust.p12", "-alias ca -noprompt -file ca.pem");
    made.keytool("-genkeypair", "node.p12", "-alias node -dname CN=127.0.0.1", KEY);
    made.keytool("-certreq", "node.p12", "-alias node -file node.csr");
    made.keytool(
        "-gencert",
        "ca.p12",
        "-alias ca -rfc -infile node.csr -outfile node.pem -validity 3650"
            + " -ext san=ip:127.0.0.1,dns:localhost -ext eku=serverAuth,clientAuth");
    made.keytool("-importcert", "node.p12", "-alias ca -noprompt -file ca.pem");
    made.keytool("-importcert", "node.p12", "-alias node -noprompt -file node.pem");
    return made;
  }

  private static final String KEY = "-keyalg EC -groupname secp256r1 -validity 3650";

  private void keytool(String action, String store, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add(action);
    command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
    Arrays.stream(options).flatMap(o -> Arrays.stream(o.split(" ", -1))).forEach(command::add);
    Path printed = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool " + action + ": " + Files.readString(printed));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Returns the authority's certificate, in PEM. */
  Path ca() {
    return directory.resolve("ca.pem");
  }

  /** Returns a PKCS 12 store that trusts the authority. */
  Path trustStore() {
    return directory.resolve("trust.p12");
  }

  /** Returns the TLS context of a client that trusts the authority. */
  SSLContext clientContext() throws IOException {
    try (InputStream in = Files.newInputStream(trustStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Returns the settings of a node whose configuration directory this is. */
  static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (String layer : List.of("http", "transport")) {
      String prefix = "plugins.security.ssl." + layer + ".";
      settings.put(prefix + "keystore_type", "PKCS12");
      settings.put(prefix + "keystore_filepath", "node.p12");
      settings.put(prefix + "keystore_password", PASSWORD);
      settings.put(prefix + "keystore_alias", "node");
      settings.put(prefix + "truststore_type", "PKCS12");
      settings.put(prefix + "truststore_filepath", "trust.p12");
      settings.put(prefix + "truststore_password", PASSWORD);
    }
    settings.put("plugins.security.ssl.http.enabled", "true");
    settings.put("plugins.security.ssl.transport.enforce_hostname_verification", "false");
    settings.put("plugins.security.allow_default_init_securityindex", "true");
    settings.put("plugins.security.authcz.admin_dn", "[\"CN=admin\"]");
    settings.put("plugins.security.nodes_dn", "[\"CN=127.0.0.1\"]");
    settings.put("plugins.security.restapi.roles_enabled", "[\"all_access\"]");
    return settings;
  }
}
