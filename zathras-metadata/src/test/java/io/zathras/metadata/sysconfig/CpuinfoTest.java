package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Cpu;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuinfoTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void countsRecordsSocketsAndCoresOfALargeMachine() {
    StringBuilder text = new StringBuilder();
    for (int cpu = 0; cpu < 128; cpu++) {
      text.append(x86(cpu, cpu % 64 / 32, cpu % 32));
    }

    Cpu cpu = cpu(text.toString());

    assertThat(cpu.logicalCpus()).isEqualTo(128);
    assertThat(cpu.onlineCpus()).isEqualTo(128);
    assertThat(cpu.sockets()).isEqualTo(2);
    assertThat(cpu.cores()).isEqualTo(64);
    assertThat(cpu.coresPerSocket()).isEqualTo(32);
    assertThat(cpu.threadsPerCore()).isEqualTo(2);
    assertThat(cpu.vendor()).isEqualTo("GenuineIntel");
    assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
    assertThat(cpu.family()).isEqualTo("6");
    assertThat(cpu.modelNumber()).isEqualTo("143");
    assertThat(cpu.stepping()).isEqualTo("8");
    assertThat(cpu.flags()).containsExactly("amx_tile", "fpu");
    assertThat(cpu.maxFrequencyMhz()).isNull();
    files.saidNothing();
  }

  @Test
  void countsNothingOfACutFile() {
    String whole = x86(0, 0, 0) + x86(1, 0, 1);

    for (String rest :
        List.of(x86(2, 0, 2).substring(0, 80), "processor\t: 2\nvendor_id\t: AMD\n")) {
      SystemFilesForTest cut = new SystemFilesForTest();
      Cpu.Builder builder = Cpu.builder();
      Cpuinfo.parse(cut.file("proc_cpuinfo.out", whole + rest)).addTo(builder);
      Cpu cpu = builder.build();

      assertThat(cpu.logicalCpus()).isNull();
      assertThat(cpu.onlineCpus()).isNull();
      assertThat(cpu.cores()).isNull();
      assertThat(cpu.sockets()).isNull();
      assertThat(cpu.coresPerSocket()).isNull();
      assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Gold 6430");
      assertThat(cpu.threadsPerCore()).isEqualTo(2);
      assertThat(cut.only().code()).isEqualTo("system-file-cut");
    }
  }

  @Test
  void countsSocketsThatDiffer() {
    Cpu cpu = cpu(x86(0, 0, 0) + x86(1, 0, 1) + x86(4, 0, 0) + x86(2, 1, 0) + x86(6, 1, 0));

    assertThat(cpu.cores()).isEqualTo(3);
    assertThat(cpu.sockets()).isEqualTo(2);
    assertThat(cpu.coresPerSocket()).isNull();
    assertThat(cpu.onlineCpus()).isEqualTo(5);
  }

  @Test
  void takesCpusThatAllHaveTheSameCoreForCoresOfAVirtualMachine() {
    String cpu =
        """
        processor\t: 0
        vendor_id\t: GenuineIntel
        physical id\t: 0
        siblings\t: 1
        core id\t\t: 0
        cpu cores\t: 1

        """;

    assertThat(cpu(cpu.repeat(4)).cores()).isEqualTo(4);
    assertThat(cpu(cpu.repeat(4)).coresPerSocket()).isNull();
  }

  @Test
  void countsNoCoresOfArmProcessorsThatMayHaveSeveralThreadsEach() {
    Cpu cpu = cpu(arm("0x43", "0x0af").repeat(8));

    assertThat(cpu.cores()).isNull();
    assertThat(cpu.logicalCpus()).isEqualTo(8);
  }

  @Test
  void takesARecordAtTheEndWithoutAnEmptyLineForWhole() {
    assertThat(cpu(x86(0, 0, 0) + x86(1, 0, 1).strip()).logicalCpus()).isEqualTo(2);
    files.saidNothing();
  }

  @Test
  void decodesArmCoresAndKeepsUnknownOnesAsNumbers() {
    Cpu known = cpu(arm("0x41", "0xd40") + arm("0x41", "0xd40"));
    assertThat(known.vendor()).isEqualTo("ARM");
    assertThat(known.model()).isEqualTo("Neoverse-V1");
    assertThat(known.stepping()).isEqualTo("r1p1");
    assertThat(known.cores()).isEqualTo(2);
    assertThat(known.logicalCpus()).isEqualTo(2);
    assertThat(known.flags()).containsExactly("asimd", "fp");

    Cpu unknown = cpu(arm("0x99", "0xabc"));
    assertThat(unknown.vendor()).isEqualTo("0x99");
    assertThat(unknown.model()).isEqualTo("0x99 0xabc");
  }

  @Test
  void readsPowerWithTheMachineBehindTheRecords() {
    String text =
        """
        processor\t: 0
        cpu\t\t: POWER10 (architected), altivec supported
        clock\t\t: 2950.000000MHz
        revision\t: 2.0 (pvr 0080 0200)

        processor\t: 1
        cpu\t\t: POWER10 (architected), altivec supported
        clock\t\t: 2950.000000MHz
        revision\t: 2.0 (pvr 0080 0200)

        timebase\t: 512000000
        platform\t: pSeries
        model\t\t: IBM,9105-22A
        machine\t\t: CHRP IBM,9105-22A
        MMU\t\t: Radix
        """;

    Cpu cpu = cpu(text);

    assertThat(cpu.logicalCpus()).isEqualTo(2);
    assertThat(cpu.model()).isEqualTo("POWER10 (architected), altivec supported");
    assertThat(cpu.stepping()).isEqualTo("2.0 (pvr 0080 0200)");
    assertThat(cpu.modelNumber()).isNull();
    assertThat(cpu.cores()).isNull();
    assertThat(cpuinfo(text).powerModel()).isEqualTo("IBM,9105-22A");
    files.saidNothing();
  }

  @Test
  void readsMainframeCpusBehindTheirHead() {
    String head =
        """
        vendor_id       : IBM/S390
        # processors    : 2
        bogomips per cpu: 3241.00
        max thread id   : 1
        features\t: esan3 zarch vx
        cache0          : level=1 type=Data scope=Private size=128K line_size=256 associativity=8
        processor 0: version = 00,  identification = 0A1B2C,  machine = 3931
        processor 1: version = 00,  identification = 0A1B2C,  machine = 3931

        """;

    Cpu cpu = cpu(head + mainframe(0, 0) + mainframe(1, 0));

    assertThat(cpu.vendor()).isEqualTo("IBM/S390");
    assertThat(cpu.machineType()).isEqualTo("3931");
    assertThat(cpu.logicalCpus()).isEqualTo(2);
    assertThat(cpu.cores()).isEqualTo(1);
    assertThat(cpu.sockets()).isEqualTo(1);
    assertThat(cpu.threadsPerCore()).isEqualTo(2);
    assertThat(cpu.flags()).containsExactly("esan3", "vx", "zarch");
    assertThat(cpu.toString()).doesNotContain("0A1B2C");
    assertThat(cpu(head).logicalCpus()).isEqualTo(2);
    files.saidNothing();
  }

  @Test
  void saysWhenThereAreNoRecords() {
    assertThat(Cpuinfo.parse(files.file("proc_cpuinfo.out", "cat: no such file\n"))).isNull();
    files.said("system-file-unreadable", "proc_cpuinfo.out", 1);
  }

  private static String x86(int cpu, int socket, int core) {
    return """
        processor\t: %d
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 143
        model name\t: Intel(R) Xeon(R) Gold 6430
        stepping\t: 8
        cpu MHz\t\t: 2100.000
        physical id\t: %d
        siblings\t: 64
        core id\t\t: %d
        cpu cores\t: 32
        flags\t\t: fpu amx_tile
        power management:

        """
        .formatted(cpu, socket, core);
  }

  private static String arm(String implementer, String part) {
    return """
        processor\t: 0
        BogoMIPS\t: 2100.00
        Features\t: fp asimd
        CPU implementer\t: %s
        CPU architecture: 8
        CPU variant\t: 0x1
        CPU part\t: %s
        CPU revision\t: 1

        """
        .formatted(implementer, part);
  }

  private static String mainframe(int cpu, int core) {
    return """
        cpu number      : %d
        physical id     : 1
        core id         : %d
        book id         : 1
        drawer id       : 1
        siblings        : 2
        cpu cores       : 1
        version         : 00
        identification  : 0A1B2C
        machine         : 3931
        cpu MHz dynamic : 5200

        """
        .formatted(cpu, core);
  }

  private Cpu cpu(String text) {
    Cpu.Builder cpu = Cpu.builder();
    cpuinfo(text).addTo(cpu);
    return cpu.build();
  }

  private Cpuinfo cpuinfo(String text) {
    Cpuinfo cpuinfo = Cpuinfo.parse(files.file("proc_cpuinfo.out", text));
    assertThat(cpuinfo).isNotNull();
    return cpuinfo;
  }
}
