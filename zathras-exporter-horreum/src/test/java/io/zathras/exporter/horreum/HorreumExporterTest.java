package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Secret;
import io.zathras.exporter.Spool;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.exporter.horreum.StandIn.Fault;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.testing.LieTrials;
import io.zathras.exporter.testing.Lies;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.TestInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the stand-in for Horreum 0.19.3. */
class HorreumExporterTest {

  private static final ResultDocument DOCUMENT = TestDocuments.of('a');
  private static final String UPLOAD = "POST /api/run/data";

  @TempDir Path directory;

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
  void deliversADocumentAsOneRunWithAllThatHorreumAsksFor() {
    assertThat(export(DOCUMENT)).isEqualTo(Delivery.delivered(DOCUMENT.id()));

    StandIn.Run run = only();
    assertThat(run.query)
        .containsEntry("owner", "perf-team")
        .containsEntry("access", "PUBLIC")
        .containsEntry("start", "2026-11-24T01:02:03Z")
        .containsEntry("stop", "2026-11-24T01:05:03Z")
        .containsEntry("description", DOCUMENT.id())
        .doesNotContainKey("schema");
    assertThat(run.headers)
        .containsEntry("Content-type", "multipart/form-data; boundary=zathras-part")
        .doesNotContainKey("Content-encoding")
        .doesNotContainKey("Authorization");
    assertThat(run.data.path("$schema").asText()).isEqualTo(ResultDocument.SCHEMA);
  }

  @Test
  void waitsForTheLabels() {
    server.labelsAtLook(10);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    assertThat(only().looks).isEqualTo(10);
  }

  @Test
  void sendsADocumentThatIsThereNotAgain() {
    export(DOCUMENT);

    assertThat(export(DOCUMENT)).isEqualTo(Delivery.duplicate(DOCUMENT.id()));
    only();
  }

  @Test
  void sendsTheSameDocumentOnceWithinOneExporter() {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      assertThat(exporter.export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(exporter.export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
      assertThat(exporter.export(TestDocuments.of('b')).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
    }
    assertThat(server.activeRuns()).hasSize(2);
  }

  @Test
  void findsADocumentThatHasNoLabelsYetAsAfterBeingKilled() {
    server.labelsAtLook(0);
    server.recalculatesInVain();
    assertThat(uploadInVain().state()).isEqualTo(State.ACCEPTED);
    server.labelsAtLook(1);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.DUPLICATE);
    only();
  }

  @Test
  void findsADocumentThatWasUploadedByOtherMeans() {
    export(DOCUMENT);
    only().query.remove("description");

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.DUPLICATE);
    only();
  }

