package io.zathras.schema.redaction;

import java.util.regex.Pattern;

/** Recognises values that name a machine or a person, such as addresses and UUIDs. */
public final class PrivateValues {

  /** The length of {@code 1.2.3.4} and {@code fe80::1}. */
  private static final int SHORTEST_ADDRESS = 7;

  private static final int LENGTH_OF_AN_ID = 32;

  private static final Pattern ADDRESS =
      Pattern.compile(
          // IPv4, a UUID, a MAC address or a longer key, IPv6, a world wide name
          "(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\\.){3}"
              + "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?![0-9.])"
              + "|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
              + "|(?<![0-9a-fA-F])[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}(?![0-9a-fA-F])"
              // a machine or an array: 32 digits, or four groups of eight
              + "|(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F])"
              + "|(?<![0-9a-fA-F])(?:[0-9a-fA-F]{8}:){3}[0-9a-fA-F]{8}(?![0-9a-fA-F])"
              + "|[0-9a-fA-F]{1,4}::|::[0-9a-fA-F]{1,4}"
              + "|(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
              + "|0x[1-9a-fA-F][0-9a-fA-F]{15}(?:[0-9a-fA-F]{16})?(?![0-9a-fA-F])");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  /** Ids of machines and disks that cannot be anything else. */
  private static final Pattern ID =
      Pattern.compile(
          UUID.pattern()
              + "|(?<![0-9a-fA-F:])(?:[0-9a-fA-F]{8}:){3}[0-9a-fA-F]{8}(?![0-9a-fA-F:])"
              + "|(?i:ddf1_)[0-9a-zA-Z]++"
              + "|(?<=\\((?:lvmid|mduuid|cryptouuid)/)[0-9a-zA-Z/-]++"
              + "|(?<![0-9a-zA-Z])(?:iqn|nqn)\\.[0-9]{4}-[0-9]{2}\\.[^\\s\"',;]++");

  private static final Pattern VOLUME =
      Pattern.compile(
          "/dev/mapper/|/dev/disk/by-|UUID=|LABEL=|://"
              // GRUB's names of volumes, arrays and encrypted disks, and those of BIOS arrays
              + "|\\((?:lvm|lvmid|md|mduuid|crypto|cryptouuid|ldm)/"
              + "|(?i:ddf1_)[0-9a-zA-Z]"
              // NFS, iSCSI and NVMe over networks, and NixOS, which names the host in a path
              + "|[a-zA-Z0-9]:/[a-zA-Z]|(?i:iqn|nqn)\\.[0-9]{4}-|nixos-system-");

  private static final Pattern ADDRESS_IN_NAME = Pattern.compile("enx[0-9a-f]{12}");

  private PrivateValues() {}

  /** Returns whether a text holds the address of a network, a host adapter or a disk, or a UUID. */
  public static boolean holdsAddress(String text) {
    return text.length() >= SHORTEST_ADDRESS
        && (text.indexOf('.') >= 0
            || text.indexOf(':') >= 0
            || text.indexOf('-') >= 0
            || text.indexOf('x') >= 0
            || text.length() >= LENGTH_OF_AN_ID)
        && ADDRESS.matcher(text).find();
  }

  public static boolean holdsUuid(String text) {
    return text.length() >= 36 && UUID.matcher(text).find();
  }

  /** Returns a text without ids of machines and disks: the same text if it holds none. */
  static String withoutIds(String text) {
    return mayHoldId(text) ? ID.matcher(text).replaceAll(Secrets.REDACTED) : text;
  }

  /** Checks each character once, because hardly any text has two marks at the distance of an id. */
  private static boolean mayHoldId(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      boolean may =
          switch (text.charAt(i)) {
            case '-' -> i >= 8 && i + 5 < length && text.charAt(i + 5) == '-';
            case ':' -> i >= 8 && i + 9 < length && text.charAt(i + 9) == ':';
            case '_' -> i >= 4 && text.regionMatches(true, i - 4, "ddf1", 0, 4);
            case '/' -> i >= 6 && text.charAt(i - 1) == 'd' && text.charAt(i - 2) == 'i';
            case '.' -> i >= 3 && text.charAt(i - 1) == 'n' && text.charAt(i - 2) == 'q';
            default -> false;
          };
      if (may) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text names a volume, a file system or a server. */
  public static boolean holdsVolume(String text) {
    return VOLUME.matcher(text).find();
  }

  /**
   * Returns the name of a network interface, or a name that contains one, without a hardware
   * address.
   */
  public static String withoutAddress(String name) {
    return name.contains("enx")
        ? ADDRESS_IN_NAME.matcher(name).replaceAll("enx" + Secrets.REDACTED)
        : name;
  }
}
