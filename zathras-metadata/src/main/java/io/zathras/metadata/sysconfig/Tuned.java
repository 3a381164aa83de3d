package io.zathras.metadata.sysconfig;

import io.zathras.schema.SystemConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code tuned-adm list}, run before the test's own profile is set.
 *
 * @param active the active profiles, divided by blanks
 * @param preset the profile that is set while the daemon is not running
 */
record Tuned(@Nullable String active, @Nullable String preset) {

  private static final String ACTIVE = "Current active profile:";
  private static final String PRESET = "Preset profile:";

  static Tuned parse(SystemFile file) {
    String active = null;
    String preset = null;
    boolean none = false;
    for (String line : file.lines()) {
      if (line.startsWith(ACTIVE)) {
        active = line.substring(ACTIVE.length()).strip();
      } else if (line.startsWith(PRESET)) {
        preset = line.substring(PRESET.length()).strip();
      } else {
        none |= line.startsWith("No current active profile");
      }
    }
    if (active == null && preset == null && !none) {
      file.warning(
          "tuned-unknown", 1, "no active profile is named; tuned could not be asked for it");
    }
    return new Tuned(known(active), known(preset));
  }

  private static @Nullable String known(@Nullable String profile) {
    return profile == null || profile.isEmpty() ? null : profile;
  }

  void addTo(SystemConfiguration.Builder configuration) {
    configuration.tunedProfile(active).tunedPresetProfile(preset);
  }
}
