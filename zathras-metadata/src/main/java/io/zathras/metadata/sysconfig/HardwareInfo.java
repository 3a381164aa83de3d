package io.zathras.metadata.sysconfig;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * {@code hw_info.out} in the results of some tests: the same tools' output in short, and whether
 * SELinux is on, which no other file states.
 */
final class HardwareInfo {

  private static final String FILE = "hw_info.out";

  private HardwareInfo() {}

  /** Returns the system with the status of SELinux that a result's file states. */
  static @Nullable SystemUnderTest complete(@Nullable SystemUnderTest system, FileTree result) {
    String status = status(result);
    if (status == null) {
      return system;
    }
    SystemConfiguration configuration = system == null ? null : system.configuration();
    if (configuration == null) {
      configuration = SystemConfiguration.builder().build();
    }
    String known = configuration.selinuxStatus();
    // Both say whether it is on; only the kernel command line may say how strict it is.
    if (status.equals("enabled") && known != null && !known.equals("disabled")) {
      return system;
    }
    return new SystemUnderTest(
        system == null ? null : system.hardware(),
        system == null ? null : system.operatingSystem(),
        configuration.withSelinuxStatus(status));
  }

  /** Some results hold copies below the first. */
  private static @Nullable String status(FileTree result) {
    return result.files().stream()
        .filter(file -> file.name().equals(FILE) && file.isKept())
        .min(Comparator.comparingInt(file -> file.path().length()))
        .map(FileEntry::lines)
        .map(Selinux::of)
        .orElse(null);
  }
}
