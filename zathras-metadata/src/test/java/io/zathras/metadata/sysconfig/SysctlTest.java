package io.zathras.metadata.sysconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlTest {

  private final SystemFilesForTest files = new SystemFilesForTest();

  @Test
  void keepsEqualsSignsTabsEmptyValuesAndRepeatedKeys() {
    assertThat(
            parse(
                """
                a.b = x = y
                kernel.core_modes = file
                kernel.core_modes = pipe
                kernel.core_modes = socket
                kernel.panic_sys_info =
                kernel.pty.reserve =\s
                net.ipv4.ip_local_port_range = 32768\t60999
                """))
        .isEqualTo(
            Map.of(
                "a.b", "x = y",
                "kernel.core_modes", List.of("file", "pipe", "socket"),
                "kernel.panic_sys_info", "",
                "kernel.pty.reserve", "",
                "net.ipv4.ip_local_port_range", "32768\t60999"));
    files.saidNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vm.swappiness = 60\nkernel.hostname = node7\nfs.file-nr = 931\t0\t2\nkernel.x = 1",
        "kernel.hostname = node7",
        "kernel.hostname = (none)\nkernel.domainname =\nkernel.random.boot_id = 1\n",
        "kernel.random.uuid = 1\rvm.swappiness = 60\r",
        "fs.file-nr\nkernel.hostname : x = y\n = z\nfs.quota.syncs =\n\n",
        "kernel.a = 1\nkernel.a = 2\nnet.netfilter.nf_conntrack_count = 7\nkernel.a = 3\n",
        "net.netfilter.nf_conntrack_max = 7\nkernel.hostname = caf\u00e9\nkernel.y = caf\u00e9"
      })
  void saysTheSameWithoutTheValuesThatAreNotStated(String text) {
    for (boolean includePrivate : new boolean[] {false, true}) {
      byte[] stated = Sysctl.stated(text.getBytes(UTF_8), includePrivate);

      assertThat(Sysctl.parse(files.file("sysctl.out", new String(stated, UTF_8)), includePrivate))
          .isEqualTo(Sysctl.parse(files.file("sysctl.out", text), includePrivate));
    }
  }

  @ParameterizedTest
  @FieldSource("io.zathras.metadata.sysconfig.SystemFilesForTest#MACHINES")
  void saysTheSameForMachinesThatDifferInNamesAndCounters(String machine) {
    byte[] content = SystemFilesForTest.machine(machine).find("**/sysctl.out").get(0).bytes();
    String other =
        new String(content, UTF_8)
            .replaceAll("(?m)^(kernel.hostname|fs.file-nr|kernel.ns_last_pid) = .*", "$1 = 4711");

    assertThat(Sysctl.stated(other.getBytes(UTF_8), false))
        .isEqualTo(Sysctl.stated(content, false));
    assertThat(Sysctl.stated((other + "vm.x = 1\n").getBytes(UTF_8), false))
        .isNotEqualTo(Sysctl.stated(content, false));
    assertThat(Sysctl.stated(other.getBytes(UTF_8), true)).isNotEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.dentry-state = 69721\t67866\t45\t0\t19686\t0",
        "fs.file-nr = 931\t0\t2466193",
        "fs.inode-nr = 49824\t0",
        "fs.quota.lookups = 5",
        "kernel.ns_last_pid = 23348",
        "kernel.random.uuid = 0c7b1bd8-4f3c-4b3e-a2f4-2f2f6a2b0a11",
        "kernel.random.entropy_avail = 256",
        "kernel.sched_domain.cpu0.domain0.max_newidle_lb_cost = 1234",
        "net.netfilter.nf_conntrack_count = 7"
      })
  void leavesOutWhatChangesOnItsOwn(String line) {
    assertThat(parse(line + "\nvm.swappiness = 60\n")).containsOnlyKeys("vm.swappiness");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel.hostname = node7",
        "kernel.domainname = lab.example.com",
        "kernel.random.boot_id = 0c7b1bd8-4f3c-4b3e-a2f4-2f2f6a2b0a11",
        "net.core.netdev_rss_key = 7a:3f:11:22:33:44:55:66",
        "net.ipv4.tcp_fastopen_key = 0d1c2b3a-11223344-55667788-99aabbcc",
        "net.ipv6.conf.eth0.stable_secret = 2001:db8::1",
        "lnet.nis = 10.0.0.1@tcp",
        "net.custom.peer = 192.0.2.10",
        "net.custom.mac = 52:54:00:12:34:56",
        "net.custom.peer6 = 2001:0db8:0000:0000:0000:0000:0000:0001"
      })
  void redactsNamesKeysAndAddresses(String line) {
    String key = line.substring(0, line.indexOf(' '));
    String value = line.substring(line.indexOf('=') + 2);

    assertThat(parse(line)).isEqualTo(Map.of(key, "<redacted>"));
    assertThat(Sysctl.parse(files.file("sysctl.out", line), true)).isEqualTo(Map.of(key, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel.osrelease = 4.18.0.1",
        "kernel.osrelease = 5.10.16.3-microsoft-standard-WSL2",
        "kernel.version = #1 SMP 10.2.3.4",
        "kernel.domainname = (none)",
        "kernel.core_pattern = |/usr/lib/systemd/systemd-coredump %P %u %g %s %t %c %h",
        "kernel.keys.maxkeys = 200",
        "dev.cdrom.info = CD-ROM information, Id: cdrom.c 3.20 2003/12/17",
        "net.ipv4.tcp_rmem = 4096\t131072\t6291456",
        "net.ipv4.conf.all.rp_filter = 1",
        "net.core.default_qdisc = fq_codel",
        "net.ipv4.ping_group_range = 0\t2147483647"
      })
  void keepsVersionsAndNumbersThatOnlyLookLikeAddresses(String line) {
    String key = line.substring(0, line.indexOf(' '));

    assertThat(parse(line)).isEqualTo(Map.of(key, line.substring(line.indexOf('=') + 2)));
  }

  @Test
  void writesHomeDirectoriesAsTilde() {
    assertThat(parse("kernel.core_pattern = /home/jdoe/cores/core.%p\n"))
        .isEqualTo(Map.of("kernel.core_pattern", "~/cores/core.%p"));
  }

  @Test
  void leavesTheHardwareAddressOutOfAnInterfaceInAKey() {
    assertThat(parse("net.ipv4.conf.enx525400123456.rp_filter = 1\n"))
        .isEqualTo(Map.of("net.ipv4.conf.enx<redacted>.rp_filter", "1"));
  }

  @Test
  void readsTheSameSettingsFromProc() {
    SystemFile proc =
        files.file(
            "kernel_info.out",
            """
            /proc/sys/kernel/hostname:node7
            /proc/sys/kernel/keys/maxkeys:200
            /proc/sys/kernel/core_modes:file
            /proc/sys/kernel/core_modes:pipe
            /proc/sys/kernel/sem:32000\t1024000000\t500\t32000
            grep: /proc/sys/kernel/x: Permission denied
            """);

    assertThat(Sysctl.parseProc(proc, false))
        .isEqualTo(
            Map.of(
                "kernel.hostname", "<redacted>",
                "kernel.keys.maxkeys", "200",
                "kernel.core_modes", List.of("file", "pipe"),
                "kernel.sem", "32000\t1024000000\t500\t32000"));
    files.saidNothing();
  }

  @Test
  void saysWhenThereAreNoSettingsWithoutQuotingThem() {
    assertThat(parse("secret node7\n")).isEmpty();
    files.said("system-file-unreadable", "sysctl.out", 1);
    assertThat(files.only().message()).doesNotContain("node7");
  }

  private Map<String, Object> parse(String text) {
    return Sysctl.parse(files.file("sysctl.out", text), false);
  }
}
