package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.CacheScope;
import io.zathras.schema.CpuCache;
import io.zathras.schema.Product;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemInfoTest {

  static final List<String> MACHINES = SystemFilesForTest.MACHINES;

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void describesATwoSocketXeon() {
    SystemUnderTest system = sample("xeon-2s-numa");

    var cpu = system.hardware().cpu();
    assertThat(cpu.vendor()).isEqualTo("GenuineIntel");
    assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
    assertThat(cpu.cores()).isEqualTo(64);
    assertThat(cpu.logicalCpus()).isEqualTo(128);
    assertThat(cpu.cacheL3()).isEqualTo("120 MiB (2 instances)");
    assertThat(cpu.caches()).containsEntry("l3", new CpuCache(125829120, CacheScope.TOTAL, 2));
    assertThat(cpu.vulnerabilities())
        .containsEntry(
            "spectre_v1",
            "Mitigation: usercopy/swapgs barriers and __user pointer" + " sanitization");
    var memory = system.hardware().memory();
    assertThat(memory.totalBytes()).isEqualTo(540269367296L);
    assertThat(memory.totalSource()).isEqualTo("proc_meminfo");
    assertThat(memory.installedBytes()).isEqualTo(549755813888L);
    assertThat(memory.onlineBytes()).isEqualTo(551903297536L);
    assertThat(memory.moduleCount()).isEqualTo(16);
    assertThat(memory.slotCount()).isEqualTo(32);
    assertThat(memory.type()).isEqualTo("DDR5");
    assertThat(memory.ratedSpeedMts()).isEqualTo(4800);
    assertThat(memory.configuredSpeedMts()).isEqualTo(4400);
    assertThat(system.hardware().numa().get("node_0").cpus()).isEqualTo("0-31,64-95");
    assertThat(system.hardware().numa().get("node_0").distances())
        .containsExactly(entry("node_0", 10), entry("node_1", 21));
    assertThat(system.hardware().storage().values())
        .extracting(device -> device.name() + " " + device.type() + " " + device.sizeBytes())
        .containsExactly(
            "nvme0n1 nvme 3200631791616", "nvme1n1 nvme 3200631791616", "sda scsi null");
    assertThat(system.hardware().network().values())
        .extracting(network -> network.name() + " " + network.speedBitsPerSecond())
        .containsExactly("ens1f0np0 25000000000", "ens1f1np1 25000000000");
    assertThat(system.hardware().pciDevices())
        .hasSize(6)
        .containsEntry(
            "31:00.0", "RAID bus controller: Broadcom / LSI MegaRAID 12GSAS/PCIe Secure SAS39xx");
    assertThat(system.hardware().product().name()).isEqualTo("PowerEdge R760");
    assertThat(system.hardware().bios().version()).isEqualTo("2.1.5");
    assertThat(system.operatingSystem().distribution()).isEqualTo("rhel");
    assertThat(system.operatingSystem().kernelVersion()).isEqualTo("5.14.0-427.13.1.el9_4.x86_64");
    var configuration = system.configuration();
    assertThat(configuration.tunedProfile()).isEqualTo("throughput-performance");
    assertThat(configuration.transparentHugepages()).isEqualTo("always");
    assertThat(configuration.schedulerFeatures())
        .containsEntry("HRTICK", false)
        .containsEntry("SIS_UTIL", true);
    assertThat(configuration.numadRunning()).isFalse();
    assertThat(configuration.selinuxStatus()).isNull();
    assertThat(configuration.sysctlParameters())
        .hasSizeGreaterThan(1200)
        .containsEntry("vm.swappiness", "10")
        .containsEntry("kernel.hostname", "<redacted>");
    assertThat(configuration.kernelParameters())
        .containsEntry("root", "<redacted>")
        .containsEntry("iommu", "pt");
    files.saidNothing();
  }

  @Test
  void describesAGravitonAndTwoVirtualMachines() {
    SystemUnderTest graviton = sample("aws-graviton-m7g");
    assertThat(graviton.hardware().cpu().model()).isEqualTo("Neoverse-V1");
    assertThat(graviton.hardware().cpu().cores()).isEqualTo(16);
    assertThat(graviton.hardware().product().name()).isEqualTo("m7g.4xlarge");
    assertThat(graviton.hardware().memory().speedMts()).isEqualTo(4800);

    SystemUnderTest epyc = sample("azure-epyc-nps4");
    assertThat(epyc.hardware().cpu().numaNodes()).isEqualTo(4);
    assertThat(epyc.hardware().numa().get("node_3").distances()).containsEntry("node_0", 32);
    assertThat(epyc.hardware().memory().moduleCount()).isEqualTo(8);
    assertThat(epyc.hardware().memory().type()).isNull();

    SystemUnderTest vm = sample("this-vm");
    assertThat(vm.hardware().memory().onlineBytes()).isEqualTo(25769803776L);
    assertThat(vm.hardware().memory().totalKb()).isEqualTo(24684096);
    assertThat(vm.hardware().bios()).isNull();
    assertThat(vm.hardware().product()).isNull();
    assertThat(vm.hardware().network()).hasSize(1);
    files.saidNothing();
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void keepsNamesAddressesAndVolumesOut(String machine) {
    assertThat(sample(machine).toString())
        .doesNotContain(
            "testhost",
            "02:00:00:00:00:01",
            "192.0.2.10",
            "NEUTRAL",
            "03020100-0504",
            "0x6000000000000001",
            "600224800000000000",
            "00000000-0000-0000-0000-000000000000",
            "rhel-root",
            "rhel/swap");
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void givesTheSameEachTimeTheFilesAreRead(String machine) {
    assertThat(sample(machine)).isEqualTo(sample(machine));
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void readsCarriageReturns(String machine) {
    FileTree tree = SystemFilesForTest.machine(machine);
    FileTree.Builder windows = FileTree.builder("sysconfig_info.tar");
    for (FileEntry file : tree.files()) {
      windows.file(file.path(), file.text().replace("\n", "\r\n"));
    }

    assertThat(read(windows.build())).isEqualTo(read(tree));
    files.saidNothing();
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void losesOnlyLastLinesThatMayBeHalfWhereBlanksAtTheEndWereTakenOff(String machine) {
    FileTree tree = SystemFilesForTest.machine(machine);
    FileTree.Builder unended = FileTree.builder("sysconfig_info.tar");
    for (FileEntry file : tree.files()) {
      unended.file(file.path(), file.text().stripTrailing());
    }

    SystemUnderTest whole = read(tree);
    SystemUnderTest system = read(unended.build());

    assertThat(system.hardware().cpu().cores()).isEqualTo(whole.hardware().cpu().cores());
    assertThat(system.hardware().memory()).isEqualTo(whole.hardware().memory());
    assertThat(system.hardware().numa()).isEqualTo(whole.hardware().numa());
    assertThat(system.hardware().product()).isEqualTo(whole.hardware().product());
    assertThat(system.hardware().pciDevices()).isEqualTo(whole.hardware().pciDevices());
    assertThat(system.operatingSystem()).isEqualTo(whole.operatingSystem());
    assertThat(system.configuration().tunedProfile())
        .isEqualTo(whole.configuration().tunedProfile());
    assertThat(whole.configuration().sysctlParameters())
        .containsAllEntriesOf(system.configuration().sysctlParameters());
    assertThat(files.diagnostics.list())
        .allSatisfy(found -> assertThat(found.code()).isEqualTo("system-file-cut"))
        .extracting(found -> found.file().substring(found.file().lastIndexOf('/') + 1))
        .contains("sysctl.out", "proc_diskstats.out")
        .doesNotContain("proc_cpuinfo.out", "dmidecode.out", "numactl.out", "uname.out");
  }

  @Test
  void describesTheCpuByCpuinfoWhereLscpuIsEmptyOrTranslated() {
    FileTree tree = SystemFilesForTest.machine("xeon-2s-numa");
    for (String lscpu :
        new String[] {
          "", "{\"lscpu\": [{\"field\": \"Architektur:\", \"data\": \"x86_64\"}]}", "{\"lscpu\": [{"
        }) {
      var cpu = read(with(tree, "lscpu.json", lscpu)).hardware().cpu();

      assertThat(cpu.architecture()).isEqualTo("x86_64");
      assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
      assertThat(cpu.logicalCpus()).isEqualTo(128);
      assertThat(cpu.sockets()).isEqualTo(2);
      assertThat(cpu.cores()).isEqualTo(64);
      assertThat(cpu.numaNodes()).isEqualTo(2);
      assertThat(cpu.vulnerabilities()).isNotEmpty();
    }
    assertThat(files.diagnostics.list())
        .extracting(diagnostic -> diagnostic.code())
        .containsExactly("lscpu-incomplete", "system-file-cut");
  }

  @Test
  void takesVulnerabilitiesAndNodesFromLscpuWhereTheirOwnFilesAreMissing() {
    SystemUnderTest system =
        files.read(
            "lscpu.json",
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "x86_64"},
              {"field": "CPU(s):", "data": "4"},
              {"field": "Thread(s) per core:", "data": "1"},
              {"field": "NUMA node0 CPU(s):", "data": "0-3"},
              {"field": "Vulnerability Meltdown:", "data": "Mitigation; PTI"}
            ]}
            """);

    assertThat(system.hardware().numa().get("node_0").cpus()).isEqualTo("0-3");
    assertThat(system.hardware().cpu().vulnerabilities())
        .isEqualTo(Map.of("meltdown", "Mitigation: PTI"));
  }

  @Test
  void believesNumactlThatThereIsNoNuma() {
    SystemUnderTest system =
        files.read(
            "numactl.out",
            "No NUMA available on this system\n",
            "lscpu.json",
            "{\"lscpu\": [{\"field\": \"Architecture:\", \"data\": \"x86_64\"},"
                + "{\"field\": \"CPU(s):\", \"data\": \"4\"},"
                + "{\"field\": \"Thread(s) per core:\", \"data\": \"1\"},"
                + "{\"field\": \"NUMA node0 CPU(s):\", \"data\": \"0-3\"}]}");

    assertThat(system.hardware().numa()).isEmpty();
    files.saidNothing();
  }

  @Test
  void namesTheSourceOfTheMemorySize() {
    String lsmem =
        "{\"memory\": [{\"range\": \"0x0000000000000000-0x000000007fffffff\","
            + " \"state\": \"online\"}]}";
    String dmidecode =
        "Handle 0x1100, DMI type 17, 84 bytes\nMemory Device\n\tSize: 4 GB\n\tType: DDR4\n\n"
            + SystemFilesForTest.END_OF_TABLE;

    var modules = files.read("dmidecode.out", dmidecode).hardware().memory();
    assertThat(modules.totalBytes()).isEqualTo(4L << 30);
    assertThat(modules.totalSource()).isEqualTo("dmidecode");

    var blocks = files.read("dmidecode.out", dmidecode, "lsmem.json", lsmem).hardware().memory();
    assertThat(blocks.totalBytes()).isEqualTo(2L << 30);
    assertThat(blocks.totalSource()).isEqualTo("lsmem");
    assertThat(blocks.installedBytes()).isEqualTo(4L << 30);

    var cut =
        files
            .read("dmidecode.out", dmidecode, "lsmem.json", lsmem, "proc_meminfo.out", "MemFree: 1")
            .hardware()
            .memory();
    assertThat(cut.totalSource()).isEqualTo("lsmem");
    assertThat(cut.totalKb()).isNull();
  }

  @Test
  void namesAPowerMachineByCpuinfoWhereNothingElseDoes() {
    SystemUnderTest system =
        files.read(
            "uname.out",
            "Linux h 6.4.0 #1 SMP ppc64le ppc64le ppc64le GNU/Linux\n",
            "dmidecode.out",
            "# dmidecode 3.3\n# No SMBIOS nor DMI entry point found, sorry.\n",
            "proc_cpuinfo.out",
            "processor\t: 0\ncpu\t\t: POWER10\n\ntimebase\t: 512000000\nmodel\t\t: IBM,9105-22A\n");

    assertThat(system.hardware().product())
        .isEqualTo(new Product(null, "IBM,9105-22A", null, null));
    assertThat(system.hardware().cpu().architecture()).isEqualTo("ppc64le");
    files.saidNothing();
  }

  @Test
  void readsKernelSettingsFromProcWhereSysctlIsMissing() {
    SystemUnderTest system =
        files.read(
            "kernel_info.out",
            "/proc/sys/kernel/core_modes:file\n/proc/sys/kernel/core_modes:pipe\n",
            "proc_sys_kernel.out",
            "/proc/sys/kernel/core_modes:file\n/proc/sys/kernel/core_modes:pipe\n",
            "proc_sys_vm.out",
            "/proc/sys/vm/swappiness:60\n");

    assertThat(system.configuration().sysctlParameters())
        .isEqualTo(Map.of("kernel.core_modes", List.of("file", "pipe"), "vm.swappiness", "60"));
  }

  @Test
  void costsOneFileOnlyWhenItIsAnErrorText() {
    SystemUnderTest system =
        files.read(
            "lsmem.json",
            "lsmem: This system does not support memory blocks\n",
            "uname.out",
            "Linux testhost 6.1.0 #1 SMP x86_64 GNU/Linux\n");

    assertThat(system.operatingSystem().kernelVersion()).isEqualTo("6.1.0");
    files.said("system-file-unreadable", "lsmem.json", 1);
  }

  @Test
  void survivesMoreMemoryThanCanBeCounted() {
    String module = "Handle 0x1100, DMI type 17, 84 bytes\nMemory Device\n\tSize: 1024 TB\n\n";

    SystemUnderTest system =
        files.read(
            "dmidecode.out",
            module.repeat(8192) + SystemFilesForTest.END_OF_TABLE,
            "ps_numa.out",
            "grep -i numa\n");

    assertThat(system.hardware().memory()).isNull();
    assertThat(system.configuration().numadRunning()).isFalse();
    files.said("system-file-unreadable", "dmidecode.out", null);
  }

  @Test
  void replacesBytesThatAreNoText() {
    byte[] dmi =
        ("Handle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tProduct Name: X\u00ff\u00c3\n\n"
                + SystemFilesForTest.END_OF_TABLE)
            .getBytes(StandardCharsets.ISO_8859_1);
    FileTree tree = FileTree.of("sysconfig_info.tar", Map.of("dmidecode.out", dmi));

    assertThat(read(tree).hardware().product().name()).isEqualTo("X\ufffd\ufffd");
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uname.out", "./uname.out", "sysconfig_info/uname.out", "any/uname.out"})
  void acceptsAnyTopDirectoryAndNone(String path) {
    FileTree tree =
        FileTree.builder("sysconfig_info.tar")
            .file(path, "Linux h 6.1.0 #1 SMP x86_64 GNU/Linux\n")
            .build();

    assertThat(read(tree).operatingSystem().kernelVersion()).isEqualTo("6.1.0");
    files.saidNothing();
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThat(
            SystemInfo.read(FileTree.of("sysconfig_info.tar", Map.of()), false, files.diagnostics))
        .isNull();
    assertThat(files.only().code()).isEqualTo("sysconfig-empty");
    assertThat(files.only().file()).isEqualTo("sysconfig_info.tar");
  }

  @Test
  void takesEmptyFilesForMissingTools() {
    SystemUnderTest system =
        files.read(
            "uname.out",
            "Linux h 6.1 #1 x86_64 GNU/Linux\n",
            "tuned.out",
            "",
            "lscpu.json",
            "",
            "lshw.json",
            "",
            "dmidecode.out",
            "");

    assertThat(system.configuration().tunedProfile()).isNull();
    assertThat(system.hardware().bios()).isNull();
    files.saidNothing();
  }

  @Test
  void completesTheSelinuxStatusFromTheResult() {
    FileTree result =
        FileTree.builder("results_x.zip")
            .file("x/deep/hw_info.out", "SELinux status: disabled\n")
            .file("x/hw_info.out", "Tuned none\nSELinux status:                 enabled\n")
            .build();
    SystemUnderTest system = files.read("proc_cmdline.out", "quiet\n");

    assertThat(SystemInfo.completed(system, result).configuration())
        .isEqualTo(system.configuration().withSelinuxStatus("enabled"));
    assertThat(SystemInfo.completed(null, result).configuration())
        .isEqualTo(SystemConfiguration.builder().selinuxStatus("enabled").build());
  }

  @Test
  void keepsTheStricterSelinuxStatusOfTheKernelCommandLine() {
    FileTree enabled =
        FileTree.builder("r.zip").file("hw_info.out", "SELinux status: enabled\n").build();
    FileTree disabled =
        FileTree.builder("r.zip").file("hw_info.out", "SELinux status: disabled\n").build();
    SystemUnderTest system = files.read("proc_cmdline.out", "enforcing=0\n");

    assertThat(SystemInfo.completed(system, enabled)).isEqualTo(system);
    assertThat(SystemInfo.completed(system, disabled).configuration().selinuxStatus())
        .isEqualTo("disabled");
  }

  @Test
  void leavesASystemAsItIsWithoutAWordOnSelinux() {
    SystemUnderTest system = files.read("proc_cmdline.out", "selinux=0\n");

    assertThat(system.configuration().selinuxStatus()).isEqualTo("disabled");
    assertThat(SystemInfo.completed(system, FileTree.of("r.zip", Map.of()))).isSameAs(system);
    assertThat(SystemInfo.completed(null, FileTree.of("r.zip", Map.of()))).isNull();
  }

  private static FileTree with(FileTree tree, String name, String text) {
    FileTree.Builder changed = FileTree.builder(tree.name());
    for (FileEntry file : tree.files()) {
      if (file.name().equals(name)) {
        changed.file(file.path(), text);
      } else {
        changed.file(file.path(), file.bytes());
      }
    }
    return changed.build();
  }

  private SystemUnderTest sample(String machine) {
    return read(SystemFilesForTest.machine(machine));
  }

  private SystemUnderTest read(FileTree tree) {
    return Objects.requireNonNull(SystemInfo.read(tree, false, files.diagnostics));
  }
}
