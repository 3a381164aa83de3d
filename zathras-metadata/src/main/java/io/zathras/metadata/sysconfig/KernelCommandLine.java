package io.zathras.metadata.sysconfig;

import io.zathras.schema.PrivateText;
import io.zathras.schema.Redactor;
import io.zathras.schema.SystemConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code /proc/cmdline}: flags and {@code key=value} pairs divided by blanks, quoted where they
 * have blanks themselves. Words after {@code --} are for init and are not parameters.
 */
final class KernelCommandLine {

  /** Parameters whose values are always volumes, hosts or addresses. */
  private static final Set<String> PRIVATE =
      Set.of(
          "root",
          "resume",
          "rd.lvm.lv",
          "rd.lvm.vg",
          "rd.luks",
          "rd.luks.uuid",
          "rd.luks.name",
          "rd.luks.key",
          "rd.md.uuid",
          "rd.zfcp",
          "luks.uuid",
          "luks.name",
          "cryptdevice",
          "ip",
          "ifname",
          "nameserver",
          "BOOTIF",
          "nfsroot",
          "netroot",
          "netconsole",
          "hostname",
          "systemd.hostname",
          "systemd.machine_id",
          "ds",
          "ks",
          "repo");

  /** Parameters of the installer and of disks on networks, which name servers. */
  private static final List<String> PRIVATE_GROUPS = List.of("inst.", "rd.iscsi.", "rd.nvmf.");

  /** File names of kernels, whose versions can look like addresses. */
  private static final Set<String> KERNELS = Set.of("BOOT_IMAGE", "initrd");

  private KernelCommandLine() {}

  /** Returns the parameters in order; see {@link Repeated} for those that repeat. */
  static Map<String, Object> parse(SystemFile file, boolean includePrivate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String word : words(file.text().strip().lines().findFirst().orElse(""))) {
      if (word.equals("--")) {
        break;
      }
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      if (!includePrivate && PrivateValues.holdsAddress(key)) {
        key = Redactor.REDACTED;
      }
      if (equals < 0) {
        Repeated.add(parameters, key, true);
      } else if (!key.isEmpty()) {
        String value = word.substring(equals + 1).replace("\"", "");
        Repeated.add(parameters, key, includePrivate ? value : shown(key, value));
      }
    }
    return SystemConfiguration.builder().kernelParameters(parameters).build().kernelParameters();
  }

  /** Divides a line at blanks outside of quotation marks, as the kernel does. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      quoted ^= c == '"';
      if (i == line.length() || (!quoted && Character.isWhitespace(c))) {
        if (i > start) {
          words.add(line.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static String shown(String key, String value) {
    boolean redact =
        PRIVATE.contains(key)
            || PRIVATE_GROUPS.stream().anyMatch(key::startsWith)
            || PrivateValues.holdsVolume(value)
            || PrivateValues.holdsUuid(value)
            || (!KERNELS.contains(key) && PrivateValues.holdsAddress(value));
    return redact ? Redactor.REDACTED : PrivateText.withoutHomes(value);
  }
}
