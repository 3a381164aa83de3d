package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.ExporterSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a node with users, roles and a certificate of an authority that nobody knows. */
class SecurityIT {

  private static final String PASSWORD = "correct-horse-battery-staple-9";
  private static final Path SAMPLES = Samples.ROOT.resolve("examples/sample-results");
  private static final String ID = "coremark_5cdaf565d432385cab2438f607d728c5";

  private static final String NEVER = "--set=opensearch.templates=never";

  @TempDir Path directory;

  private static OpenSearchNode node;

  @BeforeAll
  static void start() throws IOException {
    node = OpenSearchNode.builder().secured().start();
    node.addUser("reader", PASSWORD, "*", "read");
    node.addUser("writer", PASSWORD, "written-*", "indices:*");
    node.addUser("points-only", PASSWORD, "only-points", "indices:*");
    node.addUser("documents", PASSWORD, "*", "crud");
    node.addUser("write-only", PASSWORD, "*", "write");
    node.put("/only-points", "{}").good();
  }

  @AfterAll
  static void stop() throws IOException {
    node.close();
  }

  @Test
  void checkIsContentWithTheRightUserAndAuthority() {
    assertThat(check(settings("admin", "admin"))).allMatch(Finding::ok);
  }

  @Test
  void checkSaysThatThePasswordIsWrong() {
    assertThat(wrong(settings("admin", "not-the-password")))
        .contains("HTTP 401", "does not know the user admin, or the secret is wrong")
        .doesNotContain("not-the-password");
  }

  @Test
  void checkSaysThatCredentialsAreMissing() {
    Map<String, Object> settings = settings("admin", "admin");
    settings.remove("username");
    settings.remove("password");

    assertThat(wrong(settings)).contains("the cluster wants credentials");
  }

  @Test
  void checkSaysWhatAUserMayNotDo() {
    assertThat(wrong(settings("reader", PASSWORD))).contains("HTTP 403").doesNotContain(PASSWORD);
  }

  @Test
  void checkSaysThatTheAuthorityIsNotKnown() {
    Map<String, Object> settings = settings("admin", "admin");
    settings.remove("ca_certificate");

    assertThat(wrong(settings)).contains("not from an authority we trust", "ca_certificate");
  }

  @Test
  void checkSaysThatTheNodeExpectsTls() {
    Map<String, Object> settings = settings("admin", "admin");
    settings.put("url", "http://127.0.0.1:" + node.port());

    assertThat(wrong(settings)).contains("does it expect https?");
  }

