package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PointConfigurationTest {

  @Test
  void theSettingIsTheSameForEveryRepetitionWhereverThatStands() {
    for (int iteration = 1; iteration < 3; iteration++) {
      PointConfiguration first =
          PointConfiguration.ofRepetition("iteration", iteration).and("threads", 4);
      PointConfiguration last =
          PointConfiguration.of("O3,size=8192k").repetition("iteration", iteration);

      assertThat(first.id()).isEqualTo("iteration=" + iteration + ",threads=4");
      assertThat(first.settingId()).isEqualTo("threads=4");
      assertThat(last.id()).isEqualTo("O3,size=8192k,iteration=" + iteration);
      assertThat(last.settingId()).isEqualTo("O3,size=8192k");
    }
    assertThat(PointConfiguration.of("jvms", 2).and("warehouses", 8))
        .isEqualTo(new PointConfiguration("jvms=2,warehouses=8", "jvms=2,warehouses=8"));
  }

  @Test
  void aRepetitionIsNoSetting() {
    assertThat(PointConfiguration.ofRepetition("worker", 7).settingId()).isNull();
    assertThatThrownBy(() -> PointConfiguration.of(" ")).hasMessageContaining("id is blank");
  }

  @Test
  void aPointHasBothAndSoHasItsDocument() {
    TimeSeries series =
        TimeSeries.builder()
            .untimed(PointConfiguration.of("procs", 1), Map.of("seconds", 1.0))
            .untimed(PointConfiguration.ofRepetition("iteration", 2), Map.of("seconds", 2.0))
            .untimed(
                PointConfiguration.of("procs", 4).repetition("iteration", 3),
                Map.of("seconds", 3.0))
            .build();

    assertThat(series.stream())
        .extracting(DataPoint::configurationId)
        .containsExactly("procs=1", "iteration=2", "procs=4,iteration=3");
    assertThat(series.stream())
        .extracting(DataPoint::settingId)
        .containsExactly("procs=1", null, "procs=4");
    ResultDocument document = Samples.withRun(run -> run.timeseries(series));
    assertThat(document.timeSeries())
        .extracting(TimeSeriesDocument::settingId)
        .containsExactly("procs=1", null, "procs=4");
    assertThat(JsonCodec.compact().readResult(JsonCodec.compact().toBytes(document)))
        .isEqualTo(document);
  }
}
