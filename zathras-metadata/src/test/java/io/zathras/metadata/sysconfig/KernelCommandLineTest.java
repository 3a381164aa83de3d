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
        "BOOT_IMAGE=(lvm/rhel-root)/boot/vmlinuz",
        "BOOT_IMAGE=(lvmid/rootvg-aaaa-bbbb-cccc)/vmlinuz-6.1",
        "BOOT_IMAGE=(mduuid/4f1c0b7e9a3d5f2c8e6b1a0d9c7f3e5a)/vmlinuz-5.14.0",
        "BOOT_IMAGE=(md/boot)/vmlinuz",
        "BOOT_IMAGE=(cryptouuid/4f1c0b7e9a3d5f2c8e6b1a0d9c7f3e5a)/vmlinuz",
        "rd.dm.uuid=isw_chgjdfeiab_System",
        "rd_DM_UUID=ddf1_4c53490012",
        "rd.md.uuid=9d9c7f3e:5a4f1c0b:7e9a3d5f:2c8e6b1a",
        "rd_MD_UUID=9d9c7f3e:5a4f1c0b",
        "rd_LVM_LV=vg_node7/lv_root",
        "rd_LUKS_UUID=luks-0c7b1bd8-4f3c-4b3e-a2f4-2f2f6a2b0a11",
        "mount.usr=PARTUUID=0c7b1bd8-02",
        "usr_array=9d9c7f3e:5a4f1c0b:7e9a3d5f:2c8e6b1a",
        "boot=4f1c0b7e9a3d5f2c8e6b1a0d9c7f3e5a",
        "hostname=node7",
        "systemd.hostname=node7",
        "talos.hostname=node7",
        "netcfg/get_hostname=node7",
        "netcfg/get_domain=corp",
        "hcm.host=node7",
        "nfsserver=filer",
        "rd.ntpserver=ntp.corp",
        "live-config.username=jane",
        "live-config.user-fullname=Jane",
        "spl_hostid=0xdeadbeef",
        "nfs.nfs4_unique_id=node7",
        "androidboot.serialno=ABC123DEF",
        "bcm2709.serial=0xdeadbeef",
        "zfs=rpool/ROOT/node7",
        "talos.config.inline=bWFjaGluZTog",
        "dnsDomain=corp.example",
        "DOMAIN=corp",
        "search-domain=corp",
        "ip=::::node7:eth0:dhcp",
        "nfsroot=filer:/srv/node7",
        "method=nfs:filer:/srv/os",
        "ISCSI_INITIATOR=iqn.2020-01.example:node7",
        "iscsi_target_name=gateway.root",
        "netroot=iscsi:@192.0.2.7::3260::iqn.2010-01.example:node7",
        "portal=iqn.2010-01.example:node7",
        "rd.iscsi.initiator=node7",
        "inst.ks=nfs:filer:/ks/node7",
        "ds=nocloud-net;h=node7;s=http://192.0.2.7/",
        "network-config=bmV0d29yazogbm9kZTc=",
        "init=/nix/store/aaaa-nixos-system-node7-24.05/init"
      })
  void redactsVolumesAddressesIdsAndHosts(String parameter) {
    String key = parameter.substring(0, parameter.indexOf('='));

    assertThat(parse(parameter)).isEqualTo(Map.of(key, "<redacted>"));
    assertThat(KernelCommandLine.parse(files.file("proc_cmdline.out", parameter + "\n"), true))
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
        "password:S3CRET",
        "\"inst.rootpw=my S3CRET\"",
        "inst.rootpw=\"my S3CRET\"",
        "VNCPassword=S3CRET",
        "ISCSI_PASSWORD=S3CRET",
        "passwd/root-password-crypted=S3CRET",
        "passwd/user-password-again=S3CRET",
        "systemd.set_credential=login:S3CRET",
        "systemd.set_credential_binary=passwd.hashed-password.root:S3CRET",
        "rancher.cluster.join_token=S3CRET",
        "k3s.agentToken=S3CRET",
        "wifi-psk=S3CRET",
        "smtp.pw=S3CRET",
        "inst.ks=https://u:S3CRET@h/ks.cfg",
        "cc: password: S3CRET end_cc",
        "cc:password: S3CRET",
        "\"cc: chpasswd: list: root:S3CRET end_cc\""
      })
  void showsNoSecretEvenWherePrivateValuesAreWanted(String parameter) {
    for (boolean includePrivate : new boolean[] {false, true}) {
      assertThat(
              KernelCommandLine.parse(
                  files.file("proc_cmdline.out", parameter + "\n"), includePrivate))
          .isNotEmpty()
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
        "rd.luks=0",
        "rd.iscsi.firmware=1",
        "inst.sshd=1",
        "coreos.inst.install_dev=/dev/sda",
        "ci.ds=None",
        "BOOT_IMAGE=(ieee1275//vdevice/v-scsi@30000070/disk@8100,msdos2)/vmlinuz-7.0.0",
        "netcfg/choose_interface=eth0",
        "rd.fcoe=0",
        "systemd.setenv=LANG=C",
        "vconsole.keymap=us",
        "rd.vconsole.keymap=de-latin1",
        "KEYTABLE=us",
        "keyboard-configuration/xkb-keymap=us",
        "key_size=256",
        "crypto.fips_enabled=1",
        "dm_crypt.max_read_size=131072",
        "monkey=banana",
        "tokenizer=bert",
        "iommu.passthrough=1",
        "security=selinux",
        "xhci_hcd.host=1",
        "acpi_osi=!Windows 2012",
        "trusted.source=tpm",
        "audit_backlog_limit=8192",
        "usbcore.quirks=0781:5580:bk",
        "pciback.hide=(0000:01:00.0)(0000:01:00.1)",
        "BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0-427.el9.x86_64",
        "initrd=/initramfs-6.12.0.img",
        "ostree=/ostree/boot.1/rhcos/3ff0f1b7c5d2f9a1e5d3c1b7a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1f0/0",
        "rcu_nocbs=0-63"
      })
  void keepsWhatOnlyDescribesTheSystem(String parameter) {
    String key = parameter.substring(0, parameter.indexOf('='));

    assertThat(parse('"' + parameter + '"'))
        .isEqualTo(Map.of(key, parameter.substring(parameter.indexOf('=') + 1)));
  }

  @Test
  void takesOffTheQuotesThatTheKernelTakesOff() {
    assertThat(
            parse(
                "\"acpi_osi=Windows 2015\" osi=\"Windows 2020\" \"isolcpus=managed_irq,1-3\""
                    + " \"a flag\" inner=a\"b c\"d open=\"to the end"))
        .containsExactly(
            Map.entry("acpi_osi", "Windows 2015"),
            Map.entry("osi", "Windows 2020"),
            Map.entry("isolcpus", "managed_irq,1-3"),
            Map.entry("a flag", true),
            Map.entry("inner", "a\"b c\"d"),
            Map.entry("open", "to the end"));
  }

  @Test
  void leavesTheConfigurationOfCloudInitOutUpToItsEnd() {
    assertThat(parse("ro cc: users: [bob] end_cc quiet cc:packages: [x] end_cc console=ttyS0"))
        .containsExactly(
            Map.entry("ro", true),
            Map.entry("cc:", List.of("<redacted>", "<redacted>")),
            Map.entry("quiet", true),
            Map.entry("console", "ttyS0"));
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

  @Test
  void leavesOutTheLastArgumentOfACutLine() {
    String quoted = "ro isolcpus=1-3 dyndbg=\"file core.c +p\" console=tty";

    assertThat(cut(quoted)).containsOnlyKeys("ro", "isolcpus", "dyndbg");
    assertThat(cut(quoted.substring(0, quoted.indexOf("core.c"))))
        .isEqualTo(Map.of("ro", true, "isolcpus", "1-3"));
    assertThat(cut("ro isolcpus=1-1")).isEqualTo(Map.of("ro", true));
    assertThat(cut("r")).isEmpty();
  }

  private static Map<String, Object> cut(String text) {
    SystemFilesForTest cut = new SystemFilesForTest();
    Map<String, Object> parameters =
        KernelCommandLine.parse(cut.file("proc_cmdline.out", text), false);
    cut.said("system-file-cut", "proc_cmdline.out", 1);
    return parameters;
  }

  private Map<String, Object> parse(String text) {
    return KernelCommandLine.parse(files.file("proc_cmdline.out", text + "\n"), false);
  }
}
