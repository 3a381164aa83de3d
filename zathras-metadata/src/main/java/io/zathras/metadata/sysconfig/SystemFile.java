package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.archive.FileEntry;
import io.zathras.schema.Diagnostics;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of {@code sysconfig_info.tar}, with the diagnostics that its parser reports. */
final class SystemFile {

  private static final String UNREADABLE = "system-file-unreadable";
  private static final int QUOTED = 60;

  /** Four times the longest output that any of the tools has on the largest machines. */
  private static final int MOST_BYTES = 4 << 20;

  /** Control characters, and halves of characters where the text is cut. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final FileEntry entry;
  private final Diagnostics diagnostics;

  SystemFile(FileEntry entry, Diagnostics diagnostics) {
    this.entry = entry;
    this.diagnostics = diagnostics;
  }

  /** Returns whether the file is larger than any tool's output, and warns if it is. */
  boolean isTooLarge() {
    if (entry.size() <= MOST_BYTES) {
      return false;
    }
    warning(
        UNREADABLE,
        null,
        "has " + entry.size() + " bytes; expected at most " + MOST_BYTES + "; left out");
    return true;
  }

  String text() {
    return entry.text();
  }

  List<String> lines() {
    return entry.lines();
  }

  /** Hands over the lines one by one, for files of a thousand. */
  void eachLine(Consumer<String> reader) {
    text().lines().forEach(reader);
  }

  /** Returns the file as JSON, or {@code null} with a warning when it is something else. */
  @Nullable JsonNode json() {
    try {
      return ToolJson.parse(text());
    } catch (JsonProcessingException e) {
      noJson(e);
      return null;
    }
  }

  /** Warns without the parser's own message, which quotes texts that may be private. */
  void noJson(JsonProcessingException e) {
    var place = e.getLocation();
    String where =
        place == null
            ? ""
            : ", column " + place.getColumnNr() + " (character " + place.getCharOffset() + ")";
    warning(
        UNREADABLE,
        place == null ? null : Math.max(1, place.getLineNr()),
        "no JSON from here on" + where + "; the file is left out");
  }

  /** Warns that the file, which is not empty, holds none of the expected facts. */
  void holdsNo(String expected) {
    warning(UNREADABLE, 1, "expected " + expected + "; found none of it");
  }

  /** As {@link #holdsNo}, for tools whose texts name no machine. */
  void holdsNoButText(String expected) {
    String found = text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    warning(UNREADABLE, 1, "expected " + expected + "; found '" + quotable(found) + "'");
  }

  void warning(String code, @Nullable Integer line, String message) {
    diagnostics.warning(code, entry.location(), line, message);
  }

  void info(String code, @Nullable Integer line, String message) {
    diagnostics.info(code, entry.location(), line, message);
  }

  void failed(Throwable e) {
    warning(UNREADABLE, null, "cannot be read (" + e.getClass().getName() + "); left out");
  }

  private static String quotable(String text) {
    String start = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    return UNPRINTABLE.matcher(start.strip()).replaceAll("?");
  }
}
