package io.zathras.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Cpu;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Hardware;
import io.zathras.schema.Memory;
import io.zathras.schema.NetworkInterface;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sysconfig_info.tar}: what the system's own tools said before the first test. Every
 * file may be missing, empty, cut or hold an error text; that costs its own facts only and leaves a
 * diagnostic.
 *
 * @since 0.1
 */
public final class SystemInfo {

  private static final Pattern KIB =
      Pattern.compile("([A-Za-z0-9_()]+):\\s+([0-9]{1,18})( kB)?\\s*");
  private static final Pattern RANGE =
      Pattern.compile("0x([0-9a-fA-F]{1,16})-0x([0-9a-fA-F]{1,16})");

  private final Map<String, FileEntry> files = new LinkedHashMap<>();
  private final boolean includePrivate;
  private final Diagnostics diagnostics;
  private final JsonMapper json = new JsonMapper();

  private SystemInfo(FileTree tree, boolean includePrivate, Diagnostics diagnostics) {
    this.includePrivate = includePrivate;
    this.diagnostics = diagnostics;
    for (FileEntry file : tree.files()) {
      if (file.isKept() && file.size() > 0) {
        files.putIfAbsent(file.name(), file);
      }
    }
  }

  /**
   * Reads the description of a system.
   *
   * @param tree the files, whatever their directory
   * @param includePrivate whether host names, addresses and serial numbers are wanted
   * @param diagnostics takes what is broken or doubtful
   * @return the system, or {@code null} when nothing of it is known
   */
  public static @Nullable SystemUnderTest read(
      FileTree tree, boolean includePrivate, Diagnostics diagnostics) {
    SystemInfo info = new SystemInfo(tree, includePrivate, diagnostics);
    if (info.files.isEmpty()) {
      diagnostics.warning(
          "sysconfig-empty", tree.name(), null, "no system files; nothing is known of the system");
      return null;
    }
    return new SystemUnderTest(info.hardware(), info.operatingSystem(), info.configuration());
  }

  private Hardware hardware() {
    Hardware.Builder hardware = Hardware.builder();
    part("lscpu.json", () -> hardware.cpu(cpu()));
    Memory.Builder memory = Memory.builder();
    part("proc_meminfo.out", () -> meminfo(memory));
    part("lsmem.json", () -> lsmem(memory));
    part(
        "dmidecode.out",
        () -> {
          Dmidecode dmi = new Dmidecode(lines("dmidecode.out"));
          hardware.bios(dmi.bios()).product(dmi.product());
          dmi.memory(memory);
        });
    Memory known = withTotal(memory.build());
    hardware.memory(known.equals(Memory.builder().build()) ? null : known);
    part("numactl.out", () -> hardware.numa(Numactl.read(lines("numactl.out"))));
    Lshw[] lshw = new Lshw[1];
    part("lshw.json", () -> lshw[0] = new Lshw(tree("lshw.json"), includePrivate));
    Lshw devices = lshw[0];
    hardware.storage(BlockDevices.read(lines("lsscsi.out"), lines("proc_diskstats.out"), devices));
    if (devices != null) {
      Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
      devices
          .interfaces
          .values()
          .forEach(network -> interfaces.put("interface_" + interfaces.size(), network));
      hardware.network(interfaces);
    }
    return hardware.build();
  }

  private Cpu cpu() {
    Cpu.Builder cpu = Lscpu.read(tree("lscpu.json"));
    Map<String, String> vulnerabilities = new LinkedHashMap<>();
    Matcher matcher =
        Pattern.compile("/vulnerabilities/([a-z0-9_]+) (?!/sys/)([^\\n]+?)(?=/sys/devices|\\n|$)")
            .matcher(String.join("\n", lines("cves.out")));
    while (matcher.find()) {
      vulnerabilities.putIfAbsent(matcher.group(1), matcher.group(2).strip());
    }
    return cpu.vulnerabilities(vulnerabilities).build();
  }

