package io.zathras.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatSettingsTest {

  private final FlatSettings settings = new FlatSettings("x");

  @Test
  void membersOfAnObjectAreNamedWithDots() {
    settings.add("run", "size", Map.of("bytes", 4096));

    assertThat(settings.rows())
        .containsExactly(new SettingRow("x", "run", null, "size.bytes", "4096", 4096.0, null));
  }

  @Test
  void aListOfScalarsIsOneTextAndOtherListsAreNumbered() {
    settings.add("run", "cpus", List.of(0, 1, 2));
    settings.add("run", "disks", List.of(Map.of("name", "a"), Map.of("name", "b")));

    assertThat(settings.rows())
        .extracting(SettingRow::name, SettingRow::text)
        .containsExactly(
            tuple("cpus", "0,1,2"), tuple("disks.0.name", "a"), tuple("disks.1.name", "b"));
  }

  @Test
  void truthIsAFlagAndAText() {
    settings.ofRun("run_1").add("run", "direct", true);

    assertThat(settings.rows())
        .containsExactly(new SettingRow("x", "run", "run_1", "direct", "true", null, true));
  }

  @Test
  void whatIsNotKnownHasNoRow() {
    settings.add("system", "numad_running", null);

    assertThat(settings.rows()).isEmpty();
  }
}
