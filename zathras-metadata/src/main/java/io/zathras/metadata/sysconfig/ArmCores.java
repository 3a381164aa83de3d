package io.zathras.metadata.sysconfig;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of Arm server cores by implementer and part number, as each core's technical reference
 * manual gives the main id register. A core that is not in the list stays a number.
 */
final class ArmCores {

  private static final Map<String, String> VENDORS =
      Map.ofEntries(
          Map.entry("0x41", "ARM"),
          Map.entry("0x43", "Cavium"),
          Map.entry("0x46", "FUJITSU"),
          Map.entry("0x48", "HiSilicon"),
          Map.entry("0x4e", "NVIDIA"),
          Map.entry("0x50", "APM"),
          Map.entry("0x51", "Qualcomm"),
          Map.entry("0x61", "Apple"),
          Map.entry("0x6d", "Microsoft"),
          Map.entry("0xc0", "Ampere"));

  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("0x41 0xd07", "Cortex-A57"),
          Map.entry("0x41 0xd08", "Cortex-A72"),
          Map.entry("0x41 0xd0c", "Neoverse-N1"),
          Map.entry("0x41 0xd40", "Neoverse-V1"),
          Map.entry("0x41 0xd49", "Neoverse-N2"),
          Map.entry("0x41 0xd4f", "Neoverse-V2"),
          Map.entry("0x41 0xd83", "Neoverse-V3AE"),
          Map.entry("0x41 0xd84", "Neoverse-V3"),
          Map.entry("0x41 0xd8e", "Neoverse-N3"),
          Map.entry("0x43 0x0a1", "ThunderX-88XX"),
          Map.entry("0x43 0x0af", "ThunderX2-99xx"),
          Map.entry("0x46 0x001", "A64FX"),
          Map.entry("0x48 0xd01", "Kunpeng-920"),
          Map.entry("0x4e 0x010", "Olympus"),
          Map.entry("0x50 0x000", "X-Gene"),
          Map.entry("0x6d 0xd49", "Azure-Cobalt-100"),
          Map.entry("0xc0 0xac3", "Ampere-1"),
          Map.entry("0xc0 0xac4", "Ampere-1a"));

  /** ThunderX2 of Cavium and Broadcom, ThunderX3, Cortex-A65 and A65AE, Neoverse-E1. */
  private static final Set<String> SEVERAL_THREADS =
      Set.of("0x43 0x0af", "0x42 0x516", "0x43 0x0b8", "0x41 0xd06", "0x41 0xd43", "0x41 0xd4a");

  private ArmCores() {}

  static @Nullable String vendor(@Nullable String implementer) {
    return implementer == null ? null : VENDORS.getOrDefault(implementer, implementer);
  }

  /** Returns whether none of the cores, given as in {@link #models}, can have several threads. */
  static boolean haveOneThread(Set<String> parts) {
    return parts.stream().noneMatch(SEVERAL_THREADS::contains);
  }

  /** Returns the names of cores given as {@code <implementer> <part>}. */
  static String models(Set<String> parts) {
    return parts.stream()
        .map(part -> MODELS.getOrDefault(part, part))
        .collect(Collectors.joining(", "));
  }
}
