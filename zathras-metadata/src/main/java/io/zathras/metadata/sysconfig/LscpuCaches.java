package io.zathras.metadata.sysconfig;

import io.zathras.schema.CacheScope;
import io.zathras.schema.CpuCache;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caches in {@code lscpu}. Since util-linux 2.34, which writes the longer units ({@code KiB}),
 * sizes are sums over the machine, and since 2.37 they state the number of instances. Before, and
 * still for the shared levels of Z, they are those of one cache.
 */
final class LscpuCaches {

  private static final Pattern LEVEL = Pattern.compile("(L[1-9][di]?) cache");
  private static final Pattern INSTANCES = Pattern.compile(" \\(([0-9]{1,6}) instances?\\)$");
  private static final Pattern DIGITS = Pattern.compile("[0-9.,]+");
  private static final String SHORT_UNITS = "KMG";

  private LscpuCaches() {}

  /** Returns the caches by level, {@code l1d} to {@code l4}. */
  static Map<String, CpuCache> of(LscpuRows rows) {
    Map<String, CpuCache> caches = new TreeMap<>();
    boolean mainframe = rows.has("Machine type");
    rows.all()
        .forEach(
            (name, data) -> {
              Matcher level = LEVEL.matcher(name);
              if (level.matches()) {
                String key = level.group(1).toLowerCase(Locale.ROOT);
                boolean shared = mainframe && (key.equals("l3") || key.equals("l4"));
                CpuCache cache = cache(data.get(0), shared);
                if (cache != null) {
                  caches.put(key, cache);
                }
              }
            });
    return caches;
  }

  private static @Nullable CpuCache cache(String text, boolean sharedOnMainframe) {
    Matcher count = INSTANCES.matcher(text);
    if (count.find()) {
      String size = text.substring(0, count.start());
      Long bytes = ByteSize.parse(size);
      int instances = Integer.parseInt(count.group(1));
      return bytes == null || bytes == 0 || instances == 0
          ? null
          : new CpuCache(wholeKib(bytes, size, instances), CacheScope.TOTAL, instances);
    }
    Long bytes = ByteSize.parse(text);
    if (bytes == null || bytes == 0) {
      return null;
    }
    boolean ofOne = sharedOnMainframe || SHORT_UNITS.indexOf(text.charAt(text.length() - 1)) >= 0;
    return new CpuCache(bytes, ofOne ? CacheScope.PER_INSTANCE : CacheScope.TOTAL, null);
  }

  /**
   * The tool rounds to a tenth of the unit ({@code 3.8 MiB} of 120 caches). Each cache has whole
   * KiB; where only one such size is within the rounding, that is the exact one.
   */
  private static long wholeKib(long bytes, String size, int instances) {
    long step = 1024L * instances;
    Long unit = ByteSize.parse("1" + DIGITS.matcher(size).replaceAll(""));
    if (bytes % step == 0 || unit == null) {
      return bytes;
    }
    double rounding = unit / 20.0 + 1;
    long least = (long) Math.ceil((bytes - rounding) / step);
    long most = (long) Math.floor((bytes + rounding) / step);
    return least == most && least > 0 ? least * step : bytes;
  }
}
