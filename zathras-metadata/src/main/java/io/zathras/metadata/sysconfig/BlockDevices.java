package io.zathras.metadata.sysconfig;

import io.zathras.schema.StorageDevice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The whole disks that lsscsi, lshw and /proc/diskstats know, once each, by their kernel names. */
final class BlockDevices {

  private static final Pattern DISK =
      Pattern.compile(
          "(?:sd|vd|xvd|hd|dasd)[a-z]{1,4}|nvme[0-9]{1,4}n[0-9]{1,4}|mmcblk[0-9]{1,3}"
              + "|pmem[0-9]{1,3}(?:\\.[0-9]{1,3})?s?");

  private BlockDevices() {}

  /** Returns whether a device is a disk, not a partition, optical drive or logical volume. */
  static boolean isWholeDisk(String name) {
    return DISK.matcher(name).matches();
  }

  /**
   * Returns the disks as a document has them.
   *
   * @param scsi world wide names by disk
   * @param counted disks with counters
   * @param lshw where details come from
   */
  static Map<String, StorageDevice> of(
      Map<String, String> scsi, Set<String> counted, @Nullable Lshw lshw, boolean includePrivate) {
    Set<String> names = new TreeSet<>(counted);
    names.addAll(scsi.keySet());
    if (lshw != null) {
      names.addAll(lshw.diskNames());
    }
    Map<String, StorageDevice> devices = new LinkedHashMap<>();
    for (String name : names) {
      if (isWholeDisk(name)) {
        StorageDevice.Builder device = lshw == null ? StorageDevice.builder() : lshw.disk(name);
        String wwn = scsi.getOrDefault(name, "");
        if (includePrivate && !wwn.isEmpty()) {
          device.wwn(wwn);
        }
        devices.put(
            "device_" + devices.size(),
            device.name(name).path("/dev/" + name).type(attachment(name)).build());
      }
    }
    return devices;
  }

  private static String attachment(String name) {
    return switch (name.charAt(0)) {
      case 'n' -> "nvme";
      case 'v' -> "virtio";
      case 'x' -> "xen";
      case 'd' -> "dasd";
      case 'm' -> "mmc";
      case 'p' -> "pmem";
      case 'h' -> "ide";
      default -> "scsi";
    };
  }
}
