package io.zathras.processor.fio;

import io.zathras.processor.spi.DataNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The details that are only in the full document: each job as fio reports it, and the disks. */
final class JobDetails {

  private JobDetails() {}

  /**
   * Returns a job.
   *
   * @param grouped whether it stands for several jobs, in which case it names the file of only one
   */
  static Map<String, Object> of(DataNode job, List<SideStats> sides, boolean grouped) {
    Map<String, Object> details = new LinkedHashMap<>();
    text("name", job.at("jobname"), details);
    if (!grouped) {
      text("filename", job.at("job options").at("filename"), details);
    }
    number("group", job.at("groupid"), details);
    number("error", job.at("error"), details);
    number("elapsed_seconds", job.at("elapsed"), details);
    number("user_cpu_percent", job.at("usr_cpu"), details);
    number("system_cpu_percent", job.at("sys_cpu"), details);
    number("context_switches", job.at("ctx"), details);
    sides.forEach(side -> details.put(side.side().label, side.details()));
    for (String shares : new String[] {"iodepth_level", "latency_ns", "latency_us", "latency_ms"}) {
      Map<String, Object> percent = numbers(job.at(shares));
      percent.values().removeIf(Double.valueOf(0)::equals);
      if (!percent.isEmpty()) {
        details.put(shares + "_percent", percent);
      }
    }
    return details;
  }

  /** Returns fio's figures about the use of each disk, by the disk's name. */
  static Map<String, Object> disks(DataNode utilization) {
    Map<String, Object> disks = new LinkedHashMap<>();
    for (DataNode disk : utilization.elements()) {
      String name = disk.at("name").text();
      Map<String, Object> numbers = numbers(disk);
      if (name != null && !numbers.isEmpty()) {
        disks.put(name, numbers);
      }
    }
    return disks;
  }

  private static Map<String, Object> numbers(DataNode object) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    object.members().forEach((name, value) -> number(name, value, numbers));
    return numbers;
  }

  static void number(String name, DataNode value, Map<String, Object> into) {
    Double number = value.decimal();
    if (number != null) {
      into.put(name, number);
    }
  }

  private static void text(String name, DataNode value, Map<String, Object> into) {
    String text = value.text();
    if (text != null) {
      into.put(name, text);
    }
  }
}
