package io.zathras.metadata.directory;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.TunedSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tuning of one result, among those that the run was asked for: with several tuned profiles a
 * test runs once under each.
 *
 * @param setting the tuning that this result was made under
 * @param asked the profiles that were asked for, in the order they were to be run
 */
record ResultTuning(TunedSetting setting, List<String> asked) {

  private static final String META = "# Tuned:";
  private static final int META_LINES = 100;

  /**
   * Finds the setting of a result. The command line is that of the last profile: it counts where
   * the result says nothing itself, and adds the sysctl file where it is of the same profile.
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
   * Returns which of several values, one a run of the test in the order of the profiles, belongs to
   * this result; {@code null} when that cannot be told.
   */
  <T> @Nullable T ofThisRun(List<T> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    int place = setting.profile() == null ? -1 : asked.indexOf(setting.profile());
    return place >= 0 && values.size() == asked.size() ? values.get(place) : null;
  }
}