  @Test
  void findsADocumentBehindManyOthers() {
    export(DOCUMENT);
    StandIn.Run first = only();
    first.looks = 0;
    server.addRuns(1200);
    server.labelsAtLook(1);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.DUPLICATE);
  }

  @Test
  void saysWhenADocumentIsThereMoreThanOnce() {
    export(DOCUMENT);
    server.doubleRuns();

    HorreumDelivery delivery = upload(DOCUMENT);

    assertThat(delivery.state()).isEqualTo(State.DUPLICATE);
    assertThat(delivery.notes()).anyMatch(note -> note.contains("all hold this document"));
  }

  @Test
  void sendsADocumentAgainThatAPersonPutAside() {
    export(DOCUMENT);
    only().trashed = true;

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    only();
  }

  @Test
  void sendsADocumentAgainThatAPersonPutAsideAMomentAgo() {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      exporter.export(DOCUMENT);
      only().trashed = true;

      assertThat(exporter.upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    }
    only();
  }

  @Test
  void doesNotDoubleARunWhoseAnswerWasCut() {
    server.failNext(UPLOAD, Fault.CUT_AFTER);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    only();
  }

  @Test
  void doesNotLoseARunThatWasCutOnItsWay() {
    server.failNext(UPLOAD, Fault.CUT_BEFORE);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    only();
  }

  @Test
  void leavesOneRunWhenTheOneThoughtLostComesLate() {
    server.failNext(UPLOAD, Fault.CUT_AND_LATE);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    assertThat(server.allRuns()).hasSize(2);
    only();
  }

  @Test
  void leavesOneRunWhenTwoSendADocumentAtOnce() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<List<State>> sender =
        () -> {
          List<State> states = new ArrayList<>();
          try (HorreumExporter exporter = Exporters.to(server).build()) {
            for (char digit : "0123456789".toCharArray()) {
              together.await();
              states.add(exporter.upload(TestDocuments.of(digit)).state());
            }
          }
          return states;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<List<State>> states : threads.invokeAll(List.of(sender, sender))) {
        assertThat(states.get()).allMatch(Set.of(State.VERIFIED, State.DUPLICATE)::contains);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(server.activeRuns()).hasSize(10);
    assertThat(server.activeRuns())
        .extracting(run -> run.query.get("description"))
        .doesNotHaveDuplicates();
  }

  @Test
  void putsARunAsideOnceHorreumIsDoneWithIt() {
    export(DOCUMENT);
    server.answerTrash("schema-badowner", 3);

    HorreumDelivery delivery =
        upload(
            DOCUMENT,
            builder -> builder.replace(true).looks(Duration.ofSeconds(60), Duration.ofMillis(2)));

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    only();
  }

  @Test
  void saysWhenASecondRunCannotBePutAside() {
    server.failNext(UPLOAD, Fault.CUT_AND_LATE);
    server.answerTrash("schema-badowner", Integer.MAX_VALUE);

    HorreumDelivery delivery = upload(DOCUMENT);

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    assertThat(delivery.notes())
        .singleElement()
        .asString()
        .contains("holds it too and could not be put aside")
        .contains("HTTP 500");
  }

  @Test
  void goesOnAfterAFailureWithoutDoubling() {
    server.answerNext("GET /api/run/", "up-nul");
    assertThatThrownBy(() -> export(DOCUMENT)).isInstanceOf(ExportException.class);

    assertThat(export(DOCUMENT).outcome())
        .isIn(DeliveryOutcome.DELIVERED, DeliveryOutcome.DUPLICATE);
    only();
  }

  @Test
  void replacesOnDemand() {
    HorreumDelivery first = upload(DOCUMENT);

    HorreumDelivery second = upload(DOCUMENT, builder -> builder.replace(true));

    assertThat(second.state()).isEqualTo(State.VERIFIED);
    assertThat(second.runId()).isNotEqualTo(first.runId());
    assertThat(second.notes()).contains("replaces run " + first.runId());
    only();
    assertThat(server.allRuns()).hasSize(2);
  }

  @Test
  void leavesTheOldRunWhenTheUserMayNoLongerUpload() {
    export(DOCUMENT);
    server.answerNext(UPLOAD, "up-viewer");

    HorreumDelivery delivery = upload(DOCUMENT, builder -> builder.replace(true));

    assertThat(delivery.state()).isEqualTo(State.REJECTED);
    assertThat(delivery.reason()).contains("HTTP 403");
    only();
  }

  @Test
  void leavesTheOldRunWhenTheAnswerIsLostForGood() {
    export(DOCUMENT);
    server.failAlways(UPLOAD, Fault.CUT_BEFORE);

    assertThatThrownBy(() -> upload(DOCUMENT, builder -> builder.replace(true)))
        .isInstanceOf(ExportException.class);
    only();
  }

  @Test
  void putsTheOldRunAsideOnceTheNewOneIsThere() {
    export(DOCUMENT);

    upload(DOCUMENT, builder -> builder.replace(true));

    List<String> changes = server.changes();
    assertThat(changes.subList(changes.lastIndexOf(UPLOAD), changes.size()))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("/trash");
  }

  @Test
  void replacesAllRunsOfADocumentByOne() {
    export(DOCUMENT);
    server.doubleRuns();

    assertThat(upload(DOCUMENT, builder -> builder.replace(true)).state())
        .isEqualTo(State.VERIFIED);
    assertThat(server.activeRuns()).hasSize(1);
    assertThat(upload(DOCUMENT).notes()).isEmpty();
  }

  @Test
  void leavesTheOldRunWhenTheNewOneGetsNoLabels() {
    export(DOCUMENT);
    StandIn.Run old = only();
    server.labelsAtLook(0);
    server.recalculatesInVain();

    HorreumDelivery delivery =
        upload(DOCUMENT, builder -> builder.replace(true).verifyWithin(Duration.ofMillis(300)));

    assertThat(delivery.state()).isEqualTo(State.ACCEPTED);
    assertThat(only()).isSameAs(old);
  }

  @Test
  void leavesTheOldRunWhenTheNewOneIsRefused() {
    export(DOCUMENT);
    server.answerNext(UPLOAD, "up-nul");

    HorreumDelivery delivery = upload(DOCUMENT, builder -> builder.replace(true));

    assertThat(delivery.state()).isEqualTo(State.REJECTED);
    only();
  }

  @Test
  void leavesTheOldRunWhenTheNewOneIsAtFault() {
    HorreumDelivery old = upload(DOCUMENT);
    server.findsFaults();

    HorreumDelivery delivery = upload(DOCUMENT, builder -> builder.replace(true));

    assertThat(delivery.state()).isEqualTo(State.REJECTED);
    assertThat(delivery.runId()).isNotEqualTo(old.runId());
    assertThat(server.allRuns()).hasSize(2);
    assertThat(server.allRuns().get(0).trashed).isFalse();
    assertThat(server.allRuns().get(1).trashed).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roles-badkey | HTTP 401: the API key or password is not accepted",
        "up-viewer | HTTP 403: the user lacks the role",
        "up-badaccess | HTTP 404: not found, or a value Horreum does not know",
        "up-notest | HTTP 400 (Cannot upload to test nosuch, either it does not exist or user is",
        "up-badowner | This user does not have permissions to upload run for owner=dev-team",
        "test-dup | HTTP 409",
        "413 | HTTP 413: larger than the server takes",
        "up-nul | HTTP 500 (Failed to persist run)"
      })
  void rejectsInTheServersWords(String step, String words) {
    server.answerNext(UPLOAD, step);

    HorreumDelivery delivery = upload(DOCUMENT);

    assertThat(delivery.state()).isEqualTo(State.REJECTED);
    assertThat(delivery.reason()).contains(words).doesNotContain(StandIn.KEY);
    assertThat(delivery.runId()).isNull();
    assertThat(server.activeRuns()).isEmpty();
  }

  @Test
  void failsWithTheDocumentAndTheReason() {
    server.answerNext(UPLOAD, "up-viewer");

    assertThatThrownBy(() -> export(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(DOCUMENT.id())
        .hasMessageContaining("HTTP 403");
  }

  @Test
  void findsTheRunThatWasStoredInSpiteOfA500() {
    server.failNext(UPLOAD, Fault.DONE_BUT_500);

    assertThat(upload(DOCUMENT).state()).isEqualTo(State.VERIFIED);
    only();
  }

  @Test
  void sendsTheSummaryFormWhenTheWholeIsTooLargeForTheServer() {
    server.answerNext(UPLOAD, "413");

    HorreumDelivery delivery = upload(DOCUMENT, builder -> builder.timeSeries(true));

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    assertThat(delivery.notes()).anyMatch(note -> note.startsWith("without time series"));
    only();
  }

  @Test
  void sendsTheSummaryFormWhenTheServerCutsTheWholeOff() {
    ResultDocument document = RunBodyTest.withPoints(200);
    server.takesAtMost(RunBody.summary(document).json().length);

    HorreumDelivery delivery = upload(document, builder -> builder.timeSeries(true));

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    assertThat(delivery.notes())
        .containsExactly("without time series: the connection was cut while they were sent");
    assertThat(only().sent).doesNotContain("timeseries");
  }

  @Test
  void givesUpWhenItIsCutEachTimeAndSaysWhatToDo() {
    server.failAlways(UPLOAD, Fault.CUT_BEFORE);

    assertThatThrownBy(() -> upload(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(DOCUMENT.id())
        .hasMessageContaining("Run again later: what is there is not sent twice");
    assertThat(server.requests().stream().filter(UPLOAD::equals)).hasSize(3);
  }

  @Test
  void doesNotSendWhatIsTooLarge() {
    assertThatThrownBy(() -> upload(DOCUMENT, builder -> builder.limit(100)))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("bytes even without its time series; Horreum takes 100");
    assertThat(server.activeRuns()).isEmpty();
  }

  @Test
  void hasALabelLessRunRecalculatedOnce() {
    server.labelsAtLook(0);

    HorreumDelivery delivery = uploadInVain();

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    assertThat(delivery.notes())
        .singleElement()
        .asString()
        .contains(
            "had no label values after 0.3 s: recalculated by Horreum, which sends no"
                + " notification of changes in it");
    assertThat(server.changes().stream().filter(change -> change.endsWith("/recalculate")))
        .hasSize(1);
  }

  @Test
  void hasARunRecalculatedThatSomebodyTookBackFromTheTrash() {
    export(DOCUMENT);
    only().empty = true;

    HorreumDelivery delivery = upload(DOCUMENT);

    assertThat(delivery.state()).isEqualTo(State.DUPLICATE);
    assertThat(delivery.notes()).singleElement().asString().contains("recalculated by Horreum");
    assertThat(only().empty).isFalse();
  }

  @Test
  void saysThatLabelsNeverCame() {
    server.labelsAtLook(0);
    server.recalculatesInVain();

    HorreumDelivery delivery = uploadInVain();

    assertThat(delivery.state()).isEqualTo(State.ACCEPTED);
    assertThat(delivery.reason())
        .contains("is stored, but had no label values after 0.3 s")
        .contains("recalculating it was of no use, and the path of no label is wrong")
        .contains("replace: true sends the document anew");
    assertThat(uploadInVain().state()).isEqualTo(State.ACCEPTED);
    only();
  }

  @Test
  void namesTheLabelWhosePathIsWrongWhenLabelsNeverCame() {
    server.labelsAtLook(0);
    server.recalculatesInVain();
    ((ObjectNode) server.label("os_version").at("/extractors/0")).put("jsonpath", "$.a-b");
    server.refusesPaths("$.a-b");

    assertThat(uploadInVain().reason())
        .contains("label os_version has the wrong path $.a-b")
        .doesNotContain("replace");
  }

  @Test
  void saysThatTheBrokerIsDownWhenLabelsNeverCame() {
    server.labelsAtLook(0);
    server.recalculatesInVain();
    server.answerNext("GET /q/health/ready", "health-down");

    assertThat(uploadInVain().reason())
        .contains("SmallRye Reactive Messaging - readiness check is down");
  }

  @Test
  void saysThatTheSchemaIsNotKnownWhenLabelsNeverCame() {
    server.forgetSchema();

    assertThat(uploadInVain().reason()).contains("does not know the document's schema");
  }

  @Test
  void rejectsWhatTheServersSchemaFindsAtFault() {
    server.findsFaults();

    HorreumDelivery delivery = upload(DOCUMENT);

    assertThat(delivery.state()).isEqualTo(State.REJECTED);
    assertThat(delivery.reason()).contains("$: required property 'results' not found");
    assertThat(upload(DOCUMENT).state()).isEqualTo(State.REJECTED);
    only();
  }

  @Test
  void doesNotCallADocumentDeliveredWhoseIdHasNoLabel() {
    server.label("document_id").put("name", "renamed");

    assertThat(upload(DOCUMENT).reason()).contains("document_id is not among them");
  }

  @Test
  void leavesOutNulAndSaysSo() {
    HorreumDelivery delivery =
        upload(
            TestDocuments.builder('a')
                .test(new TestInfo("coremark", null, null, "a\0b", null))
                .build());

    assertThat(delivery.notes()).contains("1 NUL characters left out, which Horreum cannot store");
    assertThat(only().data.at("/test/description").asText()).isEqualTo("ab");
  }

  @Test
  void watchesAMetricThatHorreumDoesNotKnowYet() {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      HorreumDelivery first = exporter.upload(other('a'));
      HorreumDelivery second = exporter.upload(other('b'));

      assertThat(first.state()).isEqualTo(State.VERIFIED);
      assertThat(first.notes()).containsExactly("watts of coremark watched from now on");
      assertThat(second.notes()).isEmpty();
    }
    assertThat(server.label("watts")).isNotNull();
    assertThat(server.variable("zathras-coremark", "watts regression").path("labels")).hasSize(1);
    assertThat(server.variable("zathras-coremark", "iterations_per_second")).isNotNull();
  }

  @Test
  void uploadsWhatItMayNotHaveWatchedAndSaysSoOnce() {
    server.answerNext("GET /api/user/roles", "roles-viewer");

    try (HorreumExporter exporter = Exporters.to(server).build()) {
      HorreumDelivery first = exporter.upload(other('a'));

      assertThat(first.state()).isEqualTo(State.VERIFIED);
      assertThat(first.notes())
          .singleElement()
          .asString()
          .startsWith("watts of coremark not watched: ")
          .contains("the user is no tester of team perf-team");
      assertThat(exporter.upload(other('b')).notes()).isEmpty();
    }
  }

  @Test
  void leavesHorreumAsItIsOnDemand() {
    int before = server.changes().size();

    HorreumDelivery delivery =
        upload(other('a'), builder -> builder.addMetrics(false, HorreumModel.shipped()));

    assertThat(delivery.state()).isEqualTo(State.VERIFIED);
    assertThat(delivery.notes())
        .containsExactly(
            "watts of coremark not watched; run zathras install horreum with a document that has"
                + " it");
    assertThat(server.changes()).hasSize(before + 1);
  }

  private static ResultDocument other(char digit) {
    return TestDocuments.builder("coremark", digit, "watts").build();
  }

  /** A gateway, a login page in JSON, or a service of another kind. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "7", "\"ok\"", "{\"status\":\"ok\",\"found\":true}"})
  void doesNotBelieveAServerThatSaysTheSameToEverything(String answer) {
    server.answerAlways("", answer);
    int before = server.changes().size();

    assertThatThrownBy(() -> export(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("this is no Horreum");
    assertThat(server.changes()).hasSize(before);
  }

  @Test
  void doesNotBelieveALoginPage() {
    server.answerAlways("", "<html>Please log in</html>");

    assertThatThrownBy(() -> export(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("does url lead to the server itself, and not to a login page");
  }

  @Test
  void asksNoMoreOnceTheKeyWasRefused() {
    Secret wrong = Secret.of("HUSR_wrong");
    try (HorreumExporter exporter = Exporters.to(server).apiKey(wrong).build()) {
      assertThatThrownBy(() -> exporter.export(DOCUMENT)).hasMessageContaining("HTTP 401");
      int asked = server.requests().size();

      for (char digit : "0123456789".toCharArray()) {
        assertThatThrownBy(() -> exporter.export(TestDocuments.of(digit)))
            .hasMessageContaining("HTTP 401");
      }
      assertThat(server.requests()).hasSize(asked);
    }
  }

  @Test
  void printsWhatAPersonShouldKnow() {
    export(DOCUMENT);
    server.doubleRuns();

    Delivery delivery = export(DOCUMENT);

    assertThat(delivery.outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(delivery.notes())
        .singleElement()
        .asString()
        .contains("all hold this document; put all but")
        .contains("or send it once with replace: true");
  }

  static Set<String> answersOfNobody() {
    return Lies.answers().keySet();
  }

  @ParameterizedTest
  @MethodSource("answersOfNobody")
  void anAnswerOfNobodyIsNoneWheneverItComes(String name) throws IOException {
    trials().lieAtEachRequest(Objects.requireNonNull(Lies.answers().get(name)));
  }

  @Test
  void anAnswerThatIsBrokenIsNone() throws IOException {
    trials().breakAnswers();
  }

  @Test
  void anAnswerThatComesTooSlowlyIsGivenUp() throws IOException {
    assertThat(trials().isLiedTo(0, Lies.slow(), 1)).isTrue();
  }

  private LieTrials trials() {
    return new LieTrials(
        directory,
        DOCUMENT,
        () -> {
          server.forgetRuns();
          return new WithoutRuns();
        });
  }

  /** The server of a test, which holds no run. */
  private final class WithoutRuns implements LieTrials.Target {

    @Override
    public URI url() {
      return server.url();
    }

    @Override
    public Exporter exporter(URI url, Path spool, int seconds) {
      HttpOptions once =
          HttpOptions.builder().maxAttempts(1).requestTimeout(Duration.ofSeconds(seconds)).build();
      return Spool.in(spool).behind(Exporters.to(server).url(url).http(once).build());
    }

    @Override
    public void assertHolds(ResultDocument document) {
      assertThat(only().sent).contains(document.id());
    }

    @Override
    public void close() {}
  }

  /** As behind a proxy that holds the first request back until after the run. */
  @Test
  void aSecondRunThatComesLateIsPrintedByTheNextDeliveryAndReplaceCleansUp() {
    server.failNext(UPLOAD, Fault.CUT_AND_HELD);
    assertThat(export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    only();

    server.letGo();
    assertThat(server.activeRuns()).hasSize(2);

    Delivery next = export(DOCUMENT);
    assertThat(next.outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(next.notes())
        .singleElement()
        .asString()
        .matches(
            "runs [0-9]+, [0-9]+ all hold this document; put all but [0-9]+ into the trash in"
                + " Horreum, or send it once with replace: true");

    HorreumDelivery replaced = upload(DOCUMENT, builder -> builder.replace(true));
    assertThat(replaced.state()).isEqualTo(State.VERIFIED);
    assertThat(replaced.notes()).anyMatch(note -> note.matches("replaces run [0-9]+, [0-9]+"));
    only();
    assertThat(export(DOCUMENT)).isEqualTo(Delivery.duplicate(DOCUMENT.id()));
  }

  /** As when a login expires in the middle. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/test/byName | {} | there is no test zathras-coremark",
        "GET /api/alerting | {} | GET /api/alerting/variables: expected a list",
        "GET /api/run/list | {} | expected an object with runs",
        "GET /api/test/ | {} | ",
        "POST /api/run/data | {} | expected text/plain",
        "POST /api/run/data | 7 | HTTP 404",
        "GET /api/run/ | {} | expected",
        "GET /api/run/ | [] | expected",
      })
  void countsNothingAsDeliveredOnAnAnswerThatSaysNothing(
      String request, String answer, String words) {
    server.answerAlways(request, answer);

    assertThatThrownBy(() -> export(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(words == null ? "" : words);
  }

  @Test
  void needsATestForEachBenchmark() {
    ResultDocument document = TestDocuments.builder("own", 'a', "x").build();

    assertThatThrownBy(() -> upload(document))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("there is no test zathras-own; run zathras install horreum");
  }

  @Test
  void needsATimeOfTheTest() {
    ResultDocument document =
        TestDocuments.builder('a')
            .metadata(
                TestDocuments.metadata("coremark", "a".repeat(64))
                    .testTimestamp(null)
                    .testTimestampSource(null)
                    .build())
            .runtimeInfo(null)
            .build();

    assertThatThrownBy(() -> upload(document)).hasMessageContaining("holds no time of its test");
  }

  @Test
  void saysThatNoServerAnswers() {
    server.close();

    assertThatThrownBy(() -> upload(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("nothing accepts connections");
  }

  @Test
  void needsAnAddressATeamAndAPlaceForTheBenchmarksName() {
    HorreumExporter.Builder builder = HorreumExporter.builder();
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("horreum.team");
    builder.team("perf-team");
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("horreum.url");
    builder.url(URI.create("http://127.0.0.1:1")).testNames("all");
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("{test}");
    assertThatThrownBy(() -> builder.limit(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.verifyWithin(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsBasicCredentialsOnlyWhenThoseAreGiven() {
    try (HorreumExporter exporter =
        Exporters.to(server).credentials(Credentials.basic("zuser", Secret.of("pass"))).build()) {
      assertThatThrownBy(() -> exporter.export(DOCUMENT))
          .hasMessageContaining("HTTP 401")
          .hasMessageNotContaining("pass ");
    }
  }

  private StandIn.Run only() {
    List<StandIn.Run> runs = server.activeRuns();
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private Delivery export(ResultDocument document) {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      return exporter.export(document);
    }
  }

  private HorreumDelivery upload(ResultDocument document) {
    return upload(document, builder -> builder);
  }

  /** For labels that do not come. */
  private HorreumDelivery uploadInVain() {
    return upload(DOCUMENT, builder -> builder.verifyWithin(Duration.ofMillis(300)));
  }

  private HorreumDelivery upload(
      ResultDocument document, UnaryOperator<HorreumExporter.Builder> options) {
    try (HorreumExporter exporter = options.apply(Exporters.to(server)).build()) {
      return exporter.upload(document);
    }
  }
}
