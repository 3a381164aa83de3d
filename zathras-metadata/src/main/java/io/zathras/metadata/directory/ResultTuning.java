package io.zathras.metadata.directory;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.TunedSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tuning of one result, among those requested for the run: a test runs once under each of
 * several tuned profiles.
 *
 * @param setting the tuning that this result was made under
 * @param asked the requested profiles, in the order of their runs
 */
record ResultTuning(TunedSetting setting, List<String> asked) {

  private static final String META = "# Tuned:";
  private static final int META_LINES = 100;

  /**
   * Finds the setting of a result. The command line is that of the last profile, so it counts only
   * where the result itself says nothing, and adds its sysctl file only to the same profile.
   */
  static ResultTuning of(
      String test, FileTree tar, @Nullable CommandFile command, AnsibleVars vars) {
    TunedSetting named = TunedSetting.ofTar(test, tar.memberName().orElseGet(tar::archiveName));
    TunedSetting own = named.isUnknown() ? inTable(tar) : named;
    TunedSetting commanded = command == null ? TunedSetting.UNKNOWN : command.tunedSetting();
    boolean same = own.profile() == null || own.profile().equals(commanded.profile());
    return new ResultTuning(
        same ? own.orElse(commanded) : own,
        vars.texts("rhel_tuned_setting").stream().filter(name -> !name.equals("none")).toList());
  }

  private static TunedSetting inTable(FileTree tar) {
    for (FileEntry file : tar.find("*/*.csv")) {
      TunedSetting setting = file.isKept() ? inTable(file) : TunedSetting.UNKNOWN;
      if (!setting.isUnknown()) {
        return setting;
      }
    }
    return TunedSetting.UNKNOWN;
  }

  private static TunedSetting inTable(FileEntry file) {
    return TunedSetting.of(
        file.text()
            .lines()
            .limit(META_LINES)
            .filter(line -> line.startsWith(META))
            .map(line -> line.substring(META.length()))
            .findFirst()
            .orElse(null));
  }

  void noteDifference(FileTree tar, Diagnostics diagnostics) {
    if (setting.profile() != null && !asked.isEmpty() && !asked.contains(setting.profile())) {
      diagnostics.info(
          "tuned-profile-differs",
          tar.name(),
          null,
          "the result says it was made under tuned profile '"
              + setting.profile()
              + "'; asked for was "
              + String.join(", ", asked));
    }
  }

  /**
   * Returns the value that belongs to this result, given one for each run of the test in the order
   * of the profiles; {@code null} when it cannot be determined.
   */
  <T> @Nullable T ofThisRun(List<T> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    int place = setting.profile() == null ? -1 : asked.indexOf(setting.profile());
    return place >= 0 && values.size() == asked.size() ? values.get(place) : null;
  }
}
