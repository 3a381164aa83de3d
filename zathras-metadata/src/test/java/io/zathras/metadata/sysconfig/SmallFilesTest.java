package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that one or two facts are read from. */
class SmallFilesTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @ParameterizedTest
  @CsvSource({
    "always [madvise] never,madvise",
    "[always] madvise never,always",
    "always madvise [never],never"
  })
  void readsTheSetChoiceOfTransparentHugepages(String choices, String set) {
    String text =
        "/sys/kernel/mm/transparent_hugepage/hugepages-32kB/enabled:always inherit [inherit]\n"
            + "/sys/kernel/mm/transparent_hugepage/defrag:always defer [defer] never\n"
            + "/sys/kernel/mm/transparent_hugepage/enabled:"
            + choices
            + "\n/sys/kernel/mm/transparent_hugepage/shmem_enabled:[force]\n";

    assertThat(TransparentHugepages.parse(files.file("sys_kernel_mm.out", text))).isEqualTo(set);
    files.saidNothing();
  }

  @Test
  void saysWhichLineOfTransparentHugepagesHasNoSetChoice() {
    String text = "/sys/kernel/mm/ksm/run:0\n/sys/kernel/mm/transparent_hugepage/enabled:alw\n";

    assertThat(TransparentHugepages.parse(files.file("sys_kernel_mm.out", text))).isNull();
    files.said("transparent-hugepages", "sys_kernel_mm.out", 2);
  }

  @Test
  void knowsNothingOfTransparentHugepagesOnAKernelWithoutThem() {
    assertThat(
            TransparentHugepages.parse(
                files.file("sys_kernel_mm.out", "/sys/kernel/mm/ksm/run:0\n")))
        .isNull();
    files.saidNothing();
  }

  @Test
  void tellsSchedulerFeaturesThatAreOffByTheirPrefix() {
    assertThat(
            SchedFeatures.parse(
                files.file("sched_features.out", "PLACE_LAG NO_HRTICK NONTASK_CAPACITY \n")))
        .containsExactly(
            Map.entry("PLACE_LAG", true),
            Map.entry("HRTICK", false),
            Map.entry("NONTASK_CAPACITY", true));
    files.saidNothing();
  }

  @Test
  void saysWhenThereAreNoSchedulerFeatures() {
    assertThat(SchedFeatures.parse(files.file("sched_features.out", "cat: no such file\n")))
        .isEmpty();
    files.said("system-file-unreadable", "sched_features.out", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "root 1911 1842 0 10:31 pts/0 00:00:00 grep -i numa,false",
    "root 812 1 0 09:00 ? 00:00:01 /usr/bin/numad -i 15,true",
    "root 812 1 0 09:00 ? 00:00:01 numad,true",
    "root 9 1 0 09:00 ? 00:00:01 sh -c ps -ef | grep -i numad,false",
    "root 9 1 0 09:00 ? 00:00:01 mynumadic,false"
  })
  void tellsTheNumaDaemonFromTheFilter(String line, boolean running) {
    assertThat(NumaDaemon.parse(files.file("ps_numa.out", line + "\n"))).isEqualTo(running);
  }

  @Test
  void knowsNotWhetherTheNumaDaemonRunsWhereTheListOfProcessesIsCut() {
    String filter = "root 1 2 0 10:00 ? 00:00:00 grep -i numa\n";

    assertThat(NumaDaemon.parse(files.file("ps_numa.out", filter + "root 3 1 0 nu"))).isNull();
    assertThat(files.only().code()).isEqualTo("system-file-cut");
    assertThat(NumaDaemon.parse(files.file("ps_numa.out", "root 3 1 0 numad\nroot"))).isTrue();
  }

  @Test
  void leavesOutTheLastFeatureOfACutLine() {
    assertThat(SchedFeatures.parse(files.file("sched_features.out", "A_ONE NO_B_TWO C_THR")))
        .isEqualTo(Map.of("A_ONE", true, "B_TWO", false));
    files.said("system-file-cut", "sched_features.out", 1);
  }

  @Test
  void leavesOutTheLastRowsOfCutLists() {
    String pci = "00:00.0 \"Host bridge\" \"Intel\" \"Device\" -r03 \"Dell\" \"Board\"";
    String counters = " 1 0 8 1 0 0 0 0 0 1 ";

    assertThat(Lspci.parse(files.file("lspci.out", pci + "\n01" + pci.substring(2, 40))))
        .hasSize(1);
    assertThat(Lspci.parse(files.file("lspci.out", pci))).hasSize(1);
    assertThat(
            Diskstats.parse(
                files.file("d.out", "8 0 sda" + counters + "1\n8 16 sdb" + counters + "1")))
        .containsExactly("sda");
    assertThat(
            Lsscsi.parse(
                files.file("l.out", "[0:0:0:0] disk t /dev/sda w\n[0:0:0:1] disk t /dev/sdb 0x5")))
        .containsOnlyKeys("sda");
    assertThat(
            TransparentHugepages.parse(
                files.file("t.out", "/sys/kernel/mm/transparent_hugepage/enabled:always [mad")))
        .isNull();
    assertThat(files.diagnostics.list())
        .extracting(found -> found.code() + " " + found.line())
        .containsExactly(
            "system-file-cut 2", "system-file-cut 2", "system-file-cut 2", "system-file-cut 1");
  }

  @Test
  void readsPciDevicesInTheWordsOfPlainLspci() {
    assertThat(
            Lspci.parse(
                files.file(
                    "lspci.out",
                    """
                    00:00.0 "Host bridge" "Intel Corporation" "Device 0d57" -p00 "" ""
                    0003:00:02.0 "Ethernet controller" "Red Hat, Inc." "Virtio \\"net\\"" -r01 "" ""
                    10000:e1:00.0 "NVMe" "KIOXIA" "CM7" "Dell" -r02 "x"
                    """)))
        .containsExactly(
            Map.entry("00:00.0", "Host bridge: Intel Corporation Device 0d57"),
            Map.entry("0003:00:02.0", "Ethernet controller: Red Hat, Inc. Virtio \"net\" (rev 01)"),
            Map.entry("10000:e1:00.0", "NVMe: KIOXIA CM7 (rev 02)"));
    files.saidNothing();
  }

  @Test
  void leavesOutPciRowsThatAreCutAndNamesTheFirst() {
    assertThat(
            Lspci.parse(
                files.file(
                    "lspci.out",
                    "00:00.0 \"A\" \"B\" \"C\"\n00:01.0 \"A\" \"B\n00:02.0 \"A\"\nlspci: broken\n")))
        .containsOnlyKeys("00:00.0");
    files.said("pci-row", "lspci.out", 2);
    assertThat(files.only().message()).contains("3 rows");
  }

  @Test
  void takesWholeDisksOnlyFromDiskstats() {
    String counters = " 1 2 3 4 5 6 7 8 9 10 11\n";
    String text =
        " 8 0 sda"
            + counters
            + " 8 1 sda1"
            + counters
            + " 259 0 nvme0n1"
            + counters
            + " 259 1 nvme0n1p1"
            + counters
            + " 7 0 loop0"
            + counters
            + " 253 0 dm-0"
            + counters
            + " 9 127 md127"
            + counters
            + " 11 0 sr0"
            + counters
            + " 94 0 dasda"
            + counters
            + " 252 0 vda"
            + counters
            + " 202 0 xvda"
            + counters
            + " 259 4 pmem0"
            + counters
            + " 8 16 sdb 1 2\n";

    assertThat(Diskstats.parse(files.file("proc_diskstats.out", text)))
        .containsExactly("dasda", "nvme0n1", "pmem0", "sda", "vda", "xvda");
    files.saidNothing();
  }

  @Test
  void saysWhenDiskstatsHasNoDevices() {
    assertThat(Diskstats.parse(files.file("proc_diskstats.out", "8 0 sda 1\n"))).isEmpty();
    files.said("system-file-unreadable", "proc_diskstats.out", 1);
  }

  @Test
  void tellsSelinuxByTheLastWordOfTheKernelCommandLine() {
    assertThat(Selinux.of(Map.of("selinux", "0"))).isEqualTo("disabled");
    assertThat(Selinux.of(Map.of("enforcing", "0"))).isEqualTo("permissive");
    assertThat(Selinux.of(Map.of("enforcing", List.of("0", "1")))).isEqualTo("enforcing");
    assertThat(Selinux.of(Map.of("selinux", "1", "security", "selinux"))).isNull();
  }

  @Test
  void tellsSelinuxByWhatSestatusPrinted() {
    assertThat(Selinux.of(List.of("Boot options", "SELinux status:                 enabled")))
        .isEqualTo("enabled");
    assertThat(Selinux.of(List.of("SELinux status: enabled", "Current mode: permissive")))
        .isEqualTo("permissive");
    assertThat(Selinux.of(List.of("SELinux status: disabled"))).isEqualTo("disabled");
    assertThat(Selinux.of(List.of("SELinux status:", "sestatus: not found"))).isNull();
  }
}
