package io.zathras.analysis;

import io.zathras.schema.Bios;
import io.zathras.schema.Cpu;
import io.zathras.schema.Hardware;
import io.zathras.schema.OperatingSystem;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one kind of system that people compare, with the values found: at most {@value
 * #MOST} of each, the first in alphabetical order, so that the order of documents does not matter.
 */
final class SystemFacts {

  static final String AND_MORE = "and more";

  /** Parameters that cannot explain a difference because they identify the machine or the boot. */
  private static final Set<String> VOLATILE_SYSCTL =
      Set.of(
          "fs.aio-nr",
          "fs.binfmt_misc.status",
          "fs.dentry-state",
          "fs.file-nr",
          "fs.inode-nr",
          "fs.inode-state",
          "fs.quota.syncs",
          "kernel.acpi_video_flags",
          "kernel.bootloader_type",
          "kernel.bootloader_version",
          "kernel.cad_pid",
          "kernel.domainname",
          "kernel.hostname",
          "kernel.hung_task_detect_count",
          "kernel.ns_last_pid",
          "kernel.osrelease",
          "kernel.pty.nr",
          "kernel.random.boot_id",
          "kernel.random.entropy_avail",
          "kernel.random.uuid",
          "kernel.tainted",
          "kernel.version",
          "net.ipv4.tcp_fastopen_key",
          "net.netfilter.nf_conntrack_count",
          "vm.stat_refresh");

  /**
   * Sizes that the kernel computes at boot from the free memory; they vary by a few pages with the
   * kernel and the size of the memory.
   */
  private static final Set<String> COMPUTED_SYSCTL =
      Set.of(
          "fs.epoll.max_user_watches",
          "fs.fanotify.max_user_marks",
          "fs.file-max",
          "fs.inotify.max_user_watches",
          "kernel.threads-max",
          "net.ipv4.tcp_mem",
          "net.ipv4.udp_mem",
          "net.sctp.sctp_mem",
          "vm.lowmem_reserve_ratio",
          "vm.min_free_kbytes",
          "vm.user_reserve_kbytes",
          "vm.admin_reserve_kbytes");

  /** Trees of settings for each CPU, device or user; their names and values vary with the boot. */
  private static final List<String> VOLATILE_SYSCTL_TREES =
      List.of(
          "dev.cdrom.", "fs.nfs.", "kernel.sched_domain.", "kernel.spl.", "sunrpc.", "user.max_");

  /** Arguments that name a disk, an image or the target of messages. */
  private static final Set<String> VOLATILE_ARGUMENTS =
      Set.of("BOOT_IMAGE", "initrd", "resume", "root", "rootflags", "ostree");

  /** The text that replaces a private value in documents. */
  private static final String HIDDEN = "<redacted>";

  private static final int MOST = 5;

  private final Map<String, TreeSet<String>> values = new HashMap<>();
  private final Map<String, String> texts;

  /**
   * Starts empty.
   *
   * @param texts keeps one copy of each name
   */
  SystemFacts(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Returns the environment of a result, in the order in which it is listed. */
  static Map<String, String> environment(ResultDocument document) {
    Map<String, String> environment = new LinkedHashMap<>();
    main(document, environment::put);
    environment.keySet().retainAll(Set.of("os", "kernel", "tuned", "selinux"));
    return environment;
  }

  /** Adds the facts of a document. */
  void add(ResultDocument document) {
    BiConsumer<String, String> facts = shown(this::put);
    ofSystem(document, this::put);
    SystemUnderTest system = document.systemUnderTest();
    if (system != null && system.configuration() != null) {
      ofKernel(system.configuration(), (name, value) -> put("sysctl " + name, value));
    }
    if (document.test().wrapperVersion() != null) {
      facts.accept("wrapper of " + document.test().name(), document.test().wrapperVersion());
    }
    for (Run run : document.results().runs().values()) {
      if (run.status() != Status.FAIL) {
        RunSettings.software(run)
            .forEach((name, value) -> facts.accept(document.test().name() + ' ' + name, value));
      }
    }
    TestConfiguration test = document.testConfiguration();
    if (test != null && test.tuning().get("sysctl_file") instanceof String file) {
      facts.accept("sysctl file", file);
    }
  }

  /** Passes on a document's facts about its system except sysctl parameters, each name once. */
  static void ofSystem(ResultDocument document, BiConsumer<String, String> facts) {
    BiConsumer<String, String> shown = shown(facts);
    main(document, shown);
    SystemUnderTest system = document.systemUnderTest();
    if (system != null) {
      hardware(system.hardware(), shown);
      configuration(system.configuration(), shown);
    }
  }

  private static BiConsumer<String, String> shown(BiConsumer<String, String> facts) {
    return (name, value) -> {
      if (!value.equals(HIDDEN)) {
        facts.accept(name, value);
      }
    };
  }

  /** Returns a copy by name, values in alphabetical order. */
  SortedMap<String, List<String>> sorted() {
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    values.forEach(
        (name, met) -> {
          List<String> shown = new ArrayList<>(met);
          if (shown.size() > MOST) {
            shown.set(MOST, AND_MORE);
          }
          sorted.put(name, Collections.unmodifiableList(shown));
        });
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static void main(ResultDocument document, BiConsumer<String, String> facts) {
    SystemUnderTest system = document.systemUnderTest();
    OperatingSystem os = system == null ? null : system.operatingSystem();
    SystemConfiguration configuration = system == null ? null : system.configuration();
    String name = os == null ? null : name(os);
    if (name == null) {
      name = document.metadata().osVendor();
    }
    put(facts, "os", name);
    put(facts, "kernel", os == null ? null : os.kernelVersion());
    TestConfiguration test = document.testConfiguration();
    String tuned = test == null ? null : test.tunedProfile();
    put(
        facts,
        "tuned",
        tuned == null && configuration != null ? configuration.tunedProfile() : tuned);
    put(facts, "selinux", configuration == null ? null : configuration.selinuxStatus());
  }

  private static @Nullable String name(OperatingSystem os) {
    if (os.distribution() == null) {
      return os.prettyName();
    }
    return os.version() == null ? os.distribution() : os.distribution() + ' ' + os.version();
  }

  private static void hardware(@Nullable Hardware hardware, BiConsumer<String, String> facts) {
    Bios bios = hardware == null ? null : hardware.bios();
    if (bios != null) {
      String firmware =
          String.join(
              " ",
              Stream.of(bios.vendor(), bios.version(), bios.releaseDate())
                  .filter(part -> part != null)
                  .toList());
      put(facts, "firmware", firmware.isEmpty() ? null : firmware);
    }
    Cpu cpu = hardware == null ? null : hardware.cpu();
    if (cpu != null) {
      cpu.vulnerabilities().forEach((name, state) -> facts.accept("mitigation " + name, state));
      if (cpu.frequencyBoost() != null) {
        facts.accept("frequency boost", cpu.frequencyBoost().toString());
      }
    }
  }

  private static void configuration(
      @Nullable SystemConfiguration configuration, BiConsumer<String, String> facts) {
    if (configuration == null) {
      return;
    }
    put(facts, "transparent hugepages", configuration.transparentHugepages());
    if (configuration.numadRunning() != null) {
      facts.accept("numad", configuration.numadRunning() ? "running" : "not running");
    }
    configuration
        .schedulerFeatures()
        .forEach((name, value) -> facts.accept("scheduler feature " + name, text(value)));
    configuration
        .kernelParameters()
        .forEach(
            (name, value) -> {
              if (!VOLATILE_ARGUMENTS.contains(name) && !name.startsWith("rd.")) {
                facts.accept("kernel argument " + name, text(value));
              }
            });
  }

  /** Passes on the sysctl parameters of a kernel, each once. */
  static void ofKernel(SystemConfiguration configuration, BiConsumer<String, String> facts) {
    BiConsumer<String, String> shown = shown(facts);
    configuration
        .sysctlParameters()
        .forEach(
            (name, value) -> {
              if (!isVolatile(name)) {
                shown.accept(name, text(value));
              }
            });
  }

  private static boolean isVolatile(String sysctl) {
    if (VOLATILE_SYSCTL.contains(sysctl) || COMPUTED_SYSCTL.contains(sysctl)) {
      return true;
    }
    // A loop, because a stream for each of a document's thousand settings costs more than the test.
    for (String tree : VOLATILE_SYSCTL_TREES) {
      if (sysctl.startsWith(tree)) {
        return true;
      }
    }
    return false;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : value.toString();
  }

  private static void put(BiConsumer<String, String> facts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.accept(name, value);
    }
  }

  private void put(String name, String value) {
    TreeSet<String> met = values.get(name);
    if (met == null) {
      met = new TreeSet<>();
      values.put(texts.computeIfAbsent(name, same -> same), met);
    }
    if (!met.contains(value)) {
      met.add(value);
      if (met.size() > MOST + 1) {
        met.pollLast();
      }
    }
  }
}
