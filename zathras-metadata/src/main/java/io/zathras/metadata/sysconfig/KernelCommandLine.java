package io.zathras.metadata.sysconfig;

import io.zathras.schema.PrivateText;
import io.zathras.schema.Redactor;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.redaction.PrivateNames;
import io.zathras.schema.redaction.PrivateValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /proc/cmdline}: flags and {@code key=value} pairs, see {@link KernelArgument}. Words after
 * {@code --} are for init and are not parameters.
 */
final class KernelCommandLine {

  /** Parameters whose values are always volumes, hosts or addresses. */
  private static final Set<String> PRIVATE =
      Set.of(
          "root",
          "real_root",
          "resume",
          "real_resume",
          "rd.lvm.lv",
          "rd.lvm.vg",
          "rd_lvm_lv",
          "rd_lvm_vg",
          "rd.luks",
          "rd.luks.name",
          "rd.luks.key",
          "rd.zfcp",
          "rd_zfcp",
          "luks.name",
          "cryptdevice",
          "ip",
          "ifname",
          "bootif",
          "nfsroot",
          "nfsaddrs",
          "nbdroot",
          "zfs",
          "rpool",
          "bootfs",
          "talos.config.inline",
          "netroot",
          "netconsole",
          "network_config",
          "systemd.machine_id",
          "ds",
          "ks",
          "kickstart",
          "autoyast",
          "repo");

  /** Parameters of the installer, which name servers. */
  private static final String INSTALLER = "inst.";

  /** Words in parameters of disks on networks, which name servers too. */
  private static final Set<String> PRIVATE_GROUPS = Set.of("iscsi", "nvmf", "fcoe");

  /** The last words of parameters that name a machine or a person. */
  private static final Set<String> PRIVATE_WORDS =
      Set.of("host", "hosts", "xname", "gateway", "user", "owner", "email", "mac", "serial");

  /** Ends of such words. */
  private static final List<String> PRIVATE_ENDS =
      List.of(
          "server",
          "servers",
          "nodename",
          "username",
          "fullname",
          "hostid",
          "unique_id",
          "serialno",
          "macaddr",
          "hwaddr");

  /** File names of kernels, whose versions can look like addresses. */
  private static final Set<String> KERNELS = Set.of("BOOT_IMAGE", "initrd");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  /** Begins the configuration of cloud-init, which holds passwords, keys and commands. */
  private static final String CLOUD_CONFIG = "cc:";

  private static final String CLOUD_CONFIG_END = "end_cc";

  private KernelCommandLine() {}

  /** Returns the parameters in order; see {@link Repeated} for those that repeat. */
  static Map<String, Object> parse(SystemFile file, boolean includePrivate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    boolean configuration = false;
    boolean secret = false;
    for (KernelArgument argument : KernelArgument.all(file.line(line -> false))) {
      if (argument.isEnd()) {
        break;
      }
      String key = argument.key();
      String value = argument.value();
      if (!configuration && key.startsWith(CLOUD_CONFIG)) {
        configuration = true;
        Repeated.add(parameters, CLOUD_CONFIG, Redactor.REDACTED);
      }
      if (configuration) {
        configuration = !argument.text().contains(CLOUD_CONFIG_END);
      } else if (value == null) {
        boolean hidden = secret || (!includePrivate && isPrivate(key));
        Repeated.add(parameters, hidden ? Redactor.REDACTED : key, true);
      } else if (!key.isEmpty()) {
        boolean hidden = !includePrivate && isPrivate(key);
        Repeated.add(
            parameters,
            hidden ? Redactor.REDACTED : key,
            includePrivate ? value : shown(key, value));
      }
      // A line of YAML: password: SECRET
      secret = value == null && key.endsWith(":") && Redactor.isSecret(key, "a secret");
    }
    return SystemConfiguration.builder().kernelParameters(parameters).build().kernelParameters();
  }

  private static boolean isPrivate(String text) {
    return PrivateValues.holdsAddress(text) || PrivateValues.holdsVolume(text);
  }

  private static String shown(String key, String value) {
    boolean redact =
        isPrivateName(key, value)
            || PrivateValues.holdsVolume(value)
            || PrivateValues.holdsUuid(value)
            || (!KERNELS.contains(key) && PrivateValues.holdsAddress(value));
    return redact ? Redactor.REDACTED : PrivateText.without(value);
  }

  /** Treats {@code -} and {@code _} alike, as the kernel does, and ignores case. */
  private static boolean isPrivateName(String key, String value) {
    String name = key.toLowerCase(Locale.ROOT).replace('-', '_');
    List<String> words = BETWEEN_WORDS.splitAsStream(name).toList();
    boolean named =
        PRIVATE.contains(name)
            || name.startsWith(INSTALLER)
            || words.stream().anyMatch(PRIVATE_GROUPS::contains)
            || PRIVATE_ENDS.stream().anyMatch(name::endsWith)
            || (!words.isEmpty() && PRIVATE_WORDS.contains(words.get(words.size() - 1)));
    return PrivateNames.hide(key, value) || (named && !PrivateNames.isSwitch(value));
  }
}
