package io.zathras.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.NetworkInterface;
import io.zathras.schema.StorageDevice;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code lshw -json}: disks and network interfaces, from one object or an array of them. */
final class Lshw {

  final Map<String, StorageDevice.Builder> disks = new TreeMap<>();
  final Map<String, NetworkInterface> interfaces = new TreeMap<>();
  private final boolean includePrivate;

  Lshw(JsonNode root, boolean includePrivate) {
    this.includePrivate = includePrivate;
    visit(root, 0);
  }

  private void visit(JsonNode node, int depth) {
    if (depth > 64) {
      return;
    }
    if (node.isArray()) {
      node.forEach(child -> visit(child, depth + 1));
      return;
    }
    String type = node.path("class").asText("");
    String name = name(node);
    if (type.equals("disk") && name != null && BlockDevices.isWholeDisk(name)) {
      StorageDevice.Builder disk =
          StorageDevice.builder().vendor(text(node, "vendor")).model(text(node, "product"));
      if (node.path("units").asText("").equals("bytes") && node.path("size").canConvertToLong()) {
        disk.sizeBytes(node.path("size").asLong());
      }
      if (includePrivate) {
        disk.serial(text(node, "serial"));
      }
      disks.put(name, disk);
    } else if (type.equals("network") && name != null) {
      NetworkInterface.Builder network =
          NetworkInterface.builder()
              .name(name)
              .vendor(text(node, "vendor"))
              .product(text(node, "product"))
              .driver(text(node.path("configuration"), "driver"));
      if (node.path("units").asText("").equals("bit/s") && node.path("size").canConvertToLong()) {
        network.speedBitsPerSecond(node.path("size").asLong());
      }
      if (includePrivate) {
        network.macAddress(text(node, "serial")).ipAddress(text(node.path("configuration"), "ip"));
      }
      interfaces.put(name, network.build());
    }
    node.path("children").forEach(child -> visit(child, depth + 1));
  }

  private static @Nullable String name(JsonNode node) {
    JsonNode logical = node.path("logicalname");
    String path = logical.isArray() ? logical.path(0).asText("") : logical.asText("");
    String name = path.startsWith("/dev/") ? path.substring(5) : path;
    return name.isEmpty() ? null : name;
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
