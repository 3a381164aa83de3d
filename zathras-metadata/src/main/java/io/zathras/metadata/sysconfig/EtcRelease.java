package io.zathras.metadata.sysconfig;

import io.zathras.schema.OperatingSystem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code /etc/*release} one after another: {@code KEY=value} lines of os-release and
 * lsb-release between free text, which may run into the next file's first line. The first value of
 * a key counts.
 */
final class EtcRelease {

  private final Map<String, String> values = new HashMap<>();

  private EtcRelease() {}

  static EtcRelease parse(SystemFile file) {
    EtcRelease release = new EtcRelease();
    for (String line : file.lines()) {
      int equals = line.indexOf('=');
      int start = equals;
      while (start > 0 && isKey(line.charAt(start - 1))) {
        start--;
      }
      if (equals > start) {
        release.values.putIfAbsent(
            line.substring(start, equals), unquoted(line.substring(equals + 1).strip()));
      }
    }
    if (release.distribution() == null) {
      file.holdsNo("ID=");
    }
    return release;
  }

  void addTo(OperatingSystem.Builder os) {
    os.distribution(distribution())
        .version(first("VERSION_ID", "DISTRIB_RELEASE"))
        .prettyName(first("PRETTY_NAME", "DISTRIB_DESCRIPTION"))
        .platformId(first("PLATFORM_ID"));
  }

  private @Nullable String distribution() {
    String id = first("ID", "DISTRIB_ID");
    return id == null ? null : id.toLowerCase(Locale.ROOT);
  }

  private @Nullable String first(String... keys) {
    for (String key : keys) {
      String value = values.get(key);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private static boolean isKey(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** A quotation mark that is not closed takes in the rest of the line. */
  private static String unquoted(String value) {
    if (value.isEmpty() || (value.charAt(0) != '"' && value.charAt(0) != '\'')) {
      return value;
    }
    int end = value.indexOf(value.charAt(0), 1);
    return value.substring(1, end < 0 ? value.length() : end);
  }
}
