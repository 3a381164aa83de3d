package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.Secret;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the stand-in for Horreum 0.19.3. */
class HorreumCheckTest {

  private StandIn server;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    Exporters.install(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findsAllRight() {
    assertThat(check())
        .containsExactly(
            new Finding(true, "Horreum 0.19.3"),
            new Finding(true, "the credentials are accepted; team perf-team"),
            new Finding(true, "all parts of the server are up"),
            new Finding(true, "schema, labels, tests and variables are in place"));
  }

  @Test
  void changesNothing() {
    int before = server.changes().size();
    check();

    assertThat(server.changes()).hasSize(before);
  }

  @Test
  void saysThatTheKeyIsWrong() {
    List<Finding> findings = check(builder -> builder.apiKey(Secret.of("HUSR_0000_wrong_one")));

    assertThat(wrong(findings))
        .containsExactly(
            "HTTP 401: the API key or password is not accepted; is it mistyped, revoked or expired?");
    assertThat(findings.toString()).doesNotContain("wrong_one");
  }

  @Test
  void saysThatTheUserIsNotInTheTeam() {
    assertThat(wrong(check(builder -> builder.team("other-team"))))
        .containsExactly("the user is not in team other-team; only in perf-team");
  }

  @Test
  void saysWhichRolesAreMissing() {
    server.answerNext("GET /api/user/roles", "roles-viewer");

    assertThat(wrong(check()))
        .satisfiesExactly(
            text -> assertThat(text).startsWith("the user is no uploader of team perf-team"),
            text -> assertThat(text).startsWith("the user is no tester of team perf-team"));
  }

  @Test
  void saysThatTheVersionIsTooOld() {
    server.answerNext("GET /api/config/version", "version-0.18");

    assertThat(wrong(check()))
        .containsExactly("Horreum 0.18.7 is too old; at least 0.19 is needed");
  }

  @Test
  void saysThatItIsNoHorreum() {
    server.answerNext("GET /api/config/version", "bad-path");

    assertThat(wrong(check())).hasSize(1).first().asString().startsWith("this is no Horreum");
  }

  @Test
  void saysThatTheBrokerIsDown() {
    server.answerNext("GET /q/health/ready", "health-down");

    assertThat(wrong(check()))
        .hasSize(1)
        .first()
        .asString()
        .contains("readiness check is down")
        .contains("computes neither labels nor changes");
  }

  @Test
  void doesNotMindThatTheHealthOfTheServerIsHidden() {
    server.answerNext("GET /q/health/ready", "bad-path");

    assertThat(wrong(check())).isEmpty();
  }

  @Test
  void saysWhatIsNotInstalled() {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      HorreumModel more =
          Exporters.coremark()
              .withMetricsOf(TestDocuments.builder("coremark", 'a', "watts").build());

      assertThat(wrong(exporter.check(more)))
          .contains("variable watts of zathras-coremark is missing; run zathras install horreum");
    }
  }

  @Test
  void saysWhichLabelOfOthersSilencesAllLabels() {
    server.label("sub_test").put("name", "of a user");
    ((ObjectNode) server.label("of a user").at("/extractors/0")).put("jsonpath", "$.a-b");
    server.refusesPaths("$.a-b");

    assertThat(wrong(check()))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("label of a user has the wrong path $.a-b")
                    .contains("syntax error at end of jsonpath input")
                    .contains("keeps all labels of the schema empty"));
  }

  @Test
  void leavesAloneWhatAPersonChanged() {
    ((ObjectNode) server.label("os_version").at("/extractors/0")).put("jsonpath", "$.os[*]");

    List<Finding> findings = check();

    assertThat(wrong(findings)).isEmpty();
    assertThat(findings)
        .anyMatch(finding -> finding.text().startsWith("label os_version: extractors is"));
  }

  @Test
  void saysThatNoServerAnswers() {
    server.close();

    assertThat(wrong(check()))
        .hasSize(1)
        .first()
        .asString()
        .contains("nothing accepts connections");
  }

  private List<Finding> check() {
    return check(builder -> builder);
  }

  private List<Finding> check(UnaryOperator<HorreumExporter.Builder> options) {
    try (HorreumExporter exporter = options.apply(Exporters.to(server)).build()) {
      return exporter.check(Exporters.coremark());
    }
  }

  private static List<String> wrong(List<Finding> findings) {
    return findings.stream().filter(finding -> !finding.ok()).map(Finding::text).toList();
  }
}
