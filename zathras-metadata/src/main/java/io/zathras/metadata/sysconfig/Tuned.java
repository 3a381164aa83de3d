package io.zathras.metadata.sysconfig;

import io.zathras.schema.SystemConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code tuned-adm list}, run before the test's own profile is set.
 *
 * @param active the active profiles, separated by spaces
 * @param preset the profile that is set while the daemon is not running
 * @param postLoaded the profile that is loaded after the active or preset one, and overrides it
 */
record Tuned(@Nullable String active, @Nullable String preset, @Nullable String postLoaded) {

  private static final String NONE = "No current active profile";
  private static final Pattern PROFILE =
      Pattern.compile(
          "(Current active|Preset|Current post-loaded|Preset post-loaded) profile:(.*)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static Tuned parse(SystemFile file) {
    Map<String, String> profiles = new HashMap<>();
    String unreachable = "";
    boolean none = false;
    for (String line : file.lines(last -> isWhole(last, file))) {
      Matcher profile = PROFILE.matcher(line);
      if (profile.matches() && !profile.group(2).isBlank()) {
        profiles.put(profile.group(1), profile.group(2).strip());
      } else if (line.contains("DBus")) {
        unreachable = ": '" + SystemFile.quotable(line) + "'";
      } else {
        none |= line.startsWith(NONE);
      }
    }
    if (profiles.isEmpty() && !none && !file.isCut()) {
      file.warning("tuned-unknown", 1, "tuned-adm names no active profile" + unreachable);
    }
    return new Tuned(
        profiles.get("Current active"),
        profiles.get("Preset"),
        profiles.getOrDefault("Current post-loaded", profiles.get("Preset post-loaded")));
  }

  /** Returns whether a line is whole, because the list above has its profiles. */
  private static boolean isWhole(String line, SystemFile file) {
    Matcher profile = PROFILE.matcher(line);
    return line.startsWith(NONE + ".")
        || (profile.matches()
            && BLANKS
                .splitAsStream(profile.group(2).strip())
                .allMatch(name -> isListed(name, file.text())));
  }

  private static boolean isListed(String name, String text) {
    return text.contains("\n- " + name + " ") || text.contains("\n- " + name + "\n");
  }

  void addTo(SystemConfiguration.Builder configuration) {
    configuration
        .tunedProfile(active)
        .tunedPresetProfile(preset)
        .tunedPostLoadedProfile(postLoaded);
  }
}
