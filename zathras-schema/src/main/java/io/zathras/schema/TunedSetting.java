package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tuning that a result was made under. Zathras writes it as {@code
 * tuned_<profile>_sys_file_<file of kernel settings>}, {@code tuned_<profile>}, or the profile
 * alone, on the wrapper's command line, in the name of the result's tar, and in the wrapper's
 * table.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param profile the tuned profile, {@code none} when none was set; {@code null} when not known
 * @param sysctlFile the file of kernel settings, {@code none} when none was loaded; {@code null}
 *     when not known
 * @since 0.1
 */
public record TunedSetting(@Nullable String profile, @Nullable String sysctlFile) {

  /** The field of {@code test_configuration.tuning} that states the profile. */
  private static final String PROFILE_FIELD = "tuned_profile";

  private static final String SYSCTL_FIELD = "sysctl_file";
  private static final String PREFIX = "tuned_";
  private static final String SYSCTL = "_sys_file_";
  private static final Pattern TAR_END =
      Pattern.compile("(?:_[0-9]{14})?(?:\\.tar(?:\\.[a-z0-9]+)?|\\.tgz)?$");

  /** The unknown setting. */
  public static final TunedSetting UNKNOWN = new TunedSetting(null, null);

  /** The profile of a setting that keeps the machine's own. */
  public static final String NO_PROFILE = "none";

  /** Returns whether profile and file are unknown. */
  public boolean isUnknown() {
    return profile == null && sysctlFile == null;
  }

  /** Reads a setting; it is unknown for no text. */
  public static TunedSetting of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return UNKNOWN;
    }
    String setting = text.strip();
    String tuned = setting.startsWith(PREFIX) ? setting.substring(PREFIX.length()) : setting;
    int sysctl = tuned.indexOf(SYSCTL);
    return sysctl < 0
        ? new TunedSetting(known(tuned), null)
        : new TunedSetting(
            known(tuned.substring(0, sysctl)), known(tuned.substring(sysctl + SYSCTL.length())));
  }

  /**
   * Reads the setting in the name of a tar, {@code results_<test>_<setting>.tar}, or of the
   * directory in such a tar, whose name may end with a time.
   *
   * @param test the test's name
   * @param path the tar's path in its archive; the setting is unknown for a name of another form
   */
  public static TunedSetting ofTar(String test, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String start = "results_" + test + "_";
    if (!name.startsWith(start) || name.endsWith(".zip")) {
      return UNKNOWN;
    }
    return of(TAR_END.matcher(name.substring(start.length())).replaceFirst(""));
  }

  /** Returns this setting, completed from another one. */
  public TunedSetting orElse(TunedSetting other) {
    return new TunedSetting(
        profile == null ? other.profile : profile,
        sysctlFile == null ? other.sysctlFile : sysctlFile);
  }

  /** Returns the known facts as fields of {@code test_configuration.tuning}. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (profile != null) {
      fields.put(PROFILE_FIELD, profile);
    }
    if (sysctlFile != null) {
      fields.put(SYSCTL_FIELD, sysctlFile);
    }
    return fields;
  }

  /**
   * Returns the profile that a test ran under: the one that it set, or the one that was active
   * before if it set none; {@code null} when unknown, for example if the tuning does not state what
   * the test set.
   *
   * @param tuning fields of {@code test_configuration.tuning}
   * @param system the system, which states the profile before the test
   */
  public static @Nullable String profileInForce(
      Map<String, Object> tuning, @Nullable SystemUnderTest system) {
    if (!(tuning.get(PROFILE_FIELD) instanceof String set)) {
      return null;
    }
    if (!set.equals(NO_PROFILE)) {
      return set;
    }
    SystemConfiguration before = system == null ? null : system.configuration();
    return before == null ? null : before.tunedProfile();
  }

  private static @Nullable String known(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
