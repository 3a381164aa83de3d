package io.zathras.processor.spi.assembly;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.TunedSetting;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tuning of the system that the result itself states, in the same way for every benchmark. */
final class Tuning {

  private static final String COMPARISON = "tuned_setting";
  private static final String CHANGED = "have changed";

  private Tuning() {}

  /** Returns the profile, and whether the settings changed during the test, with a warning. */
  static Map<String, Object> of(ResultSource source, ResultInput input) {
    String tar = source.tar().memberName().orElseGet(source.tar()::archiveName);
    Map<String, Object> tuning =
        new LinkedHashMap<>(TunedSetting.ofTar(source.testName(), tar).fields());
    FileEntry file = input.firstOf(COMPARISON);
    if (file != null
        && file.isKept()
        && file.lines().stream().anyMatch(line -> line.contains(CHANGED))) {
      tuning.put("tuned_changed", true);
      input
          .report()
          .at(file)
          .warning(
              "tuned-changed",
              "the settings of tuned changed while the test ran; expected the same before and after");
    }
    return tuning;
  }
}
