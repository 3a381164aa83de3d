package io.zathras.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.zathras.exporter.horreum.HorreumLabel;
import io.zathras.exporter.horreum.HorreumModel;
import io.zathras.exporter.horreum.HorreumVariable;
import io.zathras.schema.Cpu;
import io.zathras.schema.Hardware;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.Memory;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.SystemUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels, read by the database that Horreum has read them by. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LabelsIT {

  private static final JsonMapper JSON = new JsonMapper();

  private static Database database;

  @BeforeAll
  static void start() throws Exception {
    database = Database.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @Test
  void databaseIsOfTheVersionThatHorreumNeeds() throws Exception {
    assertThat(database.version()).startsWith("16.");
  }

  @Test
  void everyLabelOfEveryReviewedDocumentHasTheValueThatTheDocumentHolds() throws Exception {
    int values = 0;
    for (ResultDocument document : Goldens.all()) {
      String json = sent(document);
      Map<String, Object> expected = expected(document);
      for (HorreumLabel label : HorreumModel.shipped().labels()) {
        String value = database.value(json, label.path());
        assertThat(same(value, expected.get(label.name())))
            .as(
                "%s of %s: found %s, expected %s",
                label.name(), document.id(), value, expected.get(label.name()))
            .isTrue();
        values += value == null ? 0 : 1;
      }
    }
    assertThat(values).isGreaterThan(500);
  }

  @Test
  void everyPrimaryMetricOfEveryReviewedDocumentHasALabelAndIsWatchedTheRightWay()
      throws Exception {
    HorreumModel model = HorreumModel.shipped();
    for (ResultDocument document : Goldens.reviewed()) {
      String benchmark = document.test().name();
      HorreumModel withDocument = model.withMetricsOf(document);
      assertThat(withDocument.labels())
          .as("primary-metrics.json lacks one of %s of %s", metrics(document), benchmark)
          .isEqualTo(model.labels());
      assertThat(withDocument.variables(benchmark))
          .as("primary-metrics.json lacks one of %s of %s", metrics(document), benchmark)
          .isEqualTo(model.variables(benchmark));
    }
  }

  @Test
  void fingerprintTimelineAndVariablesAreMadeOfLabelsThatExist() {
    HorreumModel model = HorreumModel.shipped();
    List<String> names = model.labels().stream().map(HorreumLabel::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).containsAll(model.fingerprintLabels()).containsAll(model.timelineLabels());
    for (String benchmark : model.benchmarks()) {
      assertThat(model.variables(benchmark))
          .extracting(HorreumVariable::label)
          .allMatch(label -> names.contains(label) || label.equals("comparison"));
    }
  }

  @Test
  void fingerprintOfADocumentOnAKnownSystemIsKnownButForWhatIsOfOtherBenchmarks() throws Exception {
    String json = sent(Goldens.sample());
    Map<String, String> paths = new HashMap<>();
    HorreumModel.shipped().labels().forEach(label -> paths.put(label.name(), label.path()));
    for (String label : HorreumModel.shipped().fingerprintLabels()) {
      if (!label.equals("sub_test")) {
        assertThat(database.value(json, paths.get(label))).as(label).isNotNull();
      }
    }
  }

  @Test
  void noDocumentHasAnArrayOfObjects() throws Exception {
    for (ResultDocument document : Goldens.all()) {
      assertThat(hasArrayOfObjects(JSON.readTree(sent(document)))).as(document.id()).isFalse();
    }
  }

  @Test
  void theGuideNamesEveryLabelAndWhatMakesASeries() throws Exception {
    String guide = Files.readString(Goldens.ROOT.resolve("docs/HORREUM.md"));
    HorreumModel model = HorreumModel.shipped();

    assertThat(model.only(List.of()).labels())
        .allSatisfy(label -> assertThat(guide).contains("`" + label.name() + "`"));
    String fingerprint =
        String.join(
            ", ", model.fingerprintLabels().stream().map(name -> "`" + name + "`").toList());
    assertThat(guide.replaceAll("\\s+", " ")).contains(fingerprint);
  }

  @Test
  void aRunIsReachedByItsName() throws Exception {
    ResultDocument document =
        Goldens.reviewed().stream()
            .filter(golden -> golden.test().name().equals("uperf"))
            .findFirst()
            .orElseThrow();
    var run =
        document.results().runs().values().stream()
            .filter(each -> "stream tcp 16384 B".equals(each.name()))
            .findFirst()
            .orElseThrow();
    HorreumLabel label =
        new HorreumLabel(
            "stream_16k",
            "$.results.runs.* ? (@.name == \"stream tcp 16384 B\").metrics.throughput_gbps",
            true);

    assertThat(
            same(
                database.value(sent(document), label.path()), run.metrics().get("throughput_gbps")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "results.score",
        "$",
        "$.a-b",
        "$.1a",
        "$..a",
        "$.a.",
        "$.a[",
        "$.\"a",
        "$.\"a\\\"b\"",
        "$.a ? (@.b == 'c')",
        "$.a ? (@.b = \"c\")",
        "$.a ? (@.b == \"c\"",
        "$.a; drop",
        "strict $.a",
        "$.a b",
        "$.ä"
      })
  void aPathThatIsNotSurelyRightIsRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new HorreumLabel("x", path, true));
  }

  @Test
  void everyPathThatIsTakenIsRightForTheDatabase() throws Exception {
    // Words of the path language are members like all others.
    List<String> members =
        List.of(
            "a",
            "is",
            "to",
            "last",
            "exists",
            "strict",
            "lax",
            "size",
            "type",
            "true",
            "null",
            "like_regex",
            "flag",
            "starts",
            "with",
            "unknown",
            "double",
            "keyvalue",
            "abs",
            "datetime",
            "NULL",
            "_x1",
            "\"a-b\"",
            "\"1\"",
            "\"stream.tcp:64\"",
            "\"$\"",
            "\"ä\"");
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      StringBuilder path = new StringBuilder("$");
      for (int steps = 1 + random.nextInt(5); steps > 0; steps--) {
        boolean any = random.nextInt(5) == 0;
        path.append('.').append(any ? "*" : members.get(random.nextInt(members.size())));
        if (random.nextInt(4) == 0) {
          path.append(" ? (@.")
              .append(members.get(random.nextInt(members.size())))
              .append(" == \"tcp 64 B\")");
        }
      }
      HorreumLabel label = new HorreumLabel("x", path.toString(), true);
      assertThat(database.accepts(label.path())).as(label.path()).isTrue();
    }
  }

  private static String sent(ResultDocument document) {
    return new String(JsonCodec.compact().toBytes(document.summary()), StandardCharsets.UTF_8);
  }

  private static String metrics(ResultDocument document) {
    return document.results().primaryMetrics().keySet().toString();
  }

  /** What the document holds, from its records rather than from paths. */
  private static Map<String, Object> expected(ResultDocument document) {
    Map<String, Object> values = new HashMap<>();
    values.put("document_id", document.id());
    values.put("test_timestamp", text(document.metadata().testTimestamp()));
    values.put("test_name", document.test().name());
    values.put("test_version", document.test().version());
    values.put("wrapper_version", document.test().wrapperVersion());
    values.put("scenario_name", document.metadata().scenarioName());
    values.put("cloud_provider", document.metadata().cloudProvider());
    values.put("instance_type", document.metadata().instanceType());
    values.put("os_vendor", document.metadata().osVendor());
    values.put("status", document.results().status().name());
    values.put("total_runs", document.results().totalRuns());
    values.put(
        "sub_test",
        document.results().runs().values().stream()
            .map(run -> run.configuration().get("sub_test"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
    if (document.testConfiguration() != null) {
      values.put("tuned_profile", document.testConfiguration().tuning().get("tuned_profile"));
    }
    SystemUnderTest system = document.systemUnderTest();
    if (system != null) {
      expectSystem(values, system);
    }
    document.results().primaryMetrics().forEach((name, metric) -> values.put(name, metric.value()));
    return values;
  }

  private static void expectSystem(Map<String, Object> values, SystemUnderTest system) {
    OperatingSystem os = Objects.requireNonNull(system.operatingSystem());
    values.put("os_distribution", os.distribution());
    values.put("os_version", os.version());
    values.put("kernel_version", os.kernelVersion());
    Hardware hardware = Objects.requireNonNull(system.hardware());
    Cpu cpu = Objects.requireNonNull(hardware.cpu());
    values.put("cpu_vendor", cpu.vendor());
    values.put("cpu_model", cpu.model());
    values.put("cpu_architecture", cpu.architecture());
    values.put("cpu_cores", cpu.cores());
    values.put("logical_cpus", cpu.logicalCpus());
    Memory memory = Objects.requireNonNull(hardware.memory());
    values.put("memory_bytes", memory.totalBytes());
    values.put(
        "system_tuned_profile", Objects.requireNonNull(system.configuration()).tunedProfile());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static boolean same(@Nullable String found, @Nullable Object expected) throws Exception {
    JsonNode node = found == null ? NullNode.getInstance() : JSON.readTree(found);
    if (expected instanceof Number number) {
      return node.isNumber() && node.doubleValue() == number.doubleValue();
    }
    return node.equals(JSON.valueToTree(expected));
  }

  private static boolean hasArrayOfObjects(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    if (node.isArray() && children.stream().anyMatch(JsonNode::isObject)) {
      return true;
    }
    return children.stream().anyMatch(LabelsIT::hasArrayOfObjects);
  }
}
