package io.zathras.opensearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one node: its configuration, its data and its log. */
final class NodeHome {

  private static final Path SECURITY = Path.of(System.getProperty("zathras.opensearch.security"));
  private static final Path NODES = Path.of(System.getProperty("zathras.opensearch.nodes"));

  private static final String LOG4J =
      """
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] [%node_name]%marker %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      """;

  private final OpenSearchVersion version;
  private final Path directory;
  private final @Nullable NodeCertificates certificates;

  private NodeHome(
      OpenSearchVersion version, Path directory, @Nullable NodeCertificates certificates) {
    this.version = version;
    this.directory = directory;
    this.certificates = certificates;
  }

  /** Makes a home for a node without the security plugin. */
  static NodeHome open(OpenSearchVersion version) throws IOException {
    return new NodeHome(version, make(version), null);
  }

  /** Makes a home for a node with the security plugin, TLS and the plugin's sample users. */
  static NodeHome secured(OpenSearchVersion version) throws IOException {
    Path directory = make(version);
    Files.createSymbolicLink(directory.resolve("plugins/opensearch-security"), SECURITY);
    Path config = directory.resolve("config");
    Path users = Files.createDirectory(config.resolve("opensearch-security"));
    try (Stream<Path> files = Files.list(SECURITY.resolve("config"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
        Files.copy(file, users.resolve(file.getFileName()));
      }
    }
    return new NodeHome(version, directory, NodeCertificates.in(config));
  }

  private static Path make(OpenSearchVersion version) throws IOException {
    Path directory = Files.createTempDirectory(Files.createDirectories(NODES), "node");
    for (String name : List.of("config", "data", "logs", "plugins", "tmp")) {
      Files.createDirectory(directory.resolve(name));
    }
    Path modules = Files.createDirectory(directory.resolve("modules"));
    link(version.distribution().resolve("modules"), modules);
    version.addScripts(Files.createDirectory(modules.resolve("lang-painless")));
    Files.writeString(directory.resolve("config/log4j2.properties"), LOG4J);
    return directory;
  }

  /** Puts a link to each file of a directory into another one. */
  static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.createSymbolicLink(to.resolve(file.getFileName()), file);
      }
    }
  }

  /** Writes the node's settings; those it needs for one node on loopback are added. */
  void configure(int port, Map<String, String> settings) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("cluster.name: zathras-tests");
    lines.add("node.name: node");
    lines.add("network.host: 127.0.0.1");
    lines.add("http.port: " + port);
    lines.add("transport.port: 0");
    lines.add("discovery.type: single-node");
    // A full disk of the machine would make the indices read-only.
    lines.add("cluster.routing.allocation.disk.threshold_enabled: false");
    if (certificates != null) {
      NodeCertificates.settings().forEach((name, value) -> lines.add(name + ": " + value));
    }
    settings.forEach((name, value) -> lines.add(name + ": " + value));
    Files.write(directory.resolve("config/opensearch.yml"), lines);
  }

  /** Starts the node's process; it listens once {@link #address()} is there. */
  Process launch() throws IOException {
    Files.deleteIfExists(address());
    List<String> command = new ArrayList<>();
    command.add(version.java().toString());
    command.addAll(
        List.of(
            "-Xms256m",
            "-Xmx512m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + directory.resolve("tmp"),
            "-Djna.nosys=true",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.allocator.numDirectArenas=0"));
    if (version == OpenSearchVersion.V3) {
      // Lucene calls into the system's libraries, of which newer Java warns.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp",
            launcher() + ":" + version.distribution().resolve("lib") + "/*",
            NodeLauncher.class.getName(),
            directory.toString(),
            address().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    // Options for our own JVM, such as an agent, are not for the node's.
    List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    return builder.start();
  }

  private static Path launcher() {
    return Path.of("target/test-classes").toAbsolutePath();
  }

  /** Returns the file that holds {@code host:port} once the node listens. */
  Path address() {
    return directory.resolve("address");
  }

  /** Returns the file with what the node printed. */
  Path log() {
    return directory.resolve("node.log");
  }

  /** Returns the certificates of a secured node, else {@code null}. */
  @Nullable NodeCertificates certificates() {
    return certificates;
  }

  /** Deletes all but the log. */
  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory) && !file.equals(log())) {
          Files.delete(file);
        }
      }
    }
  }
}
