package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.PublishedSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks whether the server, the credentials and the team allow documents to be delivered. */
final class ServerCheck {

  /** The first version that accepts labels as a list. */
  private static final int OLDEST_MINOR = 19;

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})[.-].*");

  private final HorreumClient client;
  private final HorreumLocation place;

  ServerCheck(HorreumClient client, HorreumLocation place) {
    this.client = client;
    this.place = place;
  }

  /**
   * Checks that the server can be set up.
   *
   * @throws ExportException if not, in words
   */
  void requireForInstalling() {
    List<Finding> findings = new ArrayList<>(List.of(version()));
    findings.addAll(roles(List.of("tester")));
    List<String> wrong =
        findings.stream().filter(finding -> !finding.ok()).map(Finding::text).toList();
    if (!wrong.isEmpty()) {
      throw new ExportException(HorreumClient.NAME, String.join("; ", wrong), null);
    }
  }

  /**
   * Checks that the server is Horreum, because another server or a login page may answer 200 to
   * anything.
   *
   * @throws ExportException if not, in words
   */
  void requireHorreum() {
    Finding version = version();
    if (!version.ok()) {
      throw new ExportException(HorreumClient.NAME, version.text(), null);
    }
  }

  /** Returns the findings about version, credentials, team and roles, message broker. */
  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(version());
    findings.addAll(roles(List.of("uploader", "tester")));
    findings.add(health());
    return findings;
  }

  private Finding version() {
    RestResponse response = client.send(RestRequest.of("GET", "/api/config/version"));
    String version = response.json().path("version").asText();
    Matcher parts = VERSION.matcher(version + "-");
    if (!response.isSuccess() || !parts.matches()) {
      return new Finding(
          false,
          "this is no Horreum, or not its address: its version is not told ("
              + response.summary()
              + ")");
    }
    boolean old =
        Integer.parseInt(parts.group(1)) == 0 && Integer.parseInt(parts.group(2)) < OLDEST_MINOR;
    return old
        ? new Finding(false, "Horreum " + version + " is too old; at least 0.19 is needed")
        : new Finding(true, "Horreum " + version);
  }

  private List<Finding> roles(List<String> needed) {
    RestResponse response = client.send(RestRequest.of("GET", "/api/user/roles"));
    if (!response.isSuccess()) {
      return List.of(new Finding(false, HorreumClient.refusal(response)));
    }
    Set<String> roles = new HashSet<>();
    response.json().forEach(role -> roles.add(role.asText()));
    if (!roles.contains(place.team())) {
      String teams =
          String.join(
              ", ", roles.stream().filter(role -> role.endsWith("-team")).sorted().toList());
      return List.of(
          new Finding(
              false,
              "the user is not in team "
                  + place.team()
                  + "; "
                  + (teams.isEmpty() ? "in no team at all" : "only in " + teams)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(true, "the credentials are accepted; team " + place.team()));
    for (String role : needed) {
      if (!roles.contains(place.role(role))) {
        findings.add(
            new Finding(
                false,
                "the user is no "
                    + role
                    + " of team "
                    + place.team()
                    + "; "
                    + (role.equals("tester") ? "installing" : "uploading")
                    + " takes one: have a manager of the team add the role"));
      }
    }
    return findings;
  }

  private Finding health() {
    RestResponse response = client.send(ServerHealth.REQUEST);
    String down = ServerHealth.down(response);
    if (!down.isEmpty()) {
      return new Finding(
          false,
          down
              + ". Without its message broker Horreum takes documents, and computes neither labels"
              + " nor changes");
    }
    boolean known = response.json().path("checks").isArray();
    return known
        ? new Finding(true, "all parts of the server are up")
        : new Finding(
            true,
            "whether the message broker is up cannot be seen here (" + response.summary() + ")");
  }

  /**
   * Checks with PostgreSQL that it accepts the paths.
   *
   * @throws ExportException if one is wrong, because Horreum would then compute no label
   */
  void requirePaths(List<HorreumLabel> labels) {
    for (HorreumLabel label : labels) {
      String wrong = wrong(label.path());
      if (wrong != null) {
        throw new ExportException(
            HorreumClient.NAME,
            "nothing was sent: the path of label " + label.name() + " is wrong: " + wrong,
            null);
      }
    }
  }

  /** Returns the labels of our schemas whose path PostgreSQL refuses, in words. */
  List<Finding> paths() {
    List<Finding> findings = new ArrayList<>();
    for (String uri : List.of(PublishedSchema.RESULT.uri(), RunComparison.SCHEMA)) {
      JsonNode schema = client.find("/api/schema/idByUri/" + QueryPath.encoded(uri));
      if (schema != null) {
        findings.addAll(paths(client.array("/api/schema/" + schema.asInt() + "/labels")));
      }
    }
    return findings;
  }

  private List<Finding> paths(JsonNode labels) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode label : labels) {
      for (JsonNode extractor : label.path("extractors")) {
        String path = extractor.path("jsonpath").asText();
        String wrong = LabelPath.isSure(path) ? null : wrong(path);
        if (wrong != null) {
          findings.add(
              new Finding(
                  false,
                  "label "
                      + label.path("name").asText()
                      + " has the wrong path "
                      + path
                      + " ("
                      + wrong
                      + "), which keeps all labels of the schema empty; correct or delete it, then"
                      + " recalculate the tests"));
        }
      }
    }
    return findings;
  }

  /** Asks the server's database about a path; returns what is wrong with it, or {@code null}. */
  private @Nullable String wrong(String path) {
    RestResponse response =
        client.send(
            RestRequest.of(
                "GET", QueryPath.to("/api/sql/testjsonpath").with("query", path).toString()));
    JsonNode answer = response.json();
    boolean refused = response.isSuccess() && answer.path("valid").isBoolean();
    return refused && !answer.path("valid").booleanValue()
        ? answer.path("reason").asText("no reason given")
        : null;
  }
}