  @Test
  void checkSaysWhichIndexAUserMayNotWriteTo() {
    Map<String, Object> settings = settings("points-only", PASSWORD);
    settings.put("timeseries_index", "only-points");
    settings.put("templates", "never");

    assertThat(wrong(settings))
        .contains("checked-results", "HTTP 403")
        .doesNotContain("only-points: ")
        .doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void theCommandSaysWhatIsWrongAndNoSecret(String[] settings, String words) throws Exception {
    Run check = zathras(with(settings, "check", "opensearch"));
    Run process = zathras(with(settings, "process", SAMPLES.toString(), "--opensearch"));

    assertThat(check.code).as(check.output).isEqualTo(1);
    assertThat(process.code).as(process.output).isEqualTo(1);
    assertThat(check.output).contains("WRONG  ", words);
    assertThat(process.output).contains("FAILED  ", ": opensearch: ", words);
    for (String output : List.of(check.output, process.output)) {
      assertThat(output).doesNotContain(PASSWORD, "Authorization", "Basic ", "Exception:", "\tat ");
    }
  }

  static Stream<Arguments> whatIsWrong() {
    String url = "url=" + node.url();
    String ca = "ca_certificate=" + node.certificates().ca();
    return Stream.of(
        Arguments.of(
            new String[] {url, ca, "username=admin"},
            "does not know the user admin, or the secret is wrong"),
        Arguments.of(new String[] {url, ca, "username=reader"}, "HTTP 403"),
        Arguments.of(new String[] {url, "username=reader"}, "is not from an authority we trust"),
        Arguments.of(
            new String[] {"url=http://127.0.0.1:" + node.port(), "username=reader"},
            "does it expect https?"));
  }

  @Test
  void theCommandIsContentWithWhatIsRight() throws Exception {
    node.put("/written-results", "{}").good();
    node.put("/written-points", "{}").good();

    Run check =
        zathras(
            with(
                new String[] {
                  "url=" + node.url(),
                  "ca_certificate=" + node.certificates().ca(),
                  "username=writer",
                  "summary_index=written-results",
                  "timeseries_index=written-points",
                  "templates=never"
                },
                "check",
                "opensearch"));

    assertThat(check.code).as(check.output).isZero();
    assertThat(check.output).doesNotContain("WRONG", PASSWORD);
  }

  private static String[] with(String[] settings, String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    for (String setting : settings) {
      line.addAll(List.of("--set", "opensearch." + setting));
    }
    line.addAll(List.of("--set", "opensearch.max_attempts=1"));
    return line.toArray(String[]::new);
  }

  @Test
  void chroniclersConfigurationDeliversAsItIs() throws Exception {
    String results = node.prefix() + "results";
    Path config =
        Files.writeString(
            directory.resolve("export_config.yml"),
            """
            opensearch:
              url: "%s"
              summary_index: "%s"
              timeseries_index: "%s"
              username: "admin"
              password: "admin"
              verify_ssl: false
            horreum:
              url: "http://localhost:8080"
              username: "your-horreum-username"
              password: "your-horreum-password"
              test_name: "Zathras Benchmarks"
            processing:
              batch_size: 500
              continue_on_error: true
              verbose: false
            """
                .formatted(node.url(), results, results + "-points"));

    Run run = zathras("process", SAMPLES.toString(), "--config", config.toString());

    assertThat(run.code).as(run.output).isZero();
    assertThat(run.output)
        .contains("certificates are not verified")
        .contains("horreum still has the example's user name");
    assertThat(node.get("/" + results + "/_doc/" + ID).status()).isEqualTo(200);
  }

  @Test
  void aResultWhoseIndexIsNotThereIsNamedAndKept() throws Exception {
    Path spool = directory.resolve("spool");

    Run run =
        zathras(
            "process",
            SAMPLES.toString(),
            "--opensearch",
            node.url().toString(),
            "--set",
            "opensearch.username=points-only",
            "--set",
            "opensearch.timeseries_index=only-points",
            "--set",
            "opensearch.summary_index=not-there",
            "--set",
            "opensearch.templates=never",
            "--set",
            "opensearch.ca_certificate=" + node.certificates().ca(),
            "--set",
            "opensearch.spool=" + spool);

    assertThat(run.code).isEqualTo(1);
    assertThat(run.output)
        .contains("no such index [not-there]", "kept in " + spool)
        .doesNotContain(PASSWORD)
        .doesNotContain("Exception:");
    assertThat(spool.resolve("opensearch/" + ID + ".ndjson")).exists();
  }

  @Test
  void whoMayOnlyReadBacksUpAndIsToldWhatThatMayCost() throws Exception {
    String[] indices = filled();

    Run backup = zathras(as("reader", indices, "backup", directory.resolve("b").toString()));

    assertThat(backup.code).as(backup.output).isZero();
    assertThat(backup.output)
        .contains(indices[0] + ": 1 documents are written")
        .contains("without indices:admin/refresh")
        .doesNotContain(PASSWORD);
    Run restore = zathras(as("documents", filled(), "restore", directory.resolve("b").toString()));
    assertThat(restore.code).as(restore.output).isEqualTo(1);
    assertThat(restore.output)
        .contains("indices:admin/index_template/get", "or set templates: never")
        .doesNotContain(PASSWORD);
  }

  @Test
  void whoMayOnlyWriteDocumentsRestoresThemWhereTheIndicesAre() throws Exception {
    String[] indices = filled();
    String backup = directory.resolve("b").toString();
    assertThat(zathras(as("reader", indices, "backup", backup)).code).isZero();
    String[] empty = {node.prefix() + "r", node.prefix() + "p"};
    String[] there = {node.prefix() + "r", node.prefix() + "p"};
    assertThat(zathrasWith("admin", as("admin", there, "install", "opensearch")).code).isZero();

    Run nowhere = zathras(as("documents", empty, "restore", backup, NEVER));
    Run documents = zathras(as("documents", there, "restore", backup, NEVER));
    Run writeOnly = zathras(as("write-only", there, "restore", backup, NEVER));

    assertThat(nowhere.code).isEqualTo(1);
    assertThat(nowhere.output).contains("there has to be an index ", "zathras install opensearch");
    assertThat(documents.code).as(documents.output).isZero();
    assertThat(documents.output).contains(there[0] + ": 1 documents are there");
    assertThat(writeOnly.code).isEqualTo(1);
    assertThat(writeOnly.output)
        .contains(there[0] + ": not looked whether all is there", "indices:data/read/mget")
        .doesNotContain("documents are there");
  }

  @Test
  void whoMayNotLookForOlderPointsDoesNotRemoveTheResultAndCheckSaysSo() throws Exception {
    String[] indices = filled();
    String replace = "--set=opensearch.policy=replace";

    Run process = zathras(as("documents", indices, "process", SAMPLES.toString(), NEVER, replace));
    Run check = zathras(as("documents", indices, "check", "opensearch", NEVER));

    assertThat(process.code).isEqualTo(1);
    assertThat(process.output).contains("FAILED  ", ": opensearch: ", "indices:admin/refresh");
    assertThat(node.get("/" + indices[0] + "/_doc/" + ID).status()).isEqualTo(200);
    assertThat(check.code).isEqualTo(1);
    assertThat(check.output).contains("may not refresh " + indices[1], "indices:admin/refresh");
  }

  /** Returns the names of two indices that hold the samples. */
  private String[] filled() throws Exception {
    String[] indices = {node.prefix() + "results", node.prefix() + "points"};
    Run run = zathrasWith("admin", as("admin", indices, "process", SAMPLES.toString()));
    assertThat(run.code).as(run.output).isZero();
    for (String index : indices) {
      node.post("/" + index + "/_refresh", "").good();
    }
    return indices;
  }

  private static String[] as(String user, String[] indices, String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--opensearch", node.url().toString()));
    for (String setting :
        List.of(
            "username=" + user,
            "ca_certificate=" + node.certificates().ca(),
            "summary_index=" + indices[0],
            "timeseries_index=" + indices[1])) {
      line.addAll(List.of("--set", "opensearch." + setting));
    }
    return line.toArray(String[]::new);
  }

  private static Map<String, Object> settings(String user, String password) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("url", node.url().toString());
    settings.put("username", user);
    settings.put("password", password);
    settings.put("ca_certificate", node.certificates().ca().toString());
    settings.put("summary_index", "checked-results");
    settings.put("timeseries_index", "checked-points");
    return settings;
  }

  private static List<Finding> check(Map<String, Object> settings) {
    return ExporterProviders.installed()
        .named("opensearch")
        .check(ExporterSettings.of("test: opensearch", settings, name -> null));
  }

  private static String wrong(Map<String, Object> settings) {
    return check(settings).stream()
        .filter(finding -> !finding.ok())
        .map(Finding::text)
        .collect(Collectors.joining("\n"));
  }

  private Run zathras(String... arguments) throws Exception {
    return zathrasWith(PASSWORD, arguments);
  }

  private Run zathrasWith(String password, String... arguments) throws Exception {
    Path command = Samples.ROOT.resolve("zathras-cli/target/zathras/bin/zathras");
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("ZATHRAS_OPENSEARCH_PASSWORD", password);
    int code = builder.start().waitFor();
    return new Run(code, Files.readString(output, StandardCharsets.UTF_8));
  }

  private record Run(int code, String output) {}
}
