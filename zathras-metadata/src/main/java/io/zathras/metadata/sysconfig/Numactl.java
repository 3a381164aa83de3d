package io.zathras.metadata.sysconfig;

import io.zathras.schema.NumaNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code numactl --hardware}; sizes are MiB, node ids may have gaps, nodes may lack CPUs. */
final class Numactl {

  private static final Pattern AVAILABLE = Pattern.compile("available: ([0-9]{1,5}) nodes?");
  private static final Pattern NODE = Pattern.compile("node ([0-9]{1,5}) (cpus|size):(.*)");
  private static final Pattern MIB = Pattern.compile("([0-9]{1,12}) MB");
  private static final Pattern ROW = Pattern.compile("\\s*([0-9]{1,5}):(.*)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final TreeMap<Integer, NumaNode.Builder> nodes = new TreeMap<>();
  private List<Integer> columns = List.of();
  private int rows;
  private boolean listsCpus;
  private boolean cut;

  private Numactl() {}

  /** Reads the nodes; returns {@code null} when they cannot be determined. */
  static @Nullable Numactl parse(SystemFile file) {
    Numactl numactl = new Numactl();
    boolean none = false;
    boolean distances = false;
    int announced = 0;
    int badRow = 0;
    List<String> lines = file.lines(Numactl::isWhole);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher available = AVAILABLE.matcher(line);
      announced = available.lookingAt() ? Integer.parseInt(available.group(1)) : announced;
      none |= line.startsWith("No NUMA ") || line.startsWith("available: 0 nodes");
      distances |= line.startsWith("No distance information");
      if (!numactl.read(line) && badRow == 0) {
        badRow = i + 1;
      }
    }
    int nodes = Math.max(announced, numactl.nodes.size());
    if (badRow > 0 && badRow < lines.size()) {
      file.warning(
          "numa-row",
          badRow,
          "expected a distance to each of " + numactl.columns.size() + " nodes; left out");
    } else if (badRow > 0) {
      numactl.rows--;
    }
    if (numactl.nodes.size() < nodes) {
      file.endsWithout("the rest of its " + nodes + " nodes");
    } else if (numactl.listsCpus && !distances && numactl.rows < nodes) {
      // A tool that lists no CPUs is too old to know distances.
      file.endsWithout("the distances between its nodes");
    }
    numactl.cut = file.isCut();
    if (numactl.nodes.isEmpty() && !none) {
      file.holdsNoButText("the nodes' CPUs and sizes");
      return null;
    }
    return numactl;
  }

  /** The distance of the last node to itself ends the last row. */
  private static boolean isWhole(String line) {
    return (ROW.matcher(line).matches() && line.stripTrailing().endsWith(" 10"))
        || line.endsWith("available.")
        || line.startsWith("No NUMA ");
  }

  /** Returns the nodes as a document has them; none on a system without NUMA. */
  Map<String, NumaNode> nodes() {
    Map<String, NumaNode> known = new LinkedHashMap<>();
    nodes.forEach((id, node) -> known.put("node_" + id, node.build()));
    return known;
  }

  /** Returns whether nodes may be missing. */
  boolean isCut() {
    return cut;
  }

  /** Returns false for an incomplete row of distances. */
  private boolean read(String line) {
    Matcher node = NODE.matcher(line);
    Matcher row = ROW.matcher(line);
    if (node.matches()) {
      listsCpus |= node.group(2).equals("cpus");
      add(node(node.group(1)), node.group(2), node.group(3).strip());
    } else if (row.matches()) {
      rows++;
      return addDistances(nodes.get(Integer.valueOf(row.group(1))), numbers(row.group(2)));
    } else if (line.startsWith("node ") && line.indexOf(':') < 0) {
      columns = numbers(line.substring(5));
    }
    return true;
  }

  private static void add(NumaNode.Builder node, String what, String value) {
    Matcher size = MIB.matcher(value);
    if (what.equals("cpus")) {
      CpuList cpus = CpuList.parse(value);
      if (cpus != null) {
        node.cpus(cpus.toString()).cpuCount(cpus.count());
      }
    } else if (size.matches()) {
      long mib = Long.parseLong(size.group(1));
      node.memoryBytes(mib << 20).memoryGb((int) Math.rint(mib / 1024.0));
    }
  }

  private boolean addDistances(NumaNode.@Nullable Builder node, List<Integer> values) {
    if (node == null || values.size() != columns.size() || values.isEmpty()) {
      return false;
    }
    Map<String, Integer> distances = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      distances.put("node_" + columns.get(i), values.get(i));
    }
    node.distances(distances);
    return true;
  }

  /** Returns the numbers of a row, or none when it holds anything else. */
  private static List<Integer> numbers(String row) {
    List<String> words = List.of(BLANKS.split(row.strip()));
    return words.stream().allMatch(word -> NUMBER.matcher(word).matches())
        ? words.stream().map(Integer::valueOf).toList()
        : List.of();
  }

  private NumaNode.Builder node(String id) {
    return nodes.computeIfAbsent(Integer.valueOf(id), key -> NumaNode.builder());
  }
}
