package io.zathras.metadata.sysconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void takesNoCutFileForAWholeOneThatDiffersInTheLastValueOnly() {
    byte[] whole = "vm.x = 1\nfs.file-nr = 12\n".getBytes(UTF_8);
    byte[] cut = "vm.x = 1\nfs.file-nr = 1".getBytes(UTF_8);

    assertThat(Sysctl.stateTheSame(whole, cut, false)).isFalse();
    assertThat(Sysctl.stateTheSame(cut, whole, false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel.hostname = a;vm.x = 1 | kernel.hostname = bcd;vm.x = 1 | true",
        "kernel.hostname = a;vm.x = 1 | kernel.hostname = bcd;vm.x = 2 | false",
        "kernel.hostname = a | kernel.hostname = (none) | false",
        "kernel.hostname = a | kernel.hostnamf = a | false",
        "fs.file-nr = 1;fs.inode-nr = 12;vm.x = 1; | fs.file-nr = 22;fs.inode-nr = 1;vm.x = 1; | true",
        "fs.file-nr = 1;vm.x = 1 | fs.file-nr = 1;vm.x = 1;vm.y = 1 | false",
        "vm.x = 1;vm.y = 1 | vm.x = 1 | false",
        "kernel.ns_last_pid = 7 | kernel.ns_last_pid = 71 | true",
        "vm.x = 1 | vm.x = 1 | true",
      })
  void statesTheSameWhereOnlyValuesDifferThatAreNotStated(
      String first, String second, boolean same) {
    byte[] one = (first + ";").replace(';', '\n').getBytes(UTF_8);
    byte[] other = (second + ";").replace(';', '\n').getBytes(UTF_8);

    assertThat(Sysctl.stateTheSame(one, other, false)).isEqualTo(same);
    assertThat(Sysctl.stateTheSame(other, one, false)).isEqualTo(same);
  }

  @Test
  void namesThatAreStatedAreNeverTheSame() {
    assertThat(
            Sysctl.stateTheSame(
                "kernel.hostname = a".getBytes(UTF_8), "kernel.hostname = b".getBytes(UTF_8), true))
        .isFalse();
  }

  @ParameterizedTest
  @FieldSource("io.zathras.metadata.sysconfig.SystemFilesForTest#MACHINES")
  void whatIsSaidToStateTheSameIsReadAsTheSame(String machine) {
    byte[] content = SystemFilesForTest.machine(machine).find("**/sysctl.out").get(0).bytes();
    Random random = new Random(machine.hashCode());
    int same = 0;
    for (int i = 0; i < 200; i++) {
      String text = new String(content, UTF_8);
      byte[] other = (i % 2 == 0 ? counted(text, random) : broken(text, random)).getBytes(UTF_8);
      if (Sysctl.stateTheSame(content, other, false)) {
        same++;
        assertThat(Sysctl.parse(files.file("sysctl.out", new String(other, UTF_8)), false))
            .isEqualTo(Sysctl.parse(files.file("sysctl.out", text), false));
      }
    }
    assertThat(same).as("alike").isBetween(100, 199);
  }

  private static String counted(String text, Random random) {
    return text.replaceAll(
        "(?m)^(fs.file-nr|fs.inode-nr|kernel.ns_last_pid) = .*", "$1 = " + random.nextInt(100_000));
  }

  private static String broken(String text, Random random) {
    StringBuilder broken = new StringBuilder(text);
    int at = random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 -> broken.deleteCharAt(at).toString();
      case 1 -> broken.insert(at, "\n= 7\r".charAt(random.nextInt(5))).toString();
      default -> broken.replace(at, at + 1, "x").toString();
    };
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
        "lnet.nis = 10.0.0.1@tcp",
        "net.custom.peer = 192.0.2.10",
        "net.custom.mac = 52:54:00:12:34:56",
        "net.custom.peer6 = 2001:0db8:0000:0000:0000:0000:0000:0001"
      })
  void redactsNamesAndAddresses(String line) {
    String key = line.substring(0, line.indexOf(' '));
    String value = line.substring(line.indexOf('=') + 2);

    assertThat(parse(line)).isEqualTo(Map.of(key, "<redacted>"));
    assertThat(Sysctl.parse(files.file("sysctl.out", line + "\n"), true))
        .isEqualTo(Map.of(key, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.core.netdev_rss_key = 7a:3f:11:22:33:44:55:66",
        "net.ipv4.tcp_fastopen_key = 0d1c2b3a-11223344-55667788-99aabbcc",
        "net.ipv6.conf.eth0.stable_secret = 2001:db8::1",
        "vendor.PASSWORD = hunter"
      })
  void redactsKeysAndSecretsEvenWherePrivateValuesAreWanted(String line) {
    Map<String, String> shown = Map.of(line.substring(0, line.indexOf(' ')), "<redacted>");

    assertThat(parse(line)).isEqualTo(shown);
    assertThat(Sysctl.parse(files.file("sysctl.out", line + "\n"), true)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel.keys.maxkeys = 200",
        "vm.overcommit_memory = 0",
        "net.sctp.auth_enable = 0"
      })
  void keepsWhatOnlySoundsLikeASecret(String line) {
    assertThat(parse(line)).containsValue(line.substring(line.indexOf('=') + 2));
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
    return Sysctl.parse(files.file("sysctl.out", text + "\n"), false);
  }
}
