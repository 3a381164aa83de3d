package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "32 GB,34359738368",
    "32768 MB,34359738368",
    "1 TB,1099511627776",
    "64 kB,65536",
    "512 bytes,512",
    "39424K,40370176",
    "38.5 MiB,40370176",
    "1.5 GiB,1610612736",
    "33554432,33554432",
    "0B,0"
  })
  void countsInPowersOf1024(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No Module Installed",
        "Unknown",
        "32 GBit",
        "-1 MB",
        "1.2.3 MB",
        ". MB",
        "999999999999999 PB",
        "99999999999999999999 B"
      })
  void refusesWhatIsNoSizeOrBeyondAllMachines(String text) {
    assertThat(ByteSize.parse(text)).isNull();
  }
}
