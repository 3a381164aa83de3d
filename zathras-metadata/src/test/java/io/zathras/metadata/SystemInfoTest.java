package io.zathras.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.schema.CacheScope;
import io.zathras.schema.CpuCache;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SystemInfoTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void describesATwoSocketXeon() throws IOException {
    SystemUnderTest system = sample("xeon-2s-numa");

    var cpu = system.hardware().cpu();
    assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
    assertThat(cpu.cores()).isEqualTo(64);
    assertThat(cpu.logicalCpus()).isEqualTo(128);
    assertThat(cpu.caches()).containsEntry("l3", new CpuCache(125829120, CacheScope.TOTAL, 2));
    var memory = system.hardware().memory();
    assertThat(memory.installedBytes()).isEqualTo(549755813888L);
    assertThat(memory.onlineBytes()).isEqualTo(551903297536L);
    assertThat(memory.moduleCount()).isEqualTo(16);
    assertThat(memory.slotCount()).isEqualTo(32);
    assertThat(memory.ratedSpeedMts()).isEqualTo(4800);
    assertThat(memory.configuredSpeedMts()).isEqualTo(4400);
    assertThat(system.hardware().numa().get("node_0").cpus()).isEqualTo("0-31,64-95");
    assertThat(system.hardware().numa().get("node_0").distances())
        .containsEntry("node_0", 10)
        .containsEntry("node_1", 21);
    assertThat(system.hardware().storage().values())
        .extracting(device -> device.name() + " " + device.type())
        .containsExactly("nvme0n1 nvme", "nvme1n1 nvme", "sda scsi");
    assertThat(system.hardware().product().name()).isEqualTo("PowerEdge R760");
    assertThat(system.configuration().tunedProfile()).isEqualTo("throughput-performance");
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void describesAGravitonAndTwoVirtualMachines() throws IOException {
    assertThat(sample("aws-graviton-m7g").hardware().cpu().model()).isEqualTo("Neoverse-V1");
    assertThat(sample("azure-epyc-nps4").hardware().cpu().numaNodes()).isEqualTo(4);
    assertThat(sample("this-vm").hardware().memory().onlineBytes()).isEqualTo(25769803776L);
    assertThat(sample("this-vm").hardware().bios()).isNull();
  }

  @Test
  void keepsNamesAddressesAndVolumesOut() throws IOException {
    for (String name : List.of("xeon-2s-numa", "this-vm", "azure-epyc-nps4", "aws-graviton-m7g")) {
      assertThat(sample(name).toString())
          .doesNotContain("testhost", "02:00:00:00:00:01", "192.0.2.10", "rhel-root", "rhel/swap");
    }
  }

  @Test
  void readsANestedLscpuAsTheFlatOne() {
    String flat =
        "{\"lscpu\":[{\"field\":\"CPU(s):\",\"data\":\"8\"},"
            + "{\"field\":\"BIOS Model name:\",\"data\":\"wrong\"},"
            + "{\"field\":\"Model name:\",\"data\":\"POWER10\"},"
            + "{\"field\":\"L3 cache:\",\"data\":\"8 MiB (2 instances)\"}]}";
    String nested =
        "{\"lscpu\":[{\"field\":\"CPU(s):\",\"data\":\"8\"},"
            + "{\"field\":\"Model name:\",\"data\":\"POWER10\",\"children\":"
            + "[{\"field\":\"BIOS Model name:\",\"data\":\"wrong\"}]},"
            + "{\"field\":\"Caches (sum of all):\",\"data\":null,\"children\":"
            + "[{\"field\":\"L3:\",\"data\":\"8 MiB (2 instances)\"}]}]}";

    assertThat(read("lscpu.json", nested).hardware().cpu())
        .isEqualTo(read("lscpu.json", flat).hardware().cpu());
    assertThat(read("lscpu.json", flat).hardware().cpu().model()).isEqualTo("POWER10");
  }

  @Test
  void saysThatOldCacheSizesAreOfOneInstance() {
    SystemUnderTest system =
        read("lscpu.json", "{\"lscpu\":[{\"field\":\"L3 cache:\",\"data\":\"39424K\"}]}");

    assertThat(system.hardware().cpu().caches())
        .containsEntry("l3", new CpuCache(39424 * 1024, CacheScope.PER_INSTANCE, null));
  }

  @Test
  void countsMainframeSocketsByBooksAndDrawers() {
    SystemUnderTest system =
        read(
            "lscpu.json",
            "{\"lscpu\":[{\"field\":\"Model name:\",\"data\":\"-\"},"
                + "{\"field\":\"Core(s) per socket:\",\"data\":\"8\"},"
                + "{\"field\":\"Socket(s) per book:\",\"data\":\"2\"},"
                + "{\"field\":\"Book(s) per drawer:\",\"data\":\"1\"},"
                + "{\"field\":\"Drawer(s):\",\"data\":\"4\"}]}");

    assertThat(system.hardware().cpu().sockets()).isEqualTo(8);
    assertThat(system.hardware().cpu().cores()).isEqualTo(64);
    assertThat(system.hardware().cpu().model()).isNull();
  }

  @Test
  void countsOnlineMemoryBlocksOnlyAndExactly() {
    SystemUnderTest system =
        read(
            "lsmem.json",
            "{\"memory\":[{\"range\":\"0x0000000000000000-0x000000007fffffff\",\"state\":\"online\","
                + "\"removable\":\"yes\"},{\"range\":\"0x0000000080000000-0x00000000ffffffff\","
                + "\"state\":\"offline\"}]}");

    assertThat(system.hardware().memory().onlineBytes()).isEqualTo(2147483648L);
    assertThat(system.hardware().memory().offlineBytes()).isEqualTo(2147483648L);
    assertThat(system.hardware().memory().totalSource()).isEqualTo("lsmem");
  }

  @Test
  void costsOneFileOnlyWhenItIsNoJson() {
    SystemUnderTest system =
        SystemInfo.read(
            FileTree.builder("sysconfig_info.tar")
                .file("other/lsmem.json", "lsmem: This system does not support memory blocks\n")
                .file("other/uname.out", "Linux testhost 6.1.0 #1 SMP x86_64 GNU/Linux\n")
                .build(),
            false,
            diagnostics);

    assertThat(system.operatingSystem().kernelVersion()).isEqualTo("6.1.0");
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.line()).isEqualTo(1);
              assertThat(diagnostic.file()).endsWith("lsmem.json");
            });
  }

  @Test
  void readsNodesWithGapsAndWithoutCpus() {
    SystemUnderTest system =
        read(
            "numactl.out",
            "available: 2 nodes (0,2)\nnode 0 cpus:\nnode 0 size: 0 MB\nnode 2 cpus: 0 1 2 5\n"
                + "node 2 size: <not available>\nnode distances:\nnode   0   2 \n"
                + "  0:  10  40 \n  2:  40  10 \n");

    assertThat(system.hardware().numa()).containsOnlyKeys("node_0", "node_2");
    assertThat(system.hardware().numa().get("node_0").cpus()).isEmpty();
    assertThat(system.hardware().numa().get("node_0").memoryBytes()).isZero();
    assertThat(system.hardware().numa().get("node_2").cpus()).isEqualTo("0-2,5");
    assertThat(system.hardware().numa().get("node_2").memoryBytes()).isNull();
    assertThat(system.hardware().numa().get("node_2").distances()).containsEntry("node_0", 40);
  }

  @Test
  void readsTheKernelCommandLineInOrderWithoutInitArguments() {
    SystemUnderTest system =
        read(
            "proc_cmdline.out",
            "BOOT_IMAGE=(hd0)/vmlinuz root=UUID=12 quiet console=tty0 console=ttyS0,115200n8"
                + " dyndbg=\"a b\" -- init\n");

    assertThat(system.configuration().kernelParameters())
        .containsEntry("root", "<redacted>")
        .containsEntry("quiet", true)
        .containsEntry("console", List.of("tty0", "ttyS0,115200n8"))
        .containsEntry("dyndbg", "a b")
        .doesNotContainKey("init");
  }

  @Test
  void keepsOddSysctlValuesAndDropsWhatNamesTheMachine() {
    SystemUnderTest system =
        read(
            "sysctl.out",
            "a.b = x = y\nkernel.hostname = testhost\nkernel.pty.reserve =\n"
                + "net.ipv4.ip_local_port_range = 32768\t60999\nr = 1\nr = 2\n");

    assertThat(system.configuration().sysctlParameters())
        .isEqualTo(
            Map.of(
                "a.b", "x = y",
                "kernel.pty.reserve", "",
                "net.ipv4.ip_local_port_range", "32768\t60999",
                "r", List.of("1", "2")));
  }

  @Test
  void tellsTheTunedProfileFromItsErrors() {
    assertThat(
            read("tuned.out", "Current active profile: virtual-guest my-add-on\n").configuration())
        .satisfies(c -> assertThat(c.tunedProfile()).isEqualTo("virtual-guest my-add-on"));
    assertThat(read("tuned.out", "No current active profile.\n").configuration().tunedProfile())
        .isNull();
    assertThat(read("tuned.out", "Cannot talk to TuneD daemon via DBus.\n").configuration())
        .satisfies(c -> assertThat(c.tunedProfile()).isNull());
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("tuned-unknown");
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThat(SystemInfo.read(FileTree.of("sysconfig_info.tar", Map.of()), false, diagnostics))
        .isNull();
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("sysconfig-empty");
  }

  private SystemUnderTest read(String name, String text) {
    FileTree tree =
        FileTree.builder("sysconfig_info.tar").file("sysconfig_info/" + name, text).build();
    return Objects.requireNonNull(SystemInfo.read(tree, false, diagnostics));
  }

  private SystemUnderTest sample(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SystemInfoTest.class.getResourceAsStream("/sysconfig/" + name + ".tar.gz"))) {
      FileTree tree = ArchiveReader.defaults().readSingle("sysconfig_info.tar", in);
      return Objects.requireNonNull(SystemInfo.read(tree, false, diagnostics));
    }
  }
}
