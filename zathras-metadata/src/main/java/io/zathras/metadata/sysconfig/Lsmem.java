package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.Memory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code lsmem --json}. Its sizes are rounded, so they come from the ranges.
 *
 * @param online bytes that are online
 * @param offline bytes that are offline or going offline
 */
record Lsmem(long online, long offline) {

  private static final Pattern RANGE =
      Pattern.compile("0x([0-9a-fA-F]{1,16})-0x([0-9a-fA-F]{1,16})");

  /** No machine has more; the bound keeps the sums within a long. */
  private static final long MOST = 1L << 56;

  static @Nullable Lsmem parse(SystemFile file) {
    String text = file.text();
    if (!text.stripLeading().startsWith("{")) {
      file.holdsNoButText("JSON");
      return null;
    }
    JsonNode root = file.json();
    if (root == null) {
      return null;
    }
    long online = 0;
    long offline = 0;
    int unread = 0;
    for (JsonNode block : root.path("memory")) {
      long size = size(block.path("range").asText(""));
      if (size <= 0 || size > MOST - online - offline) {
        unread++;
      } else if (block.path("state").asText("").equals("online")) {
        online += size;
      } else {
        offline += size;
      }
    }
    if (unread > 0) {
      file.warning(
          "lsmem-range", null, unread + " rows have no range of addresses; they are not counted");
    }
    if (online == 0) {
      file.holdsNo("memory on line");
      return null;
    }
    return new Lsmem(online, offline);
  }

  private static long size(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return -1;
    }
    long first = Long.parseUnsignedLong(range.group(1), 16);
    long last = Long.parseUnsignedLong(range.group(2), 16);
    return Long.compareUnsigned(first, last) <= 0 ? last - first + 1 : -1;
  }

  void addTo(Memory.Builder memory) {
    memory.onlineBytes(online).offlineBytes(offline).totalBytes(online).totalSource("lsmem");
  }
}
