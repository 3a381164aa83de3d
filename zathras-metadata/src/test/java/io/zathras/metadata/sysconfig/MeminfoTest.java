package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Memory;
import org.junit.jupiter.api.Test;

class MeminfoTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void countsInBytesOf1024() {
    Memory memory =
        memory(
            """
            MemTotal:       527606804 kB
            MemFree:        490000000 kB
            MemAvailable:   498000000 kB
            Active(anon):       1608 kB
            SwapTotal:       4194300 kB
            HugePages_Total:      16
            Hugepagesize:    1048576 kB
            """);

    assertThat(memory.totalKb()).isEqualTo(527606804);
    assertThat(memory.totalBytes()).isEqualTo(540269367296L);
    assertThat(memory.totalGb()).isEqualTo(503);
    assertThat(memory.totalSource()).isEqualTo("proc_meminfo");
    assertThat(memory.availableKb()).isEqualTo(498000000);
    assertThat(memory.hugepageSizeBytes()).isEqualTo(1L << 30);
    assertThat(memory.hugepagesTotal()).isEqualTo(16);
    assertThat(memory.swapTotalBytes()).isEqualTo(4294963200L);
    files.saidNothing();
  }

  @Test
  void holdsMachinesOfTerabytes() {
    assertThat(memory("MemTotal: 5800000000 kB\n").totalBytes()).isEqualTo(5939200000000L);
  }

  @Test
  void saysWhenTheTotalIsMissingAndKeepsTheRest() {
    Memory memory = memory("MemFree: 1 kB\nSwapTotal: 8 kB\n");

    assertThat(memory.totalBytes()).isNull();
    assertThat(memory.swapTotalBytes()).isEqualTo(8192);
    files.said("system-file-unreadable", "proc_meminfo.out", 1);
  }

  @Test
  void knowsNoHalfOfANumber() {
    Memory memory = memory("MemTotal: 527606804 kB\nMemAvailable:   4959");

    assertThat(memory.totalKb()).isEqualTo(527606804);
    assertThat(memory.availableKb()).isNull();
    files.said("system-file-cut", "proc_meminfo.out", 2);
  }

  @Test
  void needsNoLineEndBehindAUnit() {
    assertThat(memory("MemFree: 1 kB\nMemTotal: 527606804 kB").totalKb()).isEqualTo(527606804);
    files.saidNothing();
  }

  @Test
  void ignoresATotalInAnotherUnitOrBeyondAllMachines() {
    assertThat(memory("MemTotal: 12 MB\n").totalBytes()).isNull();
    assertThat(memory("MemTotal: 12\n").totalBytes()).isNull();
    assertThat(memory("MemTotal: 9999999999999999 kB\n").totalBytes()).isNull();
  }

  private Memory memory(String text) {
    Memory.Builder memory = Memory.builder();
    Meminfo.parse(files.file("proc_meminfo.out", text)).addTo(memory);
    return memory.build();
  }
}
