package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-3,8|0-3,8|5",
        "0,1|0-1|2",
        "0 1 2 5|0-2,5|4",
        "7|7|1",
        "1-5,8-19|1-5,8-19|17",
        "3,1,2|1-3|3",
        "0-31 64-95|0-31,64-95|64",
        "''|''|0"
      })
  void readsRangesAndSingleNumbers(String text, String ranges, int count) {
    CpuList list = CpuList.parse(text);

    assertThat(list).hasToString(ranges);
    assertThat(list.count()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "3-", "5-1", "0x3", "1-2-3", "a", "0-99999999", "70000", "1,,b"})
  void refusesWhatIsNoList(String text) {
    assertThat(CpuList.parse(text)).isNull();
  }

  @Test
  void writesTwoHundredAndTwentyFourIdsAsRanges() {
    String ids =
        Stream.of(IntStream.range(0, 112), IntStream.range(224, 336))
            .flatMap(IntStream::boxed)
            .map(String::valueOf)
            .collect(Collectors.joining(" "));

    assertThat(CpuList.parse(ids)).hasToString("0-111,224-335");
  }
}
