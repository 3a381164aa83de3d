package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Cpu;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cores of machines whose sockets, cores or CPUs on line differ. */
class LscpuTopologyTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void countsTheCoresOfSocketsThatDiffer() {
    String lscpu = lscpu(8, "0-2,4-6", 2, 1, 2, "");

    for (Cpu cpu :
        new Cpu[] {
          cpu(lscpu, cpuinfo("0/0", "0/1", "1/0", "0/0", "0/1", "1/0")),
          cpu(lscpu(8, "0-2,4-6", 2, 1, 2, "144 KiB (3 instances)"), ""),
          cpu(lscpu, "")
        }) {
      assertThat(cpu.cores()).isEqualTo(3);
      assertThat(cpu.logicalCpus()).isEqualTo(8);
      assertThat(cpu.onlineCpus()).isEqualTo(6);
      assertThat(cpu.threadsPerCore()).isEqualTo(2);
      assertThat(cpu.sockets()).isEqualTo(2);
      assertThat(cpu.coresPerSocket()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // CPUs, on line, threads, cores a socket, sockets, caches, cores, threads, cores a socket
    // all alike
    "128,0-127,2,32,2,,64,2,32",
    // a hybrid: eight cores of two threads, eight of one
    "24,0-23,2,16,1,640 KiB (16 instances),16,2,16",
    // one thread off line: rounded down, its threads a core are wrong
    "256,0-254,1,64,2,4 MiB,128,,64",
    // the same in a version that does not round
    "256,0-254,2,64,2,4 MiB (128 instances),128,2,64",
    // half of the threads off line, and whole cores
    "8,0-3,1,4,1,128 KiB (4 instances),4,1,4",
    "4,0-1,1,2,1,32K,2,1,2",
    // caches for each thread of a virtual machine are no cores
    "8,0-6,2,2,2,256 KiB (7 instances),4,2,2",
    // a container sees all sockets and some CPUs
    "56,4-15,2,14,2,1 MiB (28 instances),6,2,",
    // a partition of Power with shared processors
    "192,0-95,8,1,12,768 KiB (24 instances),12,8,1",
    // a machine of which only some CPUs were added
    "40,0-3,0,10,2,32K,,,10",
    // cores that are not stated by their sockets at all
    "2,0-1,1,1,1,,2,1,",
  })
  void countsCores(
      int cpus,
      String online,
      int threads,
      int perSocket,
      int sockets,
      @Nullable String cache,
      @Nullable Integer cores,
      @Nullable Integer statedThreads,
      @Nullable Integer statedPerSocket) {
    Cpu cpu =
        cpu(
            lscpu(cpus, online, threads, perSocket, sockets, Objects.requireNonNullElse(cache, "")),
            "");

    assertThat(cpu.cores()).isEqualTo(cores);
    assertThat(cpu.threadsPerCore()).isEqualTo(statedThreads);
    assertThat(cpu.coresPerSocket()).isEqualTo(statedPerSocket);
    assertThat(cpu.logicalCpus()).isEqualTo(cpus);
  }

  @Test
  void reportsThatTheCoresAreNotKnown() {
    Cpu cpu = cpu(lscpu(56, "4,6,13", 2, 14, 2, ""), "");

    assertThat(cpu.cores()).isNull();
    assertThat(cpu.onlineCpus()).isEqualTo(3);
    files.said("cores-unknown", "lscpu.json", null);
  }

  @Test
  void countsDistinctCoresInAContainer() {
    String lscpu = lscpu(56, "4,6,13,18", 2, 14, 2, "1 MiB (28 instances)");

    assertThat(cpu(lscpu, cpuinfo("0/4", "0/6", "0/13", "1/4")).cores()).isEqualTo(4);
  }

  @Test
  void countsNoCoresOfRecordsThatAreNotThoseOfTheCpusOnLine() {
    String lscpu = lscpu(8, "0-2,4-6", 2, 1, 2, "144 KiB (3 instances)");

    assertThat(cpu(lscpu, cpuinfo("0/0", "0/1")).cores()).isEqualTo(3);
    assertThat(
            cpu(lscpu, cpuinfo("0/0", "0/1", "1/0", "0/0", "0/1", "1/0").stripTrailing() + "1\nfla")
                .cores())
        .isEqualTo(3);
  }

  @Test
  void countsTheCoresOfAMainframeByItsCpusOnLine() {
    Cpu cpu =
        cpu(
            """
            {"lscpu": [
              {"field": "Architecture:", "data": "s390x"},
              {"field": "CPU(s):", "data": "16"},
              {"field": "On-line CPU(s) list:", "data": "0-7"},
              {"field": "Off-line CPU(s) list:", "data": "8-15"},
              {"field": "Thread(s) per core:", "data": "2"},
              {"field": "Core(s) per socket:", "data": "8"},
              {"field": "Socket(s) per book:", "data": "2"},
              {"field": "Book(s):", "data": "4"}
            ]}
            """,
            "");

    assertThat(cpu.cores()).isEqualTo(4);
    assertThat(cpu.sockets()).isEqualTo(8);
  }

  private Cpu cpu(String lscpu, String cpuinfo) {
    return Objects.requireNonNull(
        files.read("lscpu.json", lscpu, "proc_cpuinfo.out", cpuinfo).hardware().cpu());
  }

  private static String lscpu(
      int cpus, String online, int threads, int perSocket, int sockets, String cache) {
    return """
        {"lscpu": [
          {"field": "Architecture:", "data": "x86_64"},
          {"field": "CPU(s):", "data": "%d"},
          {"field": "On-line CPU(s) list:", "data": "%s"},
          {"field": "Thread(s) per core:", "data": "%d"},
          {"field": "Core(s) per socket:", "data": "%d"},
          {"field": "Socket(s):", "data": "%d"},
          {"field": "L1d cache:", "data": "%s"}
        ]}
        """
        .formatted(cpus, online, threads, perSocket, sockets, cache);
  }

  /** Writes a record for each socket and core. */
  private static String cpuinfo(String... places) {
    StringBuilder text = new StringBuilder();
    for (String place : places) {
      int slash = place.indexOf('/');
      text.append("processor\t: 0\nphysical id\t: ")
          .append(place, 0, slash)
          .append("\ncore id\t\t: ")
          .append(place.substring(slash + 1))
          .append("\nflags\t\t: fpu\n\n");
    }
    return text.toString();
  }
}
