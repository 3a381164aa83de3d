package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Bios;
import io.zathras.schema.NetworkInterface;
import io.zathras.schema.Product;
import io.zathras.schema.Severity;
import io.zathras.schema.StorageDevice;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LshwTest {

  private static final String MACHINE =
      """
      {
        "id" : "node7",
        "class" : "system",
        "product" : "IBM,9105-22A",
        "vendor" : "IBM",
        "serial" : "78AB123",
        "children" : [
          {
            "id" : "firmware",
            "class" : "memory",
            "vendor" : "IBM",
            "version" : "FW1030.20",
            "date" : "03/14/2024"
          },
          {
            "id" : "nvme",
            "class" : "storage",
            "product" : "CM7",
            "vendor" : "KIOXIA",
            "serial" : "S3CR3T",
            "logicalname" : "/dev/nvme0",
            "children" : [
              { "id" : "namespace:0", "class" : "disk", "logicalname" : "hwmon1" },
              {
                "id" : "namespace:2",
                "class" : "disk",
                "logicalname" : "/dev/nvme0n1",
                "units" : "bytes",
                "size" : 3200631791616
              }
            ]
          },
          {
            "id" : "sas",
            "class" : "storage",
            "product" : "MegaRAID",
            "vendor" : "Broadcom",
            "logicalname" : "scsi0",
            "children" : [
              {
                "id" : "disk:0",
                "class" : "disk",
                "product" : "PERC H755",
                "logicalname" : ["/dev/sda", "/mnt/data"],
                "units" : "bytes",
                "size" : 959656755200,
                "children" : [
                  { "id" : "volume", "class" : "volume", "logicalname" : "/dev/sda1", "size" : 1 }
                ]
              },
              { "id" : "disk:1", "class" : "disk", "logicalname" : "/dev/sdb", "size" : 17 },
              { "id" : "cdrom", "class" : "disk", "logicalname" : "/dev/sr0" }
            ]
          },
          {
            "id" : "network",
            "class" : "network",
            "product" : "Virtio network device",
            "vendor" : "Red Hat, Inc.",
            "children" : [
              {
                "id" : "virtio2",
                "class" : "network",
                "logicalname" : ["eth0", "eth0:1"],
                "serial" : "52:54:00:12:34:56",
                "units" : "bit/s",
                "size" : 25000000000,
                "configuration" : { "driver" : "virtio_net", "ip" : "192.0.2.10" }
              }
            ]
          },
          {
            "id" : "network:1",
            "class" : "network",
            "disabled" : true,
            "logicalname" : "enx525400123456",
            "configuration" : { "driver" : "cdc_ether" }
          }
        ]
      }
      """;

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsDisksWithTheNamesOfTheirNvmeControllers() {
    Lshw lshw = parse(MACHINE);

    assertThat(lshw.diskNames()).containsExactly("nvme0n1", "sda", "sdb");
    assertThat(lshw.disk("nvme0n1").build())
        .isEqualTo(
            StorageDevice.builder()
                .vendor("KIOXIA")
                .model("CM7")
                .sizeBytes(3200631791616L)
                .build());
    files.saidNothing();
  }

  @Test
  void takesTheFirstOfSeveralNamesAndNoSizeWithoutUnits() {
    Lshw lshw = parse(MACHINE);

    assertThat(lshw.disk("sda").build())
        .isEqualTo(StorageDevice.builder().model("PERC H755").sizeBytes(959656755200L).build());
    assertThat(lshw.disk("sdb").build()).isEqualTo(StorageDevice.builder().build());
    assertThat(lshw.interfaces().get("interface_1").name()).isEqualTo("eth0");
  }

  @Test
  void readsInterfacesWithoutAddresses() {
    assertThat(parse(MACHINE).interfaces())
        .isEqualTo(
            Map.of(
                "interface_0",
                NetworkInterface.builder().name("enx<redacted>").driver("cdc_ether").build(),
                "interface_1",
                NetworkInterface.builder()
                    .name("eth0")
                    .driver("virtio_net")
                    .vendor("Red Hat, Inc.")
                    .product("Virtio network device")
                    .speedBitsPerSecond(25000000000L)
                    .build()));
  }

  @Test
  void givesAddressesAndSerialNumbersWhenAskedFor() {
    Lshw lshw = Lshw.parse(files.file("lshw.json", MACHINE), true);

    assertThat(lshw.disk("nvme0n1").build().serial()).isEqualTo("S3CR3T");
    assertThat(lshw.interfaces().get("interface_0").name()).isEqualTo("enx525400123456");
    assertThat(lshw.interfaces().get("interface_1").macAddress()).isEqualTo("52:54:00:12:34:56");
    assertThat(lshw.interfaces().get("interface_1").ipAddress()).isEqualTo("192.0.2.10");
  }

  @Test
  void knowsMachineAndFirmwareWhereThereIsNoDmiTable() {
    Lshw lshw = parse(MACHINE);

    assertThat(lshw.product()).isEqualTo(new Product("IBM", "IBM,9105-22A", null, null));
    assertThat(lshw.bios()).isEqualTo(new Bios("IBM", "FW1030.20", "03/14/2024", null));
  }

  @Test
  void takesNoPartOfTheBoardForTheMachine() {
    assertThat(
            parse(
                    "{\"class\": \"system\", \"children\": [{\"class\": \"system\","
                        + " \"product\": \"Motherboard registers\"}]}")
                .product())
        .isNull();
  }

  @Test
  void namesOldNvmeDisksByTheirControllers() {
    Lshw lshw =
        parse(
            """
            {"class": "storage", "logicalname": "/dev/nvme1", "product": "PM983", "vendor": "S"}
            """);

    assertThat(lshw.diskNames()).isEmpty();
    assertThat(lshw.disk("nvme1n1").build())
        .isEqualTo(StorageDevice.builder().vendor("S").model("PM983").build());
    assertThat(lshw.disk("nvme11n1").build()).isEqualTo(StorageDevice.builder().build());
    assertThat(lshw.disk("sda").build()).isEqualTo(StorageDevice.builder().build());
  }

  @Test
  void readsAnArrayAsTheObjectInIt() {
    assertSame(parse("[\n" + MACHINE + "]\n"));
    files.saidNothing();
  }

  @Test
  void repairsTrailingCommasAndSaysWhereTheFirstIs() {
    assertSame(
        parse(
            MACHINE
                .replace("\"size\" : 17 }", "\"size\" : 17, }")
                .replace("\"cdc_ether\" }\n    }", "\"cdc_ether\" },\n    },")));
    files.said("json-repaired", "lshw.json", 51);
    assertThat(files.only().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void repairsLeadingAndDoubleCommas() {
    assertSame(parse(MACHINE.replace("[\n", "[,\n").replace("},\n", "},,\n")));
    assertThat(files.only().code()).isEqualTo("json-repaired");
  }

  @Test
  void repairsMissingCommasBetweenObjects() {
    assertSame(parse(MACHINE.replace("},\n    {", "}\n    {")));
    assertThat(files.only().code()).isEqualTo("json-repaired");
  }

  @Test
  void readsAllOfSeveralObjectsOneAfterAnother() {
    Lshw lshw =
        parse(
            "{\"class\": \"disk\", \"logicalname\": \"/dev/sda\"}\n"
                + "{\"class\": \"disk\", \"logicalname\": \"/dev/sdb\"},"
                + "{\"class\": \"disk\", \"logicalname\": \"/dev/sdc\"}\n");

    assertThat(lshw.diskNames()).isEqualTo(Set.of("sda", "sdb", "sdc"));
    files.said("json-repaired", "lshw.json", 2);
  }

  @Test
  void readsRawControlBytesAndStrayBackslashes() {
    Lshw lshw =
        parse(
            "{\"class\": \"disk\", \"logicalname\": \"/dev/sda\", \"product\": \"A\u0001\tB\","
                + " \"serial\": \"\\x\ufffd\"}");

    assertThat(lshw.disk("sda").build().model()).isEqualTo("A\u0001\tB");
    files.saidNothing();
  }

  @Test
  void readsHalvesOfCharactersAsUnknownOnes() {
    Lshw lshw =
        parse("{\"class\": \"disk\", \"logicalname\": \"/dev/sda\", \"product\": \"A\\ud83dB\"}");

    assertThat(lshw.disk("sda").build().model()).isEqualTo("A\ufffdB");
  }

  @Test
  void ignoresACutFileAndSaysWhereItEnds() {
    String cut = MACHINE.substring(0, MACHINE.indexOf("3200631791616"));

    assertThat(parse(cut)).isNull();
    assertThat(files.only().severity()).isEqualTo(Severity.WARNING);
    assertThat(files.only().line()).isEqualTo(29);
    assertThat(files.only().message())
        .contains("character " + cut.length())
        .doesNotContain("node7");
  }

  @Test
  void readsDeepNestingOnlyAsFarAsAMachineGoes() {
    assertThat(parse("{\"children\":[".repeat(5000) + "]}".repeat(5000))).isNull();
    assertThat(files.only().code()).isEqualTo("system-file-unreadable");
  }

  private void assertSame(Lshw lshw) {
    Lshw expected = Lshw.parse(new SystemFilesForTest().file("lshw.json", MACHINE), false);
    assertThat(lshw).isNotNull();
    assertThat(lshw.diskNames()).isEqualTo(expected.diskNames());
    assertThat(lshw.interfaces()).isEqualTo(expected.interfaces());
    assertThat(lshw.product()).isEqualTo(expected.product());
    assertThat(lshw.bios()).isEqualTo(expected.bios());
  }

  private Lshw parse(String text) {
    return Lshw.parse(files.file("lshw.json", text), false);
  }
}
