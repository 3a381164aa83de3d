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

  @Test
  void goesThroughOpenObjects() {
    assertThat(
            PrivateText.withoutHomes(
                Map.of("a", List.of("/home/x/b", 1L), "c", Map.of("d", "/root/e"))))
        .isEqualTo(Map.of("a", List.of("~/b", 1L), "c", Map.of("d", "~/e")));
  }
}
