package io.zathras.metadata.sysconfig;

import static io.zathras.metadata.sysconfig.SystemFilesForTest.END_OF_TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Bios;
import io.zathras.schema.Memory;
import io.zathras.schema.Product;
import io.zathras.schema.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmidecodeTest {

  private static final String HEAD =
      "# dmidecode 3.4\nGetting SMBIOS data from sysfs.\nSMBIOS 3.3.0 present.\n\n";

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsFirmwareAndMachineWithoutSerialNumbers() {
    Dmidecode dmidecode =
        parse(
            HEAD
                + """
                Handle 0x0000, DMI type 0, 26 bytes
                BIOS Information
                \tVendor: Dell Inc.
                \tVersion: 2.1.5
                \tRelease Date: 03/14/2024
                \tCharacteristics:
                \t\tPCI is supported
                \t\tVersion: not this one
                \tBIOS Revision: 2.1

                Handle 0x0001, DMI type 1, 27 bytes
                System Information
                \tManufacturer: Dell Inc.
                \tProduct Name: PowerEdge R760
                \tVersion: Not Specified
                \tSerial Number: ABC1234
                \tUUID: 4c4c4544-0042-3510-8054-b4c04f4d3733
                \tFamily: PowerEdge

                """
                + END_OF_TABLE);

    assertThat(dmidecode.bios()).isEqualTo(new Bios("Dell Inc.", "2.1.5", "03/14/2024", "2.1"));
    assertThat(dmidecode.product())
        .isEqualTo(new Product("Dell Inc.", "PowerEdge R760", null, "PowerEdge"));
    files.saidNothing();
  }

  @Test
  void readsADumpThatHasBlanksForTabs() {
    Dmidecode dmidecode =
        parse(
            """
            Handle 0x0034, DMI type 17, 34 bytes
            Memory Device
                Size: 4096 MB
                Flags:
                    Size: 1 MB
                Type: DDR3

            """
                + END_OF_TABLE);

    assertThat(memory(dmidecode).installedBytes()).isEqualTo(4L << 30);
    assertThat(memory(dmidecode).type()).isEqualTo("DDR3");
  }

  @Test
  void countsEqualSizesInOtherUnitsAsEqual() {
    Memory memory = memory(device("32 GB", "DDR4") + device("32768 MB", "DDR4"));

    assertThat(memory.installedBytes()).isEqualTo(64L << 30);
    assertThat(memory.moduleSizeBytes()).isEqualTo(32L << 30);
    assertThat(memory.moduleCount()).isEqualTo(2);
    assertThat(memory.totalBytes()).isEqualTo(64L << 30);
    assertThat(memory.totalSource()).isEqualTo("dmidecode");
  }

  @Test
  void countsEmptySlotsAsSlotsNotAsModules() {
    Memory memory =
        memory(
            device("16 GB", "DDR4", "Manufacturer: Samsung")
                + device("No Module Installed", "DDR4", "Manufacturer: NO DIMM")
                + device("No Module Installed", "Unknown", "Manufacturer: [Empty]")
                + device("Unknown", "Other"));

    assertThat(memory.slotCount()).isEqualTo(4);
    assertThat(memory.moduleCount()).isEqualTo(1);
    assertThat(memory.manufacturer()).isEqualTo("Samsung");
    assertThat(memory.type()).isEqualTo("DDR4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Type: Logical non-volatile device\n\tMemory Technology: Intel Optane DC persistent memory",
        "Type: <OUT OF SPEC>\n\tMemory Technology: Intel persistent memory",
        "Type: DDR4\n\tMemory Technology: NVDIMM-N"
      })
  void keepsPersistentMemoryApart(String kind) {
    Memory memory =
        memory(
            device("32 GB", "DDR4", "Speed: 2933 MT/s", "Memory Technology: DRAM")
                + "Handle 0x1101, DMI type 17, 84 bytes\nMemory Device\n\tSize: 128 GB\n\t"
                + kind
                + "\n\tSpeed: 2666 MT/s\n\n");

    assertThat(memory.type()).isEqualTo("DDR4");
    assertThat(memory.installedBytes()).isEqualTo(32L << 30);
    assertThat(memory.moduleCount()).isEqualTo(1);
    assertThat(memory.speedMts()).isEqualTo(2933);
    assertThat(memory.persistentBytes()).isEqualTo(128L << 30);
    assertThat(memory.persistentModuleCount()).isEqualTo(1);
    assertThat(memory.slotCount()).isEqualTo(2);
  }

  @Test
  void keepsRatedAndConfiguredSpeedAndUsesTheConfigured() {
    Memory memory =
        memory(device("32 GB", "DDR5", "Speed: 4800 MT/s", "Configured Memory Speed: 4400 MT/s"));

    assertThat(memory.ratedSpeedMts()).isEqualTo(4800);
    assertThat(memory.configuredSpeedMts()).isEqualTo(4400);
    assertThat(memory.speedMts()).isEqualTo(4400);
  }

  @ParameterizedTest
  @CsvSource({"1867 MHz", "1867 MT/s", "1867 MHz (0.5 ns)"})
  void readsOldAndNewUnitsOfSpeedAsTheSame(String speed) {
    Memory memory =
        memory(device("4096 MB", "DDR3", "Speed: " + speed, "Configured Clock Speed: " + speed));

    assertThat(memory.ratedSpeedMts()).isEqualTo(1867);
    assertThat(memory.configuredSpeedMts()).isEqualTo(1867);
    assertThat(memory.speedMts()).isEqualTo(1867);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<OUT OF SPEC>", "Unknown", "Other", "SDRAM"})
  void hasNoTypeWhereTheFirmwareHasNone(String type) {
    Memory memory = memory(device("8 GB", type, "Speed: Unknown"));

    assertThat(memory.type()).isNull();
    assertThat(memory.speedMts()).isNull();
    assertThat(memory.installedBytes()).isEqualTo(8L << 30);
  }

  @Test
  void leavesOutWhatDiffersFromModuleToModule() {
    Memory memory =
        memory(
            device("8 GB", "DDR4", "Speed: 2400 MT/s", "Manufacturer: A")
                + device("16 GB", "DDR4", "Speed: 3200 MT/s", "Manufacturer: B"));

    assertThat(memory.type()).isEqualTo("DDR4");
    assertThat(memory.ratedSpeedMts()).isNull();
    assertThat(memory.moduleSizeBytes()).isNull();
    assertThat(memory.manufacturer()).isNull();
    assertThat(memory.installedBytes()).isEqualTo(24L << 30);
  }

  @Test
  void reportsModulesThatDifferAndTakesTheSlowestForTheSpeed() {
    Memory memory =
        memory(
            device("4 GB", "DDR3", "Speed: 1066 MT/s", "Manufacturer: Samsung")
                + device("4096 MB", "DDR3", "Speed: 1333 MT/s", "Manufacturer: Samsung")
                + device("4 GB", "DDR3", "Speed: 1333 MHz", "Manufacturer: Samsung"));

    assertThat(memory.speedMts()).isEqualTo(1066);
    assertThat(memory.ratedSpeedMts()).isNull();
    assertThat(memory.moduleSizeBytes()).isEqualTo(4L << 30);
    files.said("memory-modules-differ", "dmidecode.out", null);
    assertThat(files.only().severity()).isEqualTo(Severity.INFO);
    assertThat(files.only().message())
        .isEqualTo("memory modules differ in speed (1 of 1066 MT/s, 2 of 1333 MT/s)");
  }

  @Test
  void takesTheLowestConfiguredSpeedWhateverTheModulesAreMadeFor() {
    Memory memory =
        memory(
            device("8 GB", "DDR4", "Speed: 2133 MT/s", "Configured Memory Speed: Unknown")
                + device("8 GB", "DDR4", "Speed: 3200 MT/s", "Configured Memory Speed: 2933 MT/s")
                + device(
                    "32 GB", "DDR4", "Speed: 3200 MT/s", "Configured Memory Speed: 2666 MT/s"));

    assertThat(memory.speedMts()).isEqualTo(2666);
    assertThat(memory.configuredSpeedMts()).isNull();
    assertThat(files.only().message())
        .isEqualTo(
            "memory modules differ in size (2 of 8 GiB, 1 of 32 GiB); speed (1 of 2133 MT/s,"
                + " 2 of 3200 MT/s); configured speed (1 of 2666 MT/s, 1 of 2933 MT/s)");
  }

  @Test
  void namesNoMoreThanAFewOfAThousandValues() {
    StringBuilder modules = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      modules.append(device("8 GB", "DDR4", "Speed: 3200 MT/s", "Manufacturer: " + (1000 + i)));
    }
    memory(modules.toString());

    assertThat(files.only().message()).endsWith("1 of 1005 and of 994 other values)");
  }

  @Test
  void reportsNoPiecesOfTheMemoryOfAVirtualMachine() {
    Memory memory = memory(device("16 GB", "RAM") + device("8 GB", "RAM"));

    assertThat(memory.moduleCount()).isEqualTo(2);
    assertThat(memory.moduleSizeBytes()).isNull();
    files.saidNothing();
  }

  @Test
  void countsNoModulesOfACutFile() {
    String whole =
        HEAD
            + "Handle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tProduct Name: R760\n\n"
            + device("16 GB", "DDR4")
            + device("32 GB", "DDR4");
    int product = whole.indexOf("R760\n") + 5;

    for (int end = product; end <= whole.length(); end++) {
      SystemFilesForTest file = new SystemFilesForTest();
      Dmidecode dmidecode = Dmidecode.parse(file.file("dmidecode.out", whole.substring(0, end)));

      assertThat(memory(dmidecode)).as("cut at %d", end).isEqualTo(Memory.builder().build());
      assertThat(dmidecode.product().name()).isEqualTo("R760");
      assertThat(file.only().code()).isEqualTo("system-file-cut");
    }
  }

  @Test
  void takesATableForWholeThatHasAsManyRecordsAsTheFirmwareAnnounced() {
    String head = "# dmidecode 2.12\nSMBIOS 2.1 present.\n2 structures occupying 99 bytes.\n\n";

    assertThat(memory(parse(head + device("1 GB", "DRAM").repeat(2))).moduleCount()).isEqualTo(2);
    files.saidNothing();
    assertThat(memory(parse(head + device("1 GB", "DRAM"))).moduleCount()).isNull();
    assertThat(files.only().message())
        .isEqualTo(
            "dmidecode.out is cut: it ends here without 'End Of Table'; no count or sum over the"
                + " file is stated");
  }

  @Test
  void countsNoFlashChipsVideoMemoryOrMappedAddresses() {
    Memory memory =
        memory(
            """
            Handle 0x0010, DMI type 16, 23 bytes
            Physical Memory Array
            \tUse: System Memory

            Handle 0x0020, DMI type 16, 23 bytes
            Physical Memory Array
            \tUse: Flash Memory

            Handle 0x0021, DMI type 16, 23 bytes
            Physical Memory Array
            \tUse: Video Memory

            Handle 0x0030, DMI type 20, 35 bytes
            Memory Device Mapped Address
            \tRange Size: 32 GB
            \tSize: 32 GB

            """
                + device("16 GB", "DDR4", "Array Handle: 0x0010")
                + device("16 MB", "Unknown", "Array Handle: 0x0020")
                + device("2 GB", "VRAM", "Array Handle: 0x0021")
                + device("8 MB", "Flash", "Array Handle: 0x0010"));

    assertThat(memory.slotCount()).isEqualTo(1);
    assertThat(memory.installedBytes()).isEqualTo(16L << 30);
    assertThat(memory.type()).isEqualTo("DDR4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# dmidecode 3.3\n# No SMBIOS nor DMI entry point found, sorry.\n",
        "# dmidecode 3.4\nScanning /dev/mem for entry point.\n",
        "/sys/firmware/dmi/tables/smbios_entry_point: Permission denied\n",
        "Scanning /dev/mem for entry point.\n"
      })
  void hasNothingAndSaysNothingWithoutATable(String text) {
    Dmidecode dmidecode = parse(text);

    assertThat(dmidecode.bios()).isNull();
    assertThat(dmidecode.product()).isNull();
    assertThat(memory(dmidecode)).isEqualTo(Memory.builder().build());
    files.saidNothing();
  }

  @Test
  void keepsTheRecordsBeforeDamageAndSaysWhereItIs() {
    Dmidecode dmidecode =
        parse(
            HEAD
                + "Handle 0x0001, DMI type 1, 27 bytes\nSystem Information\n"
                + "\tProduct Name: PowerEdge\n\n"
                + device("16 GB", "DDR4")
                + "Handle 0x0099, DMI type 17, 84 bytes\n"
                + "Invalid entry length (0). DMI table is broken! Stop.\n");

    assertThat(dmidecode.product().name()).isEqualTo("PowerEdge");
    assertThat(memory(dmidecode)).isEqualTo(Memory.builder().build());
    files.said("dmi-table-broken", "dmidecode.out", 15);
  }

  @Test
  void readsTheFormOfOldVersions() {
    String text =
        "# dmidecode 2.2\nSMBIOS 2.3 present.\n2 structures occupying 99 bytes.\n"
            + "Handle 0x0000\n\tDMI type 0, 20 bytes.\n\tBIOS Information\n\t\tVendor: Acme\n"
            + "\t\tCharacteristics:\n\t\t\tPCI is supported\n"
            + "Handle 0x0011\n\tDMI type 17, 27 bytes.\n\tMemory Device\n\t\tSize: 512 MB\n"
            + "Handle 0x0012\n\tDMI type 127, 4 bytes.\n\tEnd Of Table\n";

    assertThat(parse(text).bios().vendor()).isEqualTo("Acme");
    assertThat(memory(parse(text)).installedBytes()).isEqualTo(512L << 20);
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Handle 0x0031, DMI type 32, 20 bytes\n\t<TRUNCATED>\n\n",
        "Wrong DMI structures count: 23 announced, only 3 decoded.\n"
            + "Wrong DMI structures length: 900 bytes announced, structures occupy 700 bytes.\n"
      })
  void callsNoFileCutWhoseTableIsDamaged(String end) {
    assertThat(memory(parse(HEAD + device("16 GB", "DDR4") + end)).moduleCount()).isNull();
    assertThat(files.only().code()).isEqualTo("dmi-table-broken");
  }

  @Test
  void takesAnEndedTableForWholeWhateverTheFirmwareAnnounced() {
    String text = HEAD + device("16 GB", "DDR4") + END_OF_TABLE;

    assertThat(
            memory(parse(text + "Wrong DMI structures count: 23 announced, only 21 decoded.\n"))
                .moduleCount())
        .isEqualTo(1);
    files.saidNothing();
  }

  @Test
  void saysWhenItHoldsSomethingElse() {
    assertThat(parse("sudo: a password is required\n").bios()).isNull();
    files.said("system-file-unreadable", "dmidecode.out", 1);
  }

  @Test
  void hasNoFirmwareWhereEveryFieldIsAPlaceholder() {
    Dmidecode dmidecode =
        parse(
            """
            Handle 0x0001, DMI type 1, 27 bytes
            System Information
            \tManufacturer: To Be Filled By O.E.M.
            \tProduct Name: Default string
            \tVersion: ........
            \tFamily: UNKNOWN
            """);

    assertThat(dmidecode.product()).isNull();
  }

  private static String device(String size, String type, String... fields) {
    String more = fields.length == 0 ? "" : "\t" + String.join("\n\t", fields) + "\n";
    return "Handle 0x1100, DMI type 17, 84 bytes\nMemory Device\n\tSize: "
        + size
        + "\n\tType: "
        + type
        + "\n"
        + more
        + "\n";
  }

  private Dmidecode parse(String text) {
    return Dmidecode.parse(files.file("dmidecode.out", text));
  }

  private Memory memory(String records) {
    return memory(parse(HEAD + records + END_OF_TABLE));
  }

  private static Memory memory(Dmidecode dmidecode) {
    Memory.Builder memory = Memory.builder();
    dmidecode.memory().addTo(memory);
    return memory.build();
  }
}
