package io.zathras.metadata.sysconfig;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SELinux status on the kernel command line and in {@code hw_info.out}. */
final class Selinux {

  static final String STATUS = "SELinux status:";
  private static final String MODE = "Current mode:";

  private Selinux() {}

  /** Returns the status on the kernel command line; {@code null} when it does not state one. */
  static @Nullable String of(Map<String, Object> kernelParameters) {
    if ("0".equals(last(kernelParameters.get("selinux")))) {
      return "disabled";
    }
    Object enforcing = last(kernelParameters.get("enforcing"));
    if ("0".equals(enforcing)) {
      return "permissive";
    }
    return "1".equals(enforcing) ? "enforcing" : null;
  }

  /** Returns the status that {@code sestatus} printed into {@code hw_info.out}. */
  static @Nullable String of(List<String> hardwareInfo) {
    String status = null;
    for (String line : hardwareInfo) {
      if (line.startsWith(STATUS) || line.startsWith(MODE)) {
        String word = line.substring(line.indexOf(':') + 1).strip();
        boolean known =
            switch (word) {
              case "enabled", "disabled", "enforcing", "permissive" -> true;
              default -> false;
            };
        status = known ? word : status;
      }
    }
    return status;
  }

  private static @Nullable Object last(@Nullable Object value) {
    return value instanceof List<?> list ? list.get(list.size() - 1) : value;
  }
}
