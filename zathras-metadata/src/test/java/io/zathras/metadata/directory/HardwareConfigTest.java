package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HardwareConfigTest {

  @Test
  void readsListsOfDisksAndAddresses() {
    assertThat(
            read(
                "server_ips: net1,net2\nclient_ips: fd00::1\nstorage: /dev/nvme2n1, /dev/nvme1n1\n"))
        .isEqualTo(
            new HardwareConfig(
                List.of("/dev/nvme2n1", "/dev/nvme1n1"),
                List.of("net1", "net2"),
                List.of("fd00::1")));
  }

  @Test
  void takesNoneAndMissingLinesForNothing() {
    assertThat(read("storage: none\nwhat is this\n:\n"))
        .isEqualTo(new HardwareConfig(List.of(), List.of(), List.of()));
    assertThat(HardwareConfig.read(null).storage()).isEmpty();
  }

  private static HardwareConfig read(String text) {
    return HardwareConfig.read(new SideFile(HardwareConfig.FILE, text));
  }
}
