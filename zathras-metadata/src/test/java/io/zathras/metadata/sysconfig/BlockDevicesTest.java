package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.StorageDevice;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockDevicesTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void readsScsiRowsOfDisksOnly() {
    Map<String, String> disks =
        Lsscsi.parse(
            files.file(
                "lsscsi.out",
                """
                [0:0:0:0]    disk    sas:0x5000c50012345678  /dev/sda   0x5000c500abcdef01  1.92TB
                  device_blocked=0
                  dir: /sys/bus/scsi/devices/0:0:0:0  [/sys/devices/pci0000:00/disk /dev/sdz]
                [1:0:0:0]    disk    fc:0x5005076303  /dev/sdb   0x60050768018000000000000000001
                [2:0:0:0]    disk    fc:0x5005076304  /dev/sdc   0x60050768018000000000000000001
                [0:0:0:1074020368]disk    none  /dev/sdd   -
                [3:0:0:0]    disk    none  -   -
                [4:0:0:0]    cd/dvd  none  /dev/sr0   -
                [5:0:0:0]    enclosu none  -   -
                [N:0:1:1]    disk    pcie 0x1028:0x2229  /dev/nvme0n1  -  3.20TB
                """));

    assertThat(disks)
        .containsExactly(
            Map.entry("nvme0n1", ""),
            Map.entry("sda", "0x5000c500abcdef01"),
            Map.entry("sdb", "0x60050768018000000000000000001"),
            Map.entry("sdc", "0x60050768018000000000000000001"),
            Map.entry("sdd", ""));
    files.saidNothing();
  }

  @Test
  void saysNothingWhenTheDriversAreNotLoaded() {
    assertThat(
            Lsscsi.parse(
                files.file(
                    "lsscsi.out",
                    "SCSI mid level module may not be loaded\nNVMe module may not be loaded\n")))
        .isEmpty();
    files.saidNothing();
  }

  @Test
  void saysWhenThereAreNoScsiRows() {
    assertThat(Lsscsi.parse(files.file("lsscsi.out", "lsscsi: unknown option\n"))).isEmpty();
    files.said("system-file-unreadable", "lsscsi.out", 1);
  }

  @Test
  void namesEachDiskOnceWhateverFileItIsIn() {
    Lshw lshw =
        Lshw.parse(
            files.file(
                "lshw.json",
                "{\"class\": \"disk\", \"logicalname\": \"/dev/sda\", \"product\": \"X\"}"),
            false);

    Map<String, StorageDevice> devices =
        BlockDevices.of(
            Map.of("sda", "0x5000c500abcdef01", "nvme0n1", ""),
            Set.of("sda", "nvme0n1", "vda", "xvdb", "dasda", "mmcblk0", "hda", "pmem0"),
            lshw,
            false);

    assertThat(devices.values())
        .extracting(device -> device.path() + " " + device.type())
        .containsExactly(
            "/dev/dasda dasd",
            "/dev/hda ide",
            "/dev/mmcblk0 mmc",
            "/dev/nvme0n1 nvme",
            "/dev/pmem0 pmem",
            "/dev/sda scsi",
            "/dev/vda virtio",
            "/dev/xvdb xen");
    assertThat(devices.get("device_5"))
        .isEqualTo(
            StorageDevice.builder().name("sda").path("/dev/sda").type("scsi").model("X").build());
  }

  @Test
  void givesWorldWideNamesWhenAskedFor() {
    assertThat(
            BlockDevices.of(Map.of("sda", "0x5000c500abcdef01"), Set.of(), null, true)
                .get("device_0")
                .wwn())
        .isEqualTo("0x5000c500abcdef01");
  }
}
