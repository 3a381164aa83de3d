package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What uperf itself printed in one case: {@code
 * summary_results_rr_nj=4_pt=tcp_ps=64_nets=1_iteration=1_<suffix>}.
 *
 * @param file the file
 * @param id the case, from the file's name
 * @param networks the server addresses used at once, from the name, or {@code null}
 * @param iteration from the name, or {@code null}
 * @param content what stands in the file
 */
record RawSummary(
    FileEntry file,
    CaseId id,
    @Nullable Integer networks,
    @Nullable Integer iteration,
    Content content) {

  private static final String PREFIX = "summary_results_";

  /**
   * What stands in the file.
   *
   * @param interval when it ran; unknown in old generations
   * @param rates what was measured; none when the case failed
   * @param firstTransactions the operation rate of the first Total line, the only one that the
   *     wrapper's table takes, or {@code null}
   * @param verdict what the file says about success; {@link Status#FAIL} also without a Total line
   * @param problem why it is no success, or {@code null}
   * @param problemLine the line that says so, or {@code null}
   */
  record Content(
      Interval interval,
      Rates rates,
      @Nullable Double firstTransactions,
      Status verdict,
      @Nullable String problem,
      @Nullable Integer problemLine) {}

  /** Returns the raw files of a payload; of the copies below {@code net_results} only lost ones. */
  static List<FileEntry> files(FileTree payload) {
    Map<String, FileEntry> byName = new LinkedHashMap<>();
    payload.find(PREFIX + "*").forEach(file -> byName.put(file.name(), file));
    payload
        .find("net_results/**/" + PREFIX + "*")
        .forEach(file -> byName.putIfAbsent(file.name(), file));
    return List.copyOf(byName.values());
  }

  /** Reads a file; returns {@code null} and says why when its name does not tell the case. */
  static @Nullable RawSummary read(FileEntry file, Diagnostics diagnostics) {
    String name = file.name().substring(PREFIX.length());
    Map<String, String> parts = parts(name);
    String testType = name.substring(0, Math.max(0, name.indexOf('_')));
    String protocol = parts.get("pt");
    Integer packetSize = Numbers.positiveInteger(parts.get("ps"));
    Integer instances = Numbers.positiveInteger(parts.get("nj"));
    if (testType.isEmpty() || protocol == null || packetSize == null || instances == null) {
      diagnostics.error(
          "name-unknown",
          file.location(),
          null,
          "the name does not tell the case; expected "
              + PREFIX
              + "<test type>_nj=<instances>_pt=<protocol>_ps=<packet size>_...; it is left out");
      return null;
    }
    CaseId id = new CaseId(testType, protocol, packetSize, instances);
    return new RawSummary(
        file,
        id,
        Numbers.positiveInteger(parts.get("nets")),
        Numbers.positiveInteger(parts.get("iteration")),
        new RawSummaryReader(file, id, diagnostics).read());
  }

  /** The suffix behind the parts is free text, so that only the first of a name counts. */
  private static Map<String, String> parts(String name) {
    Map<String, String> parts = new HashMap<>();
    for (String part : name.split("_", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }
}