  private void meminfo(Memory.Builder memory) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String line : lines("proc_meminfo.out")) {
      Matcher matcher = KIB.matcher(line);
      if (matcher.matches()) {
        values.putIfAbsent(matcher.group(1), Long.valueOf(matcher.group(2)));
      }
    }
    Long total = values.get("MemTotal");
    if (total != null) {
      memory
          .totalKb(total)
          .totalGb((int) Math.rint(total / 1024.0 / 1024.0))
          .totalBytes(total * 1024)
          .totalSource("proc_meminfo");
    }
    memory
        .availableKb(values.get("MemAvailable"))
        .hugepageSizeBytes(times1024(values.get("Hugepagesize")))
        .hugepagesTotal(values.get("HugePages_Total"))
        .swapTotalBytes(times1024(values.get("SwapTotal")));
  }

  private static @Nullable Long times1024(@Nullable Long kib) {
    return kib == null ? null : kib * 1024;
  }

  private void lsmem(Memory.Builder memory) {
    long online = 0;
    long offline = 0;
    for (JsonNode block : tree("lsmem.json").path("memory")) {
      Matcher range = RANGE.matcher(block.path("range").asText(""));
      if (range.matches()) {
        long size =
            Long.parseUnsignedLong(range.group(2), 16)
                - Long.parseUnsignedLong(range.group(1), 16)
                + 1;
        if (block.path("state").asText("").equals("online")) {
          online += size;
        } else {
          offline += size;
        }
      }
    }
    if (online > 0) {
      memory.onlineBytes(online).offlineBytes(offline);
    }
  }

  /** Where the kernel's own total is missing, the next best source is taken and named. */
  private static Memory withTotal(Memory m) {
    if (m.totalBytes() != null || (m.onlineBytes() == null && m.installedBytes() == null)) {
      return m;
    }
    boolean blocks = m.onlineBytes() != null;
    return new Memory(
        m.totalGb(),
        m.totalKb(),
        blocks ? m.onlineBytes() : m.installedBytes(),
        blocks ? "lsmem" : "dmidecode",
        m.availableKb(),
        m.onlineBytes(),
        m.offlineBytes(),
        m.installedBytes(),
        m.moduleCount(),
        m.slotCount(),
        m.moduleSizeBytes(),
        m.type(),
        m.speedMts(),
        m.ratedSpeedMts(),
        m.configuredSpeedMts(),
        m.manufacturer(),
        m.persistentBytes(),
        m.persistentModuleCount(),
        m.hugepageSizeBytes(),
        m.hugepagesTotal(),
        m.swapTotalBytes());
  }

  private OperatingSystem operatingSystem() {
    OperatingSystem.Builder os = OperatingSystem.builder();
    Map<String, String> release = new LinkedHashMap<>();
    for (String line : lines("etc_release.out")) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.substring(0, equals).matches("[A-Z_]+")) {
        release.putIfAbsent(
            line.substring(0, equals),
            line.substring(equals + 1).strip().replaceAll("^[\"']|[\"']$", ""));
      }
    }
    os.distribution(release.get("ID"))
        .version(release.get("VERSION_ID"))
        .prettyName(release.get("PRETTY_NAME"))
        .platformId(release.get("PLATFORM_ID"));
    List<String> uname = lines("uname.out");
    String[] words = uname.isEmpty() ? new String[0] : uname.get(0).strip().split("\\s+", -1);
    if (words.length > 2 && words[0].equals("Linux")) {
      os.kernelVersion(words[2]);
      if (includePrivate) {
        os.hostname(words[1]);
      }
    }
    return os.build();
  }

  private SystemConfiguration configuration() {
    SystemConfiguration.Builder configuration = SystemConfiguration.builder();
    for (String line : lines("tuned.out")) {
      if (line.startsWith("Current active profile: ")) {
        configuration.tunedProfile(line.substring(24).strip());
      } else if (line.startsWith("Preset profile: ")) {
        configuration.tunedPresetProfile(line.substring(16).strip());
      } else if (line.startsWith("Cannot talk to")) {
        FileEntry file = files.get("tuned.out");
        diagnostics.warning(
            "tuned-unknown", file == null ? null : file.location(), 1, "tuned could not be asked");
      }
    }
    for (String line : lines("sys_kernel_mm.out")) {
      Matcher matcher =
          Pattern.compile(".*/transparent_hugepage/enabled:.*\\[([a-z]+)\\].*").matcher(line);
      if (matcher.matches()) {
        configuration.transparentHugepages(matcher.group(1));
      }
    }
    Map<String, Object> features = new LinkedHashMap<>();
    for (String word : String.join(" ", lines("sched_features.out")).split("\\s+", -1)) {
      if (word.matches("[A-Z_]+")) {
        boolean off = word.startsWith("NO_");
        features.put(off ? word.substring(3) : word, !off);
      }
    }
    return configuration
        .schedulerFeatures(features)
        .kernelParameters(
            KernelSettings.commandLine(
                String.join("\n", lines("proc_cmdline.out")), includePrivate))
        .sysctlParameters(KernelSettings.sysctl(lines("sysctl.out"), includePrivate))
        .build();
  }

  private List<String> lines(String name) {
    FileEntry file = files.get(name);
    return file == null ? List.of() : file.lines();
  }

  private JsonNode tree(String name) {
    FileEntry file = files.get(name);
    if (file == null) {
      return json.createObjectNode();
    }
    try {
      return json.readTree(file.text());
    } catch (JsonProcessingException e) {
      Integer line = e.getLocation() == null ? null : e.getLocation().getLineNr();
      diagnostics.warning(
          "system-file-unreadable",
          file.location(),
          line,
          "no JSON (" + e.getOriginalMessage().lines().findFirst().orElse("") + "); left out");
      return json.createObjectNode();
    }
  }

  /** A fault in one file costs its facts only. */
  private void part(String name, Runnable reading) {
    if (!files.containsKey(name)) {
      return;
    }
    try {
      reading.run();
    } catch (RuntimeException e) {
      diagnostics.warning(
          "system-file-unreadable", name, null, "cannot be read (" + e + "); left out");
    }
  }
}
