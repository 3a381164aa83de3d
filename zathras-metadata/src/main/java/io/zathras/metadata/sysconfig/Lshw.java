package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.zathras.schema.Bios;
import io.zathras.schema.NetworkInterface;
import io.zathras.schema.Product;
import io.zathras.schema.StorageDevice;
import io.zathras.schema.redaction.PrivateValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code lshw -json}: disks, network interfaces, and where {@code dmidecode} is missing the machine
 * and its firmware. One object, an array of them, or several one after another.
 */
final class Lshw {

  private static final String DEVICES = "/dev/";

  private final boolean includePrivate;
  private final Map<String, Disk> disks = new TreeMap<>();
  private final Map<String, NetworkInterface> interfaces = new TreeMap<>();

  /** NVMe controllers by name; before lshw 02.19 their disks have no nodes of their own. */
  private final Map<String, JsonNode> controllers = new HashMap<>();

  private @Nullable Product product;
  private @Nullable Bios bios;

  /** The node with a disk's size, and the one with its names. */
  private record Disk(JsonNode node, JsonNode named) {}

  private Lshw(boolean includePrivate) {
    this.includePrivate = includePrivate;
  }

  static @Nullable Lshw parse(SystemFile file, boolean includePrivate) {
    JsonNode root = JsonRepair.readLeniently(file);
    if (root == null) {
      return null;
    }
    Lshw lshw = new Lshw(includePrivate);
    lshw.visit(root, MissingNode.getInstance());
    return lshw;
  }

  @Nullable Product product() {
    return product;
  }

  @Nullable Bios bios() {
    return bios;
  }

  Set<String> diskNames() {
    return disks.keySet();
  }

  /** Returns a builder with the known facts of a disk. */
  StorageDevice.Builder disk(String name) {
    Disk disk = disks.get(name);
    if (disk != null) {
      return disk(disk.node(), disk.named());
    }
    int namespace = name.startsWith("nvme") ? name.lastIndexOf('n') : 0;
    JsonNode controller = controllers.get(name.substring(0, namespace));
    return controller == null ? StorageDevice.builder() : disk(controller, controller);
  }

  /** Returns the network interfaces as a document has them. */
  Map<String, NetworkInterface> interfaces() {
    Map<String, NetworkInterface> numbered = new LinkedHashMap<>();
    for (NetworkInterface network : interfaces.values()) {
      numbered.put("interface_" + numbered.size(), network);
    }
    return numbered;
  }

  private void visit(JsonNode node, JsonNode parent) {
    if (node.isArray()) {
      node.forEach(child -> visit(child, parent));
      return;
    }
    switch (node.path("class").asText("")) {
      case "system" -> addMachine(node, parent);
      case "disk" -> addDisk(node, parent);
      case "storage" -> names(node).forEach(name -> controllers.putIfAbsent(name, node));
      case "network" -> addInterface(node, parent);
      case "memory" -> addFirmware(node);
      default -> {
        // Nothing that is read.
      }
    }
    node.path("children").forEach(child -> visit(child, node));
  }

  /** Below the machine itself there are other systems, such as registers of the board. */
  private void addMachine(JsonNode node, JsonNode parent) {
    String name = text(node, "product");
    if (parent.isMissingNode() && product == null && name != null) {
      product = new Product(text(node, "vendor"), name, text(node, "version"), null);
    }
  }

  private void addFirmware(JsonNode node) {
    if (bios == null && node.path("id").asText("").equals("firmware")) {
      bios = new Bios(text(node, "vendor"), text(node, "version"), text(node, "date"), null);
    }
  }

  private void addDisk(JsonNode node, JsonNode parent) {
    for (String name : names(node)) {
      if (BlockDevices.isWholeDisk(name)) {
        // The namespace of an NVMe disk has the size, and its controller has the names.
        disks.putIfAbsent(name, new Disk(node, name.startsWith("nvme") ? parent : node));
        return;
      }
    }
  }

  private StorageDevice.Builder disk(JsonNode node, JsonNode named) {
    StorageDevice.Builder disk =
        StorageDevice.builder()
            .vendor(either(node, named, "vendor"))
            .model(either(node, named, "product"))
            .sizeBytes(size(node, "bytes"));
    if (includePrivate) {
      disk.serial(either(node, named, "serial"));
    }
    return disk;
  }

  private void addInterface(JsonNode node, JsonNode parent) {
    List<String> names = names(node);
    if (names.isEmpty()) {
      return;
    }
    // A virtual adapter is an interface below the adapter's PCI function.
    JsonNode adapter = parent.path("class").asText("").equals("network") ? parent : node;
    JsonNode configuration = node.path("configuration");
    NetworkInterface.Builder network =
        NetworkInterface.builder()
            .vendor(either(node, adapter, "vendor"))
            .product(either(node, adapter, "product"))
            .driver(text(configuration, "driver"))
            .speedBitsPerSecond(size(node, "bit/s"));
    String name = names.get(0);
    if (includePrivate) {
      network.name(name);
      network.macAddress(text(node, "serial")).ipAddress(text(configuration, "ip"));
    } else {
      network.name(PrivateValues.withoutAddress(name));
    }
    interfaces.putIfAbsent(name, network.build());
  }

  /** Returns the names below {@code /dev}, or of the interface. */
  private static List<String> names(JsonNode node) {
    JsonNode logical = node.path("logicalname");
    return StreamSupport.stream(
            (logical.isArray() ? logical : List.of(logical)).spliterator(), false)
        .map(name -> name.asText("").strip())
        .map(name -> name.startsWith(DEVICES) ? name.substring(DEVICES.length()) : name)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static @Nullable Long size(JsonNode node, String unit) {
    JsonNode size = node.path("size");
    boolean known =
        node.path("units").asText("").equals(unit)
            && size.isIntegralNumber()
            && size.canConvertToLong()
            && size.asLong() > 0;
    return known ? size.asLong() : null;
  }

  private static @Nullable String either(JsonNode node, JsonNode other, String field) {
    String own = text(node, field);
    return own == null ? text(other, field) : own;
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
