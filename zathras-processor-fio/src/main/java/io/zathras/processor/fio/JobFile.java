package io.zathras.processor.fio;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The job file {@code file_run_<n>} that fio was started with. The devices are read from here
 * because grouped output names only one of them.
 */
final class JobFile {

  static final JobFile NONE = new JobFile();

  private final Map<String, String> global = new LinkedHashMap<>();
  private final List<Map<String, String>> sections = new ArrayList<>();

  private JobFile() {}

  static JobFile read(@Nullable FileEntry file) {
    if (file == null || !file.isKept()) {
      return NONE;
    }
    JobFile jobs = new JobFile();
    Map<String, String> section = jobs.global;
    for (String line : file.lines()) {
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        if (text.equalsIgnoreCase("[global]")) {
          section = jobs.global;
        } else {
          section = new LinkedHashMap<>();
          jobs.sections.add(section);
        }
      } else if (equals > 0 && text.charAt(0) != '#' && text.charAt(0) != ';') {
        section.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return jobs;
  }

  /** Returns an option if it is the same in all jobs, or {@code null}. */
  @Nullable String option(String name) {
    Set<String> values = new LinkedHashSet<>();
    for (Map<String, String> section : sections) {
      values.add(section.getOrDefault(name, global.getOrDefault(name, "")));
    }
    String only = values.size() == 1 ? values.iterator().next() : "";
    return only.isEmpty() ? null : only;
  }

  List<String> devices() {
    Set<String> devices = new LinkedHashSet<>();
    for (Map<String, String> section : sections) {
      String names = section.getOrDefault("filename", global.getOrDefault("filename", ""));
      for (String name : names.split(":", -1)) {
        if (!name.isBlank()) {
          devices.add(name.strip());
        }
      }
    }
    return List.copyOf(devices);
  }

  /** Returns how many jobs run at once, or {@code null} when the file has none. */
  @Nullable Integer jobs() {
    long jobs = 0;
    for (Map<String, String> section : sections) {
      String clones = section.getOrDefault("numjobs", global.getOrDefault("numjobs", "1"));
      Integer number = Numbers.positiveInteger(clones);
      jobs += number == null ? 1 : number;
    }
    return jobs == 0 || jobs > Integer.MAX_VALUE ? null : (Integer) (int) jobs;
  }
}
