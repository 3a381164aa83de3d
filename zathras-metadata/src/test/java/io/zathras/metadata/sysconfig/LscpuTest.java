package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.CacheScope;
import io.zathras.schema.Cpu;
import io.zathras.schema.CpuCache;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LscpuTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  private static final String POWER =
      """
      {"lscpu": [
        {"field": "Architecture:", "data": "ppc64le"},
        {"field": "Byte Order:", "data": "Little Endian"},
        {"field": "CPU(s):", "data": "192"},
        {"field": "On-line CPU(s) list:", "data": "0-95"},
        {"field": "Off-line CPU(s) list:", "data": "96-191"},
        {"field": "Model name:", "data": "POWER10 (architected), altivec supported"},
        {"field": "Model:", "data": "2.0 (pvr 0080 0200)"},
        {"field": "Thread(s) per core:", "data": "8"},
        {"field": "Core(s) per socket:", "data": "6"},
        {"field": "Socket(s):", "data": "2"},
        {"field": "Hypervisor vendor:", "data": "pHyp"},
        {"field": "Virtualization type:", "data": "para"},
        {"field": "L1d cache:", "data": "768 KiB (24 instances)"},
        {"field": "NUMA node(s):", "data": "2"},
        {"field": "NUMA node0 CPU(s):", "data": null},
        {"field": "NUMA node2 CPU(s):", "data": "0-95"}
      ]}
      """;

  @Test
  void readsEveryFieldOfTheFlatForm() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "x86_64"},
              {"field": "CPU(s):", "data": "16"},
              {"field": "On-line CPU(s) list:", "data": "0-7,12-15"},
              {"field": "Vendor ID:", "data": "GenuineIntel"},
              {"field": "Model name:", "data": "Intel(R) Xeon(R) Platinum 8488C"},
              {"field": "CPU family:", "data": "6"},
              {"field": "Model:", "data": "143"},
              {"field": "Thread(s) per core:", "data": "2"},
              {"field": "Core(s) per socket:", "data": "4"},
              {"field": "Socket(s):", "data": "2"},
              {"field": "Stepping:", "data": "8"},
              {"field": "Frequency boost:", "data": "disabled"},
              {"field": "CPU(s) scaling MHz:", "data": "62%"},
              {"field": "CPU max MHz:", "data": "3400.0000"},
              {"field": "CPU min MHz:", "data": "800.5000"},
              {"field": "Flags:", "data": "fpu vme amx_tile"},
              {"field": "Virtualization:", "data": "VT-x"},
              {"field": "Hypervisor vendor:", "data": "KVM"},
              {"field": "Virtualization type:", "data": "full"},
              {"field": "L1d cache:", "data": "384 KiB (8 instances)"},
              {"field": "L1i cache:", "data": "256 KiB (8 instances)"},
              {"field": "L2 cache:", "data": "16 MiB (8 instances)"},
              {"field": "L3 cache:", "data": "210 MiB (2 instances)"},
              {"field": "NUMA node(s):", "data": "2"},
              {"field": "NUMA node0 CPU(s):", "data": "0-7"},
              {"field": "NUMA node1 CPU(s):", "data": "8-15"}
            ]}
            """);

    assertThat(cpu)
        .isEqualTo(
            Cpu.builder()
                .architecture("x86_64")
                .vendor("GenuineIntel")
                .model("Intel(R) Xeon(R) Platinum 8488C")
                .family("6")
                .modelNumber("143")
                .stepping("8")
                .logicalCpus(16)
                .onlineCpus(12)
                .onlineCpuList("0-7,12-15")
                .threadsPerCore(2)
                .coresPerSocket(4)
                .sockets(2)
                .cores(8)
                .numaNodes(2)
                .frequencyBoost(false)
                .maxFrequencyMhz(3400.0)
                .minFrequencyMhz(800.5)
                .flags(Set.of("fpu", "vme", "amx_tile"))
                .virtualization("VT-x")
                .hypervisorVendor("KVM")
                .virtualizationType("full")
                .cacheL1d("384 KiB (8 instances)")
                .cacheL1i("256 KiB (8 instances)")
                .cacheL2("16 MiB (8 instances)")
                .cacheL3("210 MiB (2 instances)")
                .caches(
                    Map.of(
                        "l1d", new CpuCache(393216, CacheScope.TOTAL, 8),
                        "l1i", new CpuCache(262144, CacheScope.TOTAL, 8),
                        "l2", new CpuCache(16777216, CacheScope.TOTAL, 8),
                        "l3", new CpuCache(220200960, CacheScope.TOTAL, 2)))
                .build());
    files.saidNothing();
  }

  @Test
  void readsTheNestedFormAsTheFlatOne() {
    String flat =
        """
        {"lscpu": [
          {"field": "Architecture:", "data": "x86_64"},
          {"field": "CPU(s):", "data": "8"},
          {"field": "On-line CPU(s) list:", "data": "0-7"},
          {"field": "Vendor ID:", "data": "AuthenticAMD"},
          {"field": "Model name:", "data": "AMD EPYC 9534"},
          {"field": "Thread(s) per core:", "data": "2"},
          {"field": "Core(s) per socket:", "data": "4"},
          {"field": "Socket(s):", "data": "1"},
          {"field": "Virtualization:", "data": "AMD-V"},
          {"field": "L3 cache:", "data": "8 MiB (2 instances)"},
          {"field": "NUMA node(s):", "data": "1"},
          {"field": "NUMA node0 CPU(s):", "data": "0-7"},
          {"field": "Vulnerability Spectre v1:", "data": "Mitigation; usercopy"}
        ]}
        """;
    String nested =
        """
        {"lscpu": [
          {"field": "Architecture:", "data": "x86_64"},
          {"field": "CPU(s):", "data": "8", "children": [
            {"field": "On-line CPU(s) list:", "data": "0-7"}]},
          {"field": "Vendor ID:", "data": "AuthenticAMD", "children": [
            {"field": "Model name:", "data": "AMD EPYC 9534", "children": [
              {"field": "Thread(s) per core:", "data": "2"},
              {"field": "Core(s) per socket:", "data": "4"},
              {"field": "Socket(s):", "data": "1"}]}]},
          {"field": "Virtualization features:", "data": null, "children": [
            {"field": "Virtualization:", "data": "AMD-V"}]},
          {"field": "Caches (sum of all):", "data": null, "children": [
            {"field": "L3:", "data": "8 MiB (2 instances)"}]},
          {"field": "NUMA:", "data": null, "children": [
            {"field": "NUMA node(s):", "data": "1"},
            {"field": "NUMA node0 CPU(s):", "data": "0-7"}]},
          {"field": "Vulnerabilities:", "data": null, "children": [
            {"field": "Spectre v1:", "data": "Mitigation; usercopy"}]}
        ]}
        """;

    assertThat(cpu(nested)).isEqualTo(cpu(flat));
    assertThat(lscpu(nested).vulnerabilities())
        .isEqualTo(lscpu(flat).vulnerabilities())
        .isEqualTo(Map.of("spectre_v1", "Mitigation: usercopy"));
    assertThat(lscpu(nested).numaNodes()).isEqualTo(lscpu(flat).numaNodes()).hasSize(1);
    assertThat(cpu(nested).caches()).containsKey("l3");
    files.saidNothing();
  }

  @Test
  void readsNestedRowsThatKeepTheirLongNames() {
    assertThat(
            cpu("""
                    {"lscpu": [{"field": "Caches (sum of all):", "data": null, "children": [
                      {"field": "L3 cache:", "data": "672 MiB (2 instances)"}]}]}
                    """)
                .cacheL3())
        .isEqualTo("672 MiB (2 instances)");
  }

  @Test
  void leavesOutNullEmptyAndDash() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "s390x"},
              {"field": "CPU(s):", "data": "4"},
              {"field": "Thread(s) per core:", "data": "1"},
              {"field": "Vendor ID:", "data": null},
              {"field": "Model name:", "data": "-"},
              {"field": "CPU family:", "data": ""}
            ]}
            """);

    assertThat(cpu.vendor()).isNull();
    assertThat(cpu.model()).isNull();
    assertThat(cpu.family()).isNull();
    files.saidNothing();
  }

  @Test
  void keepsTheTextOfOldCacheSizesAndSaysThatTheyAreOfOneInstance() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "x86_64"},
              {"field": "CPU(s):", "data": "112"},
              {"field": "Thread(s) per core:", "data": "2"},
              {"field": "Core(s) per socket:", "data": "28"},
              {"field": "Socket(s):", "data": "2"},
              {"field": "NUMA node(s):", "data": "2"},
              {"field": "L1d cache:", "data": "32K"},
              {"field": "L3 cache:", "data": "39424K"},
              {"field": "NUMA node0 CPU(s):", "data": "0-55"},
              {"field": "Flags:", "data": "fpu avx512f"}
            ]}
            """);

    assertThat(cpu.cacheL3()).isEqualTo("39424K");
    assertThat(cpu.caches())
        .containsEntry("l1d", new CpuCache(32768, CacheScope.PER_INSTANCE, null))
        .containsEntry("l3", new CpuCache(40370176, CacheScope.PER_INSTANCE, null));
    assertThat(cpu.flags()).contains("avx512f");
    assertThat(cpu.cores()).isEqualTo(56);
  }

  @Test
  void takesLongUnitsWithoutACountForSums() {
    assertThat(cpu("{\"lscpu\": [{\"field\": \"L3 cache:\", \"data\": \"38.5 MiB\"}]}").caches())
        .containsEntry("l3", new CpuCache(40370176, CacheScope.TOTAL, null));
  }

  @ParameterizedTest
  @CsvSource({
    "3.8 MiB (120 instances),3932160",
    "1.3 MiB (26 instances),1363149",
    "1.4 MiB (30 instances),1468006",
    "1.5 GiB (16 instances),1610612736",
    "120 MiB (2 instances),125829120",
    "125829120 (2 instances),125829120"
  })
  void undoesTheRoundingOfASumWhereOnlyOneSizeOfWholeKibFits(String text, long bytes) {
    String json = "{\"lscpu\": [{\"field\": \"L1d cache:\", \"data\": \"" + text + "\"}]}";

    assertThat(cpu(json).caches().get("l1d").bytes()).isEqualTo(bytes);
    assertThat(cpu(json).cacheL1d()).isEqualTo(text);
  }

  @Test
  void takesTheModelFromModelNameNotFromTheFirmware() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "BIOS Vendor ID:", "data": "Intel(R) Corporation"},
              {"field": "BIOS Model name:", "data": "Not this one CPU @ 2.1GHz"},
              {"field": "BIOS CPU family:", "data": "179"},
              {"field": "Model name:", "data": "Intel(R) Xeon(R) Gold 6430"}
            ]}
            """);

    assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
    assertThat(cpu.vendor()).isNull();
    assertThat(cpu.family()).isNull();
  }

  @Test
  void saysWhenTheFieldNamesAreTranslated() {
    Lscpu lscpu =
        lscpu(
            """
            {"lscpu": [
              {"field": "Architektur:", "data": "x86_64"},
              {"field": "CPU(s):", "data": "8"},
              {"field": "Modellname:", "data": "AMD EPYC"},
              {"field": "Thread(s) pro Kern:", "data": "2"}
            ]}
            """);

    assertThat(lscpu.isComplete()).isFalse();
    files.said("lscpu-incomplete", "lscpu.json", 1);
  }

  @Test
  void tellsPresentFromOnlineThreadsAndCores() {
    Cpu cpu = cpu(POWER);

    assertThat(cpu.logicalCpus()).isEqualTo(192);
    assertThat(cpu.onlineCpus()).isEqualTo(96);
    assertThat(cpu.onlineCpuList()).isEqualTo("0-95");
    assertThat(cpu.cores()).isEqualTo(12);
    assertThat(cpu.threadsPerCore()).isEqualTo(8);
    assertThat(cpu.sockets()).isEqualTo(2);
    assertThat(cpu.model()).isEqualTo("POWER10 (architected), altivec supported");
    assertThat(cpu.vendor()).isNull();
    assertThat(cpu.flags()).isEmpty();
    files.saidNothing();
  }

  @Test
  void knowsTheCpusOfNodesWithGapsAndOfNodesWithoutCpus() {
    var nodes = lscpu(POWER).numaNodes();

    assertThat(nodes).containsOnlyKeys("node_0", "node_2");
    assertThat(nodes.get("node_0").cpus()).isEmpty();
    assertThat(nodes.get("node_0").cpuCount()).isZero();
    assertThat(nodes.get("node_2").cpus()).isEqualTo("0-95");
  }

  @Test
  void countsMainframeSocketsByBooksAndDrawersAndCoresByThePartition() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "s390x"},
              {"field": "CPU(s):", "data": "16"},
              {"field": "On-line CPU(s) list:", "data": "0-15"},
              {"field": "Vendor ID:", "data": "IBM/S390"},
              {"field": "Model name:", "data": "-"},
              {"field": "Machine type:", "data": "3931"},
              {"field": "Thread(s) per core:", "data": "2"},
              {"field": "Core(s) per socket:", "data": "8"},
              {"field": "Socket(s) per book:", "data": "2"},
              {"field": "Book(s) per drawer:", "data": "1"},
              {"field": "Drawer(s):", "data": "4"},
              {"field": "CPU dynamic MHz:", "data": "5200"},
              {"field": "CPU static MHz:", "data": "5200"},
              {"field": "Dispatching mode:", "data": "horizontal"},
              {"field": "Hypervisor:", "data": "z/VM 7.3.0"},
              {"field": "Hypervisor vendor:", "data": "IBM"},
              {"field": "L2 cache:", "data": "256 MiB (8 instances)"},
              {"field": "L3 cache:", "data": "256 MiB"}
            ]}
            """);

    assertThat(cpu.sockets()).isEqualTo(8);
    assertThat(cpu.cores()).isEqualTo(8);
    assertThat(cpu.machineType()).isEqualTo("3931");
    assertThat(cpu.hypervisor()).isEqualTo("z/VM 7.3.0");
    assertThat(cpu.maxFrequencyMhz()).isEqualTo(5200);
    assertThat(cpu.caches())
        .containsEntry("l2", new CpuCache(268435456, CacheScope.TOTAL, 8))
        .containsEntry("l3", new CpuCache(268435456, CacheScope.PER_INSTANCE, null));
    files.saidNothing();
  }

  @Test
  void countsMainframeSocketsByBooksWhereThereAreNoDrawers() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Machine type:", "data": "2817"},
              {"field": "Core(s) per socket:", "data": "4"},
              {"field": "Socket(s) per book:", "data": "6"},
              {"field": "Book(s):", "data": "4"}
            ]}
            """);

    assertThat(cpu.sockets()).isEqualTo(24);
    assertThat(cpu.cores()).isNull();
  }

  @Test
  void countsCoresByClusterWhereSocketsAreNotKnown() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "aarch64"},
              {"field": "CPU(s):", "data": "80"},
              {"field": "Thread(s) per core:", "data": "1"},
              {"field": "Core(s) per cluster:", "data": "80"},
              {"field": "Socket(s):", "data": "-"},
              {"field": "Cluster(s):", "data": "1"}
            ]}
            """);

    assertThat(cpu.sockets()).isNull();
    assertThat(cpu.cores()).isEqualTo(80);
    files.saidNothing();
  }

  @Test
  void addsUpTheCoresOfSeveralKinds() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Vendor ID:", "data": "ARM"},
              {"field": "Model name:", "data": "Cortex-A520"},
              {"field": "Thread(s) per core:", "data": "1"},
              {"field": "Core(s) per socket:", "data": "4"},
              {"field": "Socket(s):", "data": "1"},
              {"field": "Stepping:", "data": "r0p1"},
              {"field": "CPU max MHz:", "data": "2000.0000"},
              {"field": "CPU min MHz:", "data": "500.0000"},
              {"field": "Flags:", "data": "fp asimd"},
              {"field": "Model name:", "data": "Cortex-X4"},
              {"field": "Thread(s) per core:", "data": "1"},
              {"field": "Core(s) per socket:", "data": "2"},
              {"field": "Socket(s):", "data": "1"},
              {"field": "Stepping:", "data": "r0p0"},
              {"field": "CPU max MHz:", "data": "3400.0000"},
              {"field": "CPU min MHz:", "data": "700.0000"},
              {"field": "Flags:", "data": "fp sve"}
            ]}
            """);

    assertThat(cpu.model()).isEqualTo("Cortex-A520, Cortex-X4");
    assertThat(cpu.cores()).isEqualTo(6);
    assertThat(cpu.coresPerSocket()).isEqualTo(6);
    assertThat(cpu.sockets()).isEqualTo(1);
    assertThat(cpu.threadsPerCore()).isEqualTo(1);
    assertThat(cpu.stepping()).isNull();
    assertThat(cpu.maxFrequencyMhz()).isEqualTo(3400);
    assertThat(cpu.minFrequencyMhz()).isEqualTo(500);
    assertThat(cpu.flags()).containsExactly("asimd", "fp", "sve");
  }

  @Test
  void ignoresNumbersBeyondAllMachines() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "CPU(s):", "data": "99999999999"},
              {"field": "Core(s) per socket:", "data": "999999"},
              {"field": "Socket(s):", "data": "999999"},
              {"field": "NUMA node(s):", "data": "0"},
              {"field": "L3 cache:", "data": "9 MiB (0 instances)"}
            ]}
            """);

    assertThat(cpu.logicalCpus()).isNull();
    assertThat(cpu.cores()).isNull();
    assertThat(cpu.numaNodes()).isNull();
    assertThat(cpu.caches()).isEmpty();
  }

  @Test
  void saysWhenThereAreNoRows() {
    assertThat(Lscpu.parse(files.file("lscpu.json", "{\"lscpu\": []}"))).isNull();
    files.said("system-file-unreadable", "lscpu.json", 1);
  }

  @Test
  void saysWhereItIsCut() {
    assertThat(Lscpu.parse(files.file("lscpu.json", POWER.substring(0, 200)))).isNull();
    files.said("system-file-cut", "lscpu.json", 5);
  }

  @Test
  void readsDecimalsWithACommaInThem() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "CPU max MHz:", "data": "2800,0000"},
              {"field": "CPU min MHz:", "data": "1200,5000"},
              {"field": "L2 cache:", "data": "1,5 MiB (6 instances)"}
            ]}
            """);

    assertThat(cpu.maxFrequencyMhz()).isEqualTo(2800);
    assertThat(cpu.minFrequencyMhz()).isEqualTo(1200.5);
    assertThat(cpu.caches().get("l2").bytes()).isEqualTo(1572864);
  }

  private Cpu cpu(String json) {
    Cpu.Builder cpu = Cpu.builder();
    lscpu(json).addTo(cpu, () -> null);
    return cpu.build();
  }

  private Lscpu lscpu(String json) {
    Lscpu lscpu = Lscpu.parse(files.file("lscpu.json", json));
    assertThat(lscpu).isNotNull();
    return lscpu;
  }
}
