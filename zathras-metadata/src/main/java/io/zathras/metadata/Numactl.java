package io.zathras.metadata;

import io.zathras.schema.NumaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code numactl --hardware}; sizes are MiB, node ids may have gaps. */
final class Numactl {

  private static final Pattern NODE = Pattern.compile("node ([0-9]{1,5}) (cpus|size):(.*)");
  private static final Pattern ROW = Pattern.compile("\\s*([0-9]{1,5}):((?:\\s+[0-9]{1,5})+)\\s*");

  private Numactl() {}

  static Map<String, NumaNode> read(List<String> lines) {
    TreeMap<Integer, NumaNode.Builder> nodes = new TreeMap<>();
    List<Integer> columns = new ArrayList<>();
    for (String line : lines) {
      Matcher node = NODE.matcher(line);
      Matcher row = ROW.matcher(line);
      if (node.matches()) {
        NumaNode.Builder builder = builder(nodes, node.group(1));
        String value = node.group(3).strip();
        if (node.group(2).equals("cpus")) {
          var cpus = Ranges.parse(value);
          if (cpus != null) {
            builder.cpus(Ranges.format(cpus)).cpuCount(cpus.size());
          }
        } else if (value.matches("[0-9]{1,12} MB")) {
          long mib = Long.parseLong(value.substring(0, value.length() - 3));
          builder.memoryBytes(mib << 20).memoryGb((int) Math.rint(mib / 1024.0));
        }
      } else if (line.startsWith("node ") && line.matches("node(\\s+[0-9]{1,5})+\\s*")) {
        for (String id : line.substring(4).strip().split("\\s+", -1)) {
          columns.add(Integer.valueOf(id));
        }
      } else if (row.matches()) {
        Map<String, Integer> distances = new LinkedHashMap<>();
        String[] values = row.group(2).strip().split("\\s+", -1);
        for (int i = 0; i < values.length && i < columns.size(); i++) {
          distances.put("node_" + columns.get(i), Integer.valueOf(values[i]));
        }
        builder(nodes, row.group(1)).distances(distances);
      }
    }
    Map<String, NumaNode> result = new LinkedHashMap<>();
    nodes.forEach((id, builder) -> result.put("node_" + id, builder.build()));
    return result;
  }

  private static NumaNode.Builder builder(Map<Integer, NumaNode.Builder> nodes, String id) {
    return nodes.computeIfAbsent(Integer.valueOf(id), key -> NumaNode.builder());
  }
}
