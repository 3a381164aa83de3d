package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentIdentityTest {

  private static final ResultDocument PLAIN =
      Documents.of("streams", "a").document(Map.of("triad", 1.0));

  @Test
  void theSettingsHashIsThatOfEqualSettingsInAnyOrder() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("vm.swappiness", "10");
    settings.put("kernel.numa_balancing", "1");
    Map<String, String> otherOrder = new LinkedHashMap<>();
    otherOrder.put("kernel.numa_balancing", "1");
    otherOrder.put("vm.swappiness", "10");

    assertThat(hash(settings)).matches("[0-9a-f]{16}").isEqualTo(hash(otherOrder));
  }

  @Test
  void anotherSettingGivesAnotherHashAndAVolatileOneDoesNot() {
    String hash = hash(Map.of("vm.swappiness", "10"));

    assertThat(hash(Map.of("vm.swappiness", "60"))).isNotEqualTo(hash);
    assertThat(hash(Map.of())).isNotEqualTo(hash);
    assertThat(hash(Map.of("vm.swappiness", "10", "kernel.hostname", "a"))).isEqualTo(hash);
    assertThat(hash(Map.of("vm.swappiness", "10", "vm.secret", "<redacted>"))).isEqualTo(hash);
  }

  @Test
  void resultsOfOneSystemUnderOtherProfilesDifferInTheirHash() {
    SystemConfiguration shared =
        SystemConfiguration.builder().sysctlParameters(Map.of("vm.swappiness", "10")).build();

    assertThat(hash(shared, "throughput-performance"))
        .isEqualTo(hash(shared, "throughput-performance"))
        .isNotEqualTo(hash(shared, "virtual-guest"));
  }

  private static String hash(Map<String, String> sysctl) {
    return hash(SystemConfiguration.builder().sysctlParameters(sysctl).build(), "none");
  }

  private static String hash(SystemConfiguration configuration, String tuned) {
    return DocumentIdentity.settingsHash(
        ResultDocument.builder()
            .metadata(PLAIN.metadata())
            .test(PLAIN.test())
            .results(PLAIN.results())
            .systemUnderTest(new SystemUnderTest(null, null, configuration))
            .testConfiguration(new TestConfiguration(1, tuned, Map.of(), Map.of(), Map.of()))
            .build());
  }
}
