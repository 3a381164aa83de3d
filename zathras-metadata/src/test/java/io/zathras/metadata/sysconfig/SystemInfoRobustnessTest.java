package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentIds;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.Metadata;
import io.zathras.schema.NetworkInterface;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.StorageDevice;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestInfo;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Damages each file of each machine in many ways. Whatever it is, nothing is thrown, the facts of
 * all other files stay as they were, and the document is valid.
 */
class SystemInfoRobustnessTest {

  static final List<String> MACHINES = SystemFilesForTest.MACHINES;

  /** The parts of a document that a file has a say in. */
  private static final Map<String, Set<String>> PARTS =
      Map.ofEntries(
          Map.entry("cves.out", Set.of("cpu")),
          Map.entry("dmidecode.out", Set.of("product", "bios", "memory")),
          Map.entry("etc_release.out", Set.of("distribution")),
          Map.entry("kernel_info.out", Set.of("sysctl")),
          Map.entry("lscpu.json", Set.of("cpu", "numa")),
          Map.entry("lshw.json", Set.of("product", "bios", "storage", "network")),
          Map.entry("lsmem.json", Set.of("memory")),
          Map.entry("lspci.out", Set.of("pci")),
          Map.entry("lsscsi.out", Set.of("storage")),
          Map.entry("lsusb.out", Set.of()),
          Map.entry("numactl.out", Set.of("numa", "cpu")),
          Map.entry("proc_cmdline.out", Set.of("cmdline", "selinux")),
          Map.entry("proc_cpuinfo.out", Set.of("cpu", "product")),
          Map.entry("proc_diskstats.out", Set.of("storage")),
          Map.entry("proc_meminfo.out", Set.of("memory")),
          Map.entry("proc_sys_kernel.out", Set.of("sysctl")),
          Map.entry("proc_sys_vm.out", Set.of("sysctl")),
          Map.entry("ps_numa.out", Set.of("numad")),
          Map.entry("sched_features.out", Set.of("sched")),
          Map.entry("sys_kernel_mm.out", Set.of("thp")),
          Map.entry("sysctl.out", Set.of("sysctl")),
          Map.entry("tuned.out", Set.of("tuned")),
          Map.entry("uname.out", Set.of("kernel", "cpu")));

  private final DocumentValidator validator = new DocumentValidator();
  private Map<String, @Nullable Object> whole = Map.of();

