package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsmemTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void countsOnlineBlocksExactlyByTheirRanges() {
    Lsmem lsmem =
        parse(
            """
            {"memory": [
              {"range": "0x0000000000000000-0x000000009fffffff", "size": "2.5G",
               "state": "online", "removable": false, "block": "0-4", "node": 0, "zones": "DMA"},
              {"range": "0x00000000a0000000-0x00000000bfffffff", "size": "512M",
               "state": "offline", "removable": false, "block": "5"},
              {"range": "0x00000000c0000000-0x00000000cfffffff", "size": "256M",
               "state": "on->off", "block": "6"},
              {"range": "0x0000010000000000-0x00000103e7ffffff", "size": "15.6G",
               "state": "online", "removable": true, "block": "8192-8316"}
            ]}
            """);

    assertThat(lsmem.online()).isEqualTo(0xa0000000L + 0x3e8000000L);
    assertThat(lsmem.offline()).isEqualTo(0x30000000L);
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"removable\": true,", "\"removable\": \"yes\",", ""})
  void acceptsBlocksThatSayInAnyWayWhetherTheyCanBeRemoved(String removable) {
    Lsmem lsmem =
        parse(
            "{\"memory\": [{\"range\": \"0x0000000000000000-0x000000007fffffff\","
                + removable
                + "\"size\": 2147483648, \"state\": \"online\"}]}");

    assertThat(lsmem.online()).isEqualTo(2147483648L);
    files.saidNothing();
  }

  @Test
  void ignoresAnErrorTextAndNamesTheLine() {
    assertThat(parse("lsmem: This system does not support memory blocks\n")).isNull();
    files.said("system-file-unreadable", "lsmem.json", 1);
    assertThat(files.only().message()).contains("does not support memory blocks");
  }

  @Test
  void leavesOutRangesThatNoMachineHas() {
    Lsmem lsmem =
        parse(
            """
            {"memory": [
              {"range": "0x0000000000000000-0xffffffffffffffff", "state": "online"},
              {"range": "0xffffffffffffffff-0x0000000000000001", "state": "online"},
              {"range": "0x0000000000000000-0x00ffffffffffffff", "state": "online"},
              {"range": "0x0000000000000000-0x00ffffffffffffff", "state": "offline"},
              {"state": "online"}
            ]}
            """);

    assertThat(lsmem.online()).isEqualTo(1L << 56);
    assertThat(lsmem.offline()).isZero();
    files.said("lsmem-range", "lsmem.json", null);
    assertThat(files.only().message()).contains("4 rows");
  }

  @Test
  void saysWhenNothingIsOnline() {
    assertThat(parse("{\"memory\": []}")).isNull();
    files.said("system-file-unreadable", "lsmem.json", 1);
  }

  private Lsmem parse(String text) {
    return Lsmem.parse(files.file("lsmem.json", text));
  }
}
