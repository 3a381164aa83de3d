package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateTextTest {

  @ParameterizedTest
  @CsvSource({
    "/home/jane/workloads/x.sh --a /home/jane, ~/workloads/x.sh --a ~",
    "//root/workloads/run, ~/workloads/run",
    "/root, ~",
    "/export/home/jane.doe/a, ~/a",
    "/rootfs/a, /rootfs/a",
    "/var/home2/a, /var/home2/a",
    "'\"/home/jane\"', '\"~\"'",
    "no path, no path"
  })
  void writesEveryHomeDirectoryAsATilde(String text, String expected) {
    assertThat(PrivateText.withoutHomes(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "hostname: node7 ~ hostname: <redacted>",
        "{\"hostname\": \"node7\", \"machineUuid\": \"a-7\"} ~ {\"hostname\": \"<redacted>\", \"machineUuid\": \"<redacted>\"}",
        "run --dns-domain corp.example --x ~ run --dns-domain <redacted> --x",
        "cannot reach hostname: node-7 after 3 tries ~ cannot reach hostname: <redacted> after 3 tries",
        "sh: hostname: command not found ~ sh: hostname: command not found",
        "clock domain: fast path ~ clock domain: fast path",
        "the hostname of node7 ~ the hostname of node7",
        "hostname=<redacted> ~ hostname=<redacted>",
        "kernel.sched_domain.cpu0.flags = 4 ~ kernel.sched_domain.cpu0.flags = 4",
        "NUMA domains: 4 ~ NUMA domains: 4",
        "hostname= ~ hostname=",
        "-hostname ~ -hostname",
      })
  void takesOutWhatNamesAMachine(String text, String expected) {
    assertThat(PrivateText.without(text)).isEqualTo(expected);
  }

  @Test
  void takesTimeInProportionToTheText() {
    for (String part :
        List.of(
            "hostname", "hostname=", "uuid:\"", "ds=nocloud", "(mduuid/", "1234abcd:", "iqn.")) {
      assertThat(PrivateText.without(part.repeat(200_000))).isNotEmpty();
    }
  }

  @Test
  void goesThroughOpenObjects() {
    assertThat(
            PrivateText.without(
                Map.of("a", List.of("/home/x/b", 1L), "c", Map.of("d", "/root/e", "uuid", "x-7"))))
        .isEqualTo(Map.of("a", List.of("~/b", 1L), "c", Map.of("d", "~/e", "uuid", "<redacted>")));
    Map<String, Object> clean = Map.of("a", List.of("b"));
    assertThat(PrivateText.without(clean)).isSameAs(clean);
  }
}