  @ParameterizedTest
  @FieldSource("MACHINES")
  void losesNoOtherFilesFactsWhenOneIsCut(String machine) {
    FileTree tree = machine(machine);
    for (FileEntry file : tree.files()) {
      byte[] bytes = file.bytes();
      for (int sixteenth = 0; sixteenth < 16; sixteenth += 3) {
        int length = bytes.length * sixteenth / 16;
        check(tree, file, Arrays.copyOf(bytes, length), "cut at " + length, false);
      }
      check(tree, file, Arrays.copyOf(bytes, Math.max(0, bytes.length - 2)), "cut by two", false);
    }
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void statesNothingOfACutFileThatTheWholeOneDoesNot(String machine) {
    FileTree tree = machine(machine);
    SystemUnderTest all = read(tree, new Diagnostics());
    Random random = new Random(20261201);
    for (FileEntry file : tree.files()) {
      byte[] bytes = file.bytes();
      for (int round = 0; round < 12 && bytes.length > 10; round++) {
        int length = 1 + random.nextInt(bytes.length - 2);
        if (bytes[length - 1] != '\n') {
          Map<String, byte[]> files = new HashMap<>();
          tree.files().forEach(other -> files.put(other.path(), other.bytes()));
          files.put(file.path(), Arrays.copyOf(bytes, length));
          Diagnostics diagnostics = new Diagnostics();

          SystemUnderTest cut = read(FileTree.of(tree.name(), files), diagnostics);

          assertStates(all, cut, machine + " " + file.name() + " cut at " + length);
          assertThat(diagnostics.list()).hasSizeLessThan(2);
        }
      }
    }
  }

  /** Asserts that each fact is one of the whole system's, or absent. */
  private static void assertStates(@Nullable Object whole, @Nullable Object part, String what) {
    if (part == null || part.equals(whole)) {
      return;
    }
    assertThat(whole).as(what).isNotNull();
    if (part instanceof Map<?, ?> map) {
      boolean numbered = map.containsKey("device_0") || map.containsKey("interface_0");
      Map<?, ?> wholeMap = (Map<?, ?>) whole;
      map.forEach(
          (key, value) -> {
            if (numbered) {
              assertThat(wholeMap.values().toString()).as(what).contains(name(value));
            } else {
              assertStates(wholeMap.get(key), value, what + " " + key);
            }
          });
    } else if (part instanceof Record facts) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        String name = component.getName();
        // Another file's total stands in, and its source says so.
        if (!name.equals("totalBytes") && !name.equals("totalSource")) {
          assertStates(fact(whole, component), fact(facts, component), what + " " + name);
        }
      }
    } else if (part instanceof Collection<?> list) {
      assertThat(((Collection<?>) whole).containsAll(list)).as(what).isTrue();
    } else if (whole instanceof Collection<?> repeated) {
      assertThat(repeated.contains(part)).as(what).isTrue();
    } else if (!part.equals("unknown")) {
      // The kernel's text on a vulnerability has colons where that of lscpu has none.
      assertThat(part.toString().replaceAll("[:;]", ""))
          .as(what)
          .isEqualTo(whole.toString().replaceAll("[:;]", ""));
    }
  }

  private static String name(Object device) {
    return device instanceof StorageDevice storage
        ? "name=" + storage.name()
        : "name=" + ((NetworkInterface) device).name();
  }

  private static @Nullable Object fact(Object of, RecordComponent component) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void losesNoOtherFilesFactsWhenBytesOfOneAreWrong(String machine) {
    FileTree tree = machine(machine);
    Random random = new Random(20261124);
    for (FileEntry file : tree.files()) {
      for (int round = 0; round < 3; round++) {
        byte[] bytes = file.bytes();
        for (int i = 0; i < 20 && bytes.length > 0; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        check(tree, file, bytes, "round " + round, true);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void staysValidWhenNumbersAreBeyondAllMachines(String machine) {
    FileTree tree = machine(machine);
    for (FileEntry file : tree.files()) {
      for (String number : List.of("0", "999999", "99999999999999", "9".repeat(400))) {
        String text = file.text().replaceAll("(?<![\\w.])[1-9][0-9]*(?!\\w)", number);
        check(tree, file, text.getBytes(StandardCharsets.UTF_8), "numbers " + number, true);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void readsOneFileInThePlaceOfAnother(String machine) {
    FileTree tree = machine(machine);
    List<FileEntry> all = new ArrayList<>(tree.files());
    for (int i = 0; i < all.size(); i++) {
      check(tree, all.get(i), all.get((i + 5) % all.size()).bytes(), "of another", true);
    }
  }

  /** A hundred kernel settings do as well as a thousand. */
  private FileTree machine(String name) {
    FileTree.Builder tree = FileTree.builder(name);
    for (FileEntry file : SystemFilesForTest.machine(name).files()) {
      List<String> lines = file.lines();
      boolean shorten = file.name().equals("sysctl.out");
      tree.file(
          file.path(), shorten ? String.join("\n", lines.subList(0, 100)) + "\n" : file.text());
    }
    FileTree built = tree.build();
    whole = parts(read(built, new Diagnostics()));
    return built;
  }

  private void check(
      FileTree tree, FileEntry damaged, byte[] content, String how, boolean validate) {
    String what = tree.name() + " " + damaged.name() + " " + how;
    Map<String, byte[]> files = new HashMap<>();
    for (FileEntry file : tree.files()) {
      files.put(file.path(), file == damaged ? content : file.bytes());
    }
    Diagnostics diagnostics = new Diagnostics();

    SystemUnderTest system = read(FileTree.of(tree.name(), files), diagnostics);

    Map<String, @Nullable Object> expected = new LinkedHashMap<>(whole);
    Map<String, @Nullable Object> actual = parts(system);
    Set<String> own = Objects.requireNonNull(PARTS.get(damaged.name()));
    expected.keySet().removeAll(own);
    actual.keySet().removeAll(own);
    assertThat(actual).as(what).isEqualTo(expected);
    assertThat(diagnostics.list())
        .as(what)
        .allSatisfy(
            diagnostic -> {
              assertThat(diagnostic.severity()).isNotEqualTo(Severity.ERROR);
              assertThat(diagnostic.file()).endsWith("/" + damaged.name());
              assertThat(diagnostic.message()).doesNotContain("Exception");
            });
    if (validate) {
      assertThat(validator.validate(document(system))).as(what).isEmpty();
    }
  }

  private static SystemUnderTest read(FileTree tree, Diagnostics diagnostics) {
    return Objects.requireNonNull(SystemInfo.read(tree, false, diagnostics));
  }

  private static Map<String, @Nullable Object> parts(SystemUnderTest system) {
    var hardware = Objects.requireNonNull(system.hardware());
    var os = Objects.requireNonNull(system.operatingSystem());
    var configuration = Objects.requireNonNull(system.configuration());
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("product", hardware.product());
    parts.put("cpu", hardware.cpu());
    parts.put("memory", hardware.memory());
    parts.put("bios", hardware.bios());
    parts.put("numa", hardware.numa());
    parts.put("storage", hardware.storage());
    parts.put("network", hardware.network());
    parts.put("pci", hardware.pciDevices());
    parts.put("distribution", os.distribution() + os.version() + os.prettyName());
    parts.put("kernel", os.kernelVersion() + os.kernelBuild());
    parts.put("tuned", configuration.tunedProfile() + configuration.tunedPresetProfile());
    parts.put("selinux", configuration.selinuxStatus());
    parts.put("thp", configuration.transparentHugepages());
    parts.put("numad", configuration.numadRunning());
    parts.put("cmdline", configuration.kernelParameters());
    parts.put("sysctl", configuration.sysctlParameters());
    parts.put("sched", configuration.schedulerFeatures());
    return parts;
  }

  private static ResultDocument document(SystemUnderTest system) {
    return ResultDocument.builder()
        .metadata(
            Metadata.builder()
                .documentId(DocumentIds.result("x", "0123456789abcdef".repeat(4)))
                .build())
        .test(new TestInfo("x", null, null, null, null))
        .systemUnderTest(system)
        .results(Results.builder().status(Status.UNKNOWN).totalRuns(0).build())
        .build();
  }
}
