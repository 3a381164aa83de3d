package io.zathras.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.validation.CompiledSchema;
import io.zathras.schema.validation.SchemaCompiler;
import io.zathras.schema.validation.SchemaProbe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A large open object keeps its JSON and its schema, which nobody may notice but in time. */
class FrozenMapTest {

  private final Map<String, Object> settings = settings();

  @Test
  void aLargeObjectHasTheSameBytesEachTimeItIsWrittenInEachLayout() {
    ResultDocument document = document(settings);
    byte[] pretty = JsonCodec.pretty().toBytes(document(settings()));
    byte[] compact = JsonCodec.compact().toBytes(document(settings()));
    byte[] canonical = JsonCodec.canonical(document(settings()));

    for (int i = 0; i < 3; i++) {
      assertThat(JsonCodec.pretty().toBytes(document)).isEqualTo(pretty);
      assertThat(JsonCodec.compact().toBytes(document)).isEqualTo(compact);
      assertThat(JsonCodec.canonical(document)).isEqualTo(canonical);
    }
    assertThat(new String(pretty, UTF_8))
        .contains("\n      \"sysctl_parameters\": {\n        \"setting.299\": 299,\n");
  }

  @Test
  void aLargeObjectIsIndentedByWhereItStands() {
    Map<String, Object> frozen = Copies.copyOf("settings", settings);
    TestConfiguration shallow = new TestConfiguration(1, frozen, Map.of(), Map.of());
    ResultDocument deep = document(frozen);

    ResultDocument both =
        new ResultDocument(
            deep.schema(),
            deep.metadata(),
            deep.test(),
            deep.systemUnderTest(),
            shallow,
            deep.results(),
            deep.runtimeInfo(),
            deep.diagnostics());

    assertThat(new String(JsonCodec.pretty().toBytes(both), UTF_8))
        .contains("\n    \"parameters\": {\n      \"setting.299\": 299,\n")
        .contains("\n      \"sysctl_parameters\": {\n        \"setting.299\": 299,\n");
  }

  @Test
  void aLargeObjectThatFollowsOneSchemaIsStillCheckedAgainstAnother() {
    Map<String, Object> frozen = Copies.copyOf("settings", settings);
    CompiledSchema numbers = compile("{\"additionalProperties\": {\"type\": \"integer\"}}");
    CompiledSchema texts = compile("{\"additionalProperties\": {\"type\": \"string\"}}");

    for (CompiledSchema schema : List.of(numbers, texts, numbers, texts)) {
      SchemaProbe probe = new SchemaProbe(schema);
      JsonCodec.write(frozen, probe);
      assertThat(probe.isValid()).isEqualTo(schema == numbers);
    }
  }

  private static CompiledSchema compile(String text) {
    JsonNode schema = JsonCodec.compact().tree(text.getBytes(UTF_8));
    return SchemaCompiler.compile(schema);
  }

  private static ResultDocument document(Map<String, Object> sysctl) {
    ResultDocument full = Samples.full();
    SystemUnderTest system =
        new SystemUnderTest(
            null, null, SystemConfiguration.builder().sysctlParameters(sysctl).build());
    return new ResultDocument(
        full.schema(),
        full.metadata(),
        full.test(),
        system,
        full.testConfiguration(),
        full.results(),
        full.runtimeInfo(),
        full.diagnostics());
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 299; i >= 0; i--) {
      settings.put("setting." + i, i);
    }
    return settings;
  }
}
