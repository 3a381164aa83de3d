package io.zathras.processor.fio;

import io.zathras.processor.spi.Numbers;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The notations of sizes and times in fio's options and in the names that the wrapper derives from
 * them.
 */
final class FioUnits {

  private static final double KIB = 1024;

  private static final Map<String, Double> BYTES =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("b", 1.0),
          Map.entry("k", KIB),
          Map.entry("kb", KIB),
          Map.entry("kib", KIB),
          Map.entry("m", KIB * KIB),
          Map.entry("mb", KIB * KIB),
          Map.entry("mib", KIB * KIB),
          Map.entry("g", KIB * KIB * KIB),
          Map.entry("gb", KIB * KIB * KIB),
          Map.entry("gib", KIB * KIB * KIB));

  private static final Map<String, Double> SECONDS =
      Map.of("", 1.0, "us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86400.0);

  private FioUnits() {}

  static @Nullable Double bytes(@Nullable String text) {
    return text == null ? null : Numbers.withUnit(text.toLowerCase(Locale.ROOT), BYTES);
  }

  static @Nullable Double seconds(@Nullable String text) {
    return text == null ? null : Numbers.withUnit(text.toLowerCase(Locale.ROOT), SECONDS);
  }
}
