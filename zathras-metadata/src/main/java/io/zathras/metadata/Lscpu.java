package io.zathras.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.CacheScope;
import io.zathras.schema.Cpu;
import io.zathras.schema.CpuCache;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code lscpu --json}, flat or nested; the names differ between the two. */
final class Lscpu {

  private static final Pattern SIZE =
      Pattern.compile("([0-9.]+)\\s*(K|M|G|KiB|MiB|GiB|B)?(?:\\s*\\(([0-9]+) instances?\\))?");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Lscpu(JsonNode root) {
    collect(root.path("lscpu"), "");
  }

  static Cpu.Builder read(JsonNode root) {
    return new Lscpu(root).cpu();
  }

  private void collect(JsonNode rows, String section) {
    for (JsonNode row : rows) {
      String field = row.path("field").asText("").strip();
      String name = field.endsWith(":") ? field.substring(0, field.length() - 1) : field;
      String data = row.path("data").isTextual() ? row.path("data").asText().strip() : "";
      if (!data.isEmpty() && !data.equals("-")) {
        String flat = name;
        if (section.startsWith("Caches") && !name.endsWith("cache")) {
          flat = name + " cache";
        } else if (section.equals("Vulnerabilities")) {
          flat = "Vulnerability " + name;
        }
        fields.putIfAbsent(flat, data);
      }
      collect(row.path("children"), name);
    }
  }

  private Cpu.Builder cpu() {
    Cpu.Builder cpu = Cpu.builder();
    Integer sockets = number("Socket(s)");
    Integer perBook = number("Socket(s) per book");
    Integer perDrawer = number("Book(s) per drawer");
    Integer drawers = number("Drawer(s)");
    Integer books = number("Book(s)");
    if (sockets == null && perBook != null) {
      if (perDrawer != null && drawers != null) {
        sockets = perBook * perDrawer * drawers;
      } else if (books != null) {
        sockets = perBook * books;
      }
    }
    Integer perSocket = number("Core(s) per socket");
    Integer perCluster = number("Core(s) per cluster");
    Integer clusters = number("Cluster(s)");
    Integer logical = number("CPU(s)");
    Integer threads = number("Thread(s) per core");
    Integer cores = null;
    if (perSocket != null && sockets != null) {
      cores = perSocket * sockets;
    } else if (perCluster != null && clusters != null) {
      cores = perCluster * clusters;
    }
    var online =
        fields.containsKey("On-line CPU(s) list")
            ? Ranges.parse(fields.getOrDefault("On-line CPU(s) list", ""))
            : null;
    cpu.vendor(fields.get("Vendor ID"))
        .model(fields.get("Model name"))
        .architecture(fields.get("Architecture"))
        .family(fields.get("CPU family"))
        .modelNumber(fields.get("Model"))
        .stepping(fields.get("Stepping"))
        .cores(cores)
        .logicalCpus(logical)
        .onlineCpus(online == null || online.isEmpty() ? null : online.size())
        .onlineCpuList(online == null || online.isEmpty() ? null : Ranges.format(online))
        .threadsPerCore(threads)
        .coresPerSocket(perSocket)
        .sockets(sockets)
        .numaNodes(number("NUMA node(s)"))
        .maxFrequencyMhz(decimal("CPU max MHz"))
        .minFrequencyMhz(decimal("CPU min MHz"))
        .virtualization(fields.get("Virtualization"))
        .hypervisorVendor(fields.get("Hypervisor vendor"))
        .virtualizationType(fields.get("Virtualization type"))
        .cacheL1d(fields.get("L1d cache"))
        .cacheL1i(fields.get("L1i cache"))
        .cacheL2(fields.get("L2 cache"))
        .cacheL3(fields.get("L3 cache"));
    String boost = fields.get("Frequency boost");
    if (boost != null) {
      cpu.frequencyBoost(boost.equals("enabled"));
    }
    Map<String, CpuCache> caches = new LinkedHashMap<>();
    for (String level : new String[] {"L1d", "L1i", "L2", "L3", "L4"}) {
      CpuCache cache = cache(fields.get(level + " cache"));
      if (cache != null) {
        caches.put(level.toLowerCase(Locale.ROOT), cache);
      }
    }
    String flags = fields.get("Flags");
    if (flags != null) {
      cpu.flags(new LinkedHashSet<>(Arrays.asList(flags.split("\\s+", -1))));
    }
    return cpu.caches(caches);
  }

  /** Only sizes with a count of instances, or of util-linux 2.34 on ("KiB"), are totals. */
  private static @Nullable CpuCache cache(@Nullable String text) {
    Matcher matcher = SIZE.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    double factor =
        switch (unit.charAt(0)) {
          case 'K' -> 1 << 10;
          case 'M' -> 1 << 20;
          case 'G' -> 1 << 30;
          default -> 1;
        };
    double size = Double.parseDouble(matcher.group(1)) * factor;
    Integer instances = matcher.group(3) == null ? null : Integer.valueOf(matcher.group(3));
    boolean total = instances != null || unit.endsWith("iB");
    return new CpuCache(
        Math.round(size), total ? CacheScope.TOTAL : CacheScope.PER_INSTANCE, instances);
  }

  private @Nullable Integer number(String field) {
    String text = fields.get(field);
    return text != null && text.matches("[0-9]{1,7}") && !text.matches("0+")
        ? Integer.valueOf(text)
        : null;
  }

  private @Nullable Double decimal(String field) {
    String text = fields.get(field);
    return text != null && text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : null;
  }
}
