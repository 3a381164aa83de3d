package io.zathras.metadata.sysconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code lspci -mm}: the slot, then class, vendor and device in quotes, then options and the
 * subsystem.
 */
final class Lspci {

  private static final Pattern SLOT =
      Pattern.compile("(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");
  private static final String REVISION = "-r";

  private Lspci() {}

  /** Returns class, vendor and device in the words of plain {@code lspci}, by slot. */
  static Map<String, String> parse(SystemFile file) {
    Map<String, String> devices = new LinkedHashMap<>();
    List<String> lines = file.lines(Lspci::isWhole);
    int unread = 0;
    int firstUnread = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = words(lines.get(i));
      String device = device(words);
      if (device != null) {
        devices.putIfAbsent(words.get(0), device);
      } else if (!lines.get(i).isBlank()) {
        unread++;
        firstUnread = firstUnread == 0 ? i + 1 : firstUnread;
      }
    }
    if (unread > 0) {
      file.warning(
          "pci-row",
          firstUnread,
          "expected a slot, class, vendor and device in each row; "
              + unread
              + " rows from here on have something else and are left out");
    }
    return devices;
  }

  /** The subsystem's vendor and device are the last words. */
  private static boolean isWhole(String line) {
    return line.endsWith("\"") && words(line).size() >= 6;
  }

  private static @Nullable String device(List<String> words) {
    if (words.size() < 4 || !SLOT.matcher(words.get(0)).matches()) {
      return null;
    }
    String device = words.get(1) + ": " + words.get(2) + " " + words.get(3);
    return words.stream()
        .skip(4)
        .filter(word -> word.startsWith(REVISION))
        .findFirst()
        .map(word -> device + " (rev " + word.substring(REVISION.length()) + ")")
        .orElse(device);
  }

  /** Splits a line at spaces outside quotes; returns no words when a quote is not closed. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
        }
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return quoted ? List.of() : words;
  }
}
