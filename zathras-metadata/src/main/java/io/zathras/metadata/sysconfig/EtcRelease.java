package io.zathras.metadata.sysconfig;

import io.zathras.schema.OperatingSystem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code /etc/*release} one after another: {@code KEY=value} lines of os-release and
 * lsb-release between free text, which may run into the next file's first line. The first value of
 * a key counts. Old distributions have free text only: {@code CentOS release 6.10 (Final)}.
 */
final class EtcRelease {

  /** A name, a version, and a name of the version. */
  private static final Pattern FREE_TEXT =
      Pattern.compile(
          "([A-Za-z][A-Za-z/ ]{0,80}?) (?:release )?([0-9]{1,4}(?:\\.[0-9]{1,4}){0,3})( .*)?");

  private final Map<String, String> values = new HashMap<>();
  private @Nullable Matcher freeText;

  /** Whether a name may stand for the id; in a cut file the id may have followed. */
  private boolean named;

  private EtcRelease() {}

  static EtcRelease parse(SystemFile file) {
    EtcRelease release = new EtcRelease();
    for (String line : file.lines(EtcRelease::isWhole)) {
      Matcher text = release.freeText == null ? FREE_TEXT.matcher(line.strip()) : null;
      if (text != null && text.matches()) {
        release.freeText = text;
      }
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
    release.named = !file.endsWithinLine();
    if (release.distribution() == null) {
      file.holdsNo("ID= or NAME=");
    }
    return release;
  }

  void addTo(OperatingSystem.Builder os) {
    os.distribution(distribution())
        .version(first("VERSION_ID", "DISTRIB_RELEASE"))
        .prettyName(first("PRETTY_NAME", "DISTRIB_DESCRIPTION"))
        .platformId(first("PLATFORM_ID"));
    if (named && name() == null && freeText != null) {
      os.version(freeText.group(2)).prettyName(freeText.group());
    }
  }

  private @Nullable String distribution() {
    String name = named ? name() : first("ID", "DISTRIB_ID");
    if (named && name == null && freeText != null) {
      name = freeText.group(1);
    }
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }

  /** Returns the distribution as the keys name it, or {@code null} where none of them does. */
  private @Nullable String name() {
    return first("ID", "DISTRIB_ID", "NAME");
  }

  /** Returns whether a last line without an end is whole, because it closes its quotes. */
  private static boolean isWhole(String line) {
    int equals = line.indexOf('=');
    String value = line.substring(equals + 1);
    return (equals < 0 && line.endsWith(")"))
        || (value.length() > 1
            && "\"'".indexOf(value.charAt(0)) >= 0
            && value.charAt(0) == value.charAt(value.length() - 1));
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

  /** Returns a value without its quotation marks; an unclosed one includes the rest of the line. */
  private static String unquoted(String value) {
    if (value.isEmpty() || (value.charAt(0) != '"' && value.charAt(0) != '\'')) {
      return value;
    }
    int end = value.indexOf(value.charAt(0), 1);
    return value.substring(1, end < 0 ? value.length() : end);
  }
}
