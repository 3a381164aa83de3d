package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCommandLineTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void keepsFlagsQuotesAndRepeatedKeysInOrderAndLeavesInitArgumentsOut() {
    assertThat(
            parse(
                "BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0 ro console=tty0 console=ttyS0,115200n8"
                    + " dyndbg=\"file a +p\" hugepagesz=1G hugepages=16 hugepagesz=2M"
                    + " hugepages=512 empty= -- single console=init\n"))
        .containsExactly(
            Map.entry("BOOT_IMAGE", "(hd0,gpt2)/vmlinuz-5.14.0"),
            Map.entry("ro", true),
            Map.entry("console", List.of("tty0", "ttyS0,115200n8")),
            Map.entry("dyndbg", "file a +p"),
            Map.entry("hugepagesz", List.of("1G", "2M")),
            Map.entry("hugepages", List.of("16", "512")),
            Map.entry("empty", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root=/dev/mapper/rhel-root",
        "root=/dev/rhel/root",
        "resume=UUID=0c7b1bd8-4f3c-4b3e-a2f4-2f2f6a2b0a11",
        "rd.lvm.lv=rhel/root",
        "rd.md.uuid=1:2:3:4",
        "ostree.dev=LABEL=data",
        "inst.ks=https://installer/ks.cfg",
        "inst.repo=nfs:server:/export",
        "ds=nocloud;h=node7",
        "rd.nvmf.hostnqn=nqn.2014-08.org:node7",
        "ip=dhcp",
        "netconsole=6665@10.0.0.1/eth0,6666@10.0.0.2/00:11:22:33:44:55",
        "vconsole.peer=10.1.2.3",
        "BOOTIF=01-52-54-00-12-34-56",
        "mac=52:54:00:12:34:56",
        "addr=fe80::5054:ff:fe12:3456",
        "rd.zfcp=0.0.fc00,0x500507630300c562,0x401",
        "target=0x500507630300c562",
        "systemd.machine_id=0123456789abcdef0123456789abcdef",
        "BOOT_IMAGE=(lvm/rhel-root)/boot/vmlinuz"
      })
  void redactsVolumesAddressesIdsAndHosts(String parameter) {
    String key = parameter.substring(0, parameter.indexOf('='));

    assertThat(parse(parameter)).isEqualTo(Map.of(key, "<redacted>"));
    assertThat(KernelCommandLine.parse(files.file("proc_cmdline.out", parameter), true))
        .isEqualTo(Map.of(key, parameter.substring(parameter.indexOf('=') + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rd.iscsi.password=S3CRET",
        "PASSWORD=S3CRET",
        "inst.rootpw=S3CRET",
        "k8s.bootstrap_tok=S3CRET",
        "systemd.setenv=DB_PASSWORD=S3CRET",
        "\"foo=password=S3CRET\"",
        "opt=a,password=S3CRET",
        "url=https://u:S3CRET@h/x",
        "ghp_S3CRETabc",
        "password:S3CRET"
      })
  void showsNoSecretEvenWherePrivateValuesAreWanted(String parameter) {
    for (boolean includePrivate : new boolean[] {false, true}) {
      assertThat(KernelCommandLine.parse(files.file("proc_cmdline.out", parameter), includePrivate))
          .hasSize(1)
          .asString()
          .doesNotContain("S3CRET");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iommu=pt",
        "crashkernel=1G-4G:192M,4G-64G:256M,64G-:512M",
        "pci=resource_alignment=20@0000:00:02.0",
        "vfio-pci.ids=10de:1eb8,10de:1eb9",
        "isolcpus=managed_irq,domain,1-3,8-15",
        "nvme_core.io_timeout=4294967295",
        "rd.dasd=0.0.0201",
        "BOOT_IMAGE=/vmlinuz-5.10.16.3-microsoft-standard",
        "mitigations=auto,nosmt",
        "earlycon=uart8250,mmio32,0x00000000fe201000",
        "rd.luks.options=discard",
        "rcu_nocbs=0-63"
      })
  void keepsWhatOnlyDescribesTheSystem(String parameter) {
    String key = parameter.substring(0, parameter.indexOf('='));

    assertThat(parse(parameter))
        .isEqualTo(Map.of(key, parameter.substring(parameter.indexOf('=') + 1)));
  }

  @Test
  void redactsAFlagThatIsAnAddress() {
    assertThat(parse("quiet 10.0.0.1:/export"))
        .containsExactly(Map.entry("quiet", true), Map.entry("<redacted>", true));
  }

  @Test
  void readsALongHostileLineInOnePass() {
    assertThat(parse("\"" + "a\"b\" ".repeat(100_000))).isNotEmpty();
    assertThat(parse("x=" + "1.".repeat(200_000))).containsKey("x");
    assertThat(parse("a ".repeat(50_000)).get("a"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(50_000);
  }

  private Map<String, Object> parse(String text) {
    return KernelCommandLine.parse(files.file("proc_cmdline.out", text), false);
  }
}
