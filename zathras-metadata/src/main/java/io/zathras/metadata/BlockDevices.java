package io.zathras.metadata;

import io.zathras.schema.StorageDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The whole disks that lsscsi, lshw and /proc/diskstats know, by their kernel names. */
final class BlockDevices {

  private static final Pattern DISK =
      Pattern.compile("(?:sd[a-z]+|vd[a-z]+|xvd[a-z]+|nvme[0-9]+n[0-9]+|dasd[a-z]+|mmcblk[0-9]+)");
  private static final Pattern SCSI_ROW = Pattern.compile("\\[[^\\]]*\\]\\s*disk\\s.*");
  private static final Pattern NODE = Pattern.compile("/dev/(\\S+)");

  private BlockDevices() {}

  static boolean isWholeDisk(String name) {
    return DISK.matcher(name).matches();
  }

  static Map<String, StorageDevice> read(
      List<String> lsscsi, List<String> diskstats, @Nullable Lshw lshw) {
    TreeSet<String> names = new TreeSet<>();
    for (String line : lsscsi) {
      Matcher node = NODE.matcher(line);
      while (SCSI_ROW.matcher(line).matches() && node.find()) {
        names.add(node.group(1));
      }
    }
    for (String line : diskstats) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 10) {
        names.add(words[2]);
      }
    }
    Map<String, StorageDevice.Builder> details = lshw == null ? new TreeMap<>() : lshw.disks;
    names.addAll(details.keySet());
    Map<String, StorageDevice> devices = new LinkedHashMap<>();
    for (String name : names) {
      if (isWholeDisk(name)) {
        StorageDevice.Builder device = details.getOrDefault(name, StorageDevice.builder());
        devices.put(
            "device_" + devices.size(),
            device.name(name).path("/dev/" + name).type(type(name)).build());
      }
    }
    return devices;
  }

  private static String type(String name) {
    if (name.startsWith("nvme")) {
      return "nvme";
    }
    if (name.startsWith("vd")) {
      return "virtio";
    }
    if (name.startsWith("xvd")) {
      return "xen";
    }
    if (name.startsWith("dasd")) {
      return "dasd";
    }
    return name.startsWith("mmc") ? "mmc" : "scsi";
  }
}
