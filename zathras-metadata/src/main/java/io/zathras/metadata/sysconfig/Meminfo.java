package io.zathras.metadata.sysconfig;

import io.zathras.schema.Memory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/meminfo}, whose kB are 1024 bytes.
 *
 * @param totalKb MemTotal: the installed memory without the kernel's own
 * @param availableKb MemAvailable
 * @param hugepageKb the default size of a huge page
 * @param hugepages huge pages reserved
 * @param swapKb swap space
 */
record Meminfo(
    @Nullable Long totalKb,
    @Nullable Long availableKb,
    @Nullable Long hugepageKb,
    @Nullable Long hugepages,
    @Nullable Long swapKb) {

  /** Fifteen digits keep the bytes within a long. */
  private static final Pattern VALUE =
      Pattern.compile("[A-Za-z_]++:\\s*+([0-9]{1,15}+)( kB)?+\\s*+");

  private static final Set<String> SIZES =
      Set.of("MemTotal", "MemAvailable", "Hugepagesize", "SwapTotal");
  private static final String PAGES = "HugePages_Total";

  static Meminfo parse(SystemFile file) {
    Map<String, Long> values = new HashMap<>();
    for (String line : file.lines(Meminfo::isWhole)) {
      String name = line.substring(0, Math.max(0, line.indexOf(':')));
      boolean size = SIZES.contains(name);
      Matcher value = size || name.equals(PAGES) ? VALUE.matcher(line) : null;
      if (value != null && value.matches() && size == (value.group(2) != null)) {
        values.putIfAbsent(name, Long.valueOf(value.group(1)));
      }
    }
    if (!values.containsKey("MemTotal")) {
      file.holdsNo("MemTotal in kB");
    }
    return new Meminfo(
        values.get("MemTotal"),
        values.get("MemAvailable"),
        values.get("Hugepagesize"),
        values.get(PAGES),
        values.get("SwapTotal"));
  }

  private static boolean isWhole(String line) {
    return line.endsWith(" kB");
  }

  void addTo(Memory.Builder memory) {
    if (totalKb != null) {
      memory
          .totalKb(totalKb)
          .totalGb((int) Math.rint(totalKb / 1024.0 / 1024.0))
          .totalBytes(totalKb * 1024)
          .totalSource("proc_meminfo");
    }
    memory
        .availableKb(availableKb)
        .hugepageSizeBytes(bytes(hugepageKb))
        .hugepagesTotal(hugepages)
        .swapTotalBytes(bytes(swapKb));
  }

  private static @Nullable Long bytes(@Nullable Long kb) {
    return kb == null ? null : kb * 1024;
  }
}
