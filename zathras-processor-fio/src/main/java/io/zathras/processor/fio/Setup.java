package io.zathras.processor.fio;

import io.zathras.processor.spi.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a workload, from fio's output, else from the job file, else from the wrapper's
 * names.
 */
final class Setup {

  private final Workload workload;
  private final JobFile file;
  private final @Nullable FioOutput output;
  private final @Nullable Operation operation;
  private final @Nullable Double blockBytes;
  private final @Nullable Integer depth;
  private final @Nullable Integer clones;
  private final @Nullable Integer jobs;

  private Setup(Workload workload, JobFile file, @Nullable FioOutput output) {
    this.workload = workload;
    this.file = file;
    this.output = output;
    Operation stated = Operation.of(first(option("rw"), option("readwrite")));
    operation = stated == null ? workload.operation() : stated;
    String size = first(option("bs"), option("blocksize"));
    blockBytes = FioUnits.bytes(size == null ? workload.label() : size);
    depth = count(option("iodepth"), workload.sweep().depth());
    clones = count(option("numjobs"), workload.sweep().jobs());
    jobs = jobs(file.jobs(), disks(), output == null ? 0 : output.jobs.size());
  }

  static Setup of(Workload workload, JobFile file, @Nullable FioOutput output) {
    Setup setup = new Setup(workload, file, output);
    Double named = FioUnits.bytes(workload.label());
    if (output != null && named != null && setup.blockBytes != null) {
      double apart = Math.abs(named - setup.blockBytes);
      // The wrapper rounds the size in the name to tenths.
      if (apart > Math.max(0.05 * 1024, 0.001 * named)) {
        output.report.warning(
            "block-size-differs",
            "the block size is %s bytes; the directory %s says %s; what fio says is used",
            Stream.of(setup.option("bs"), setup.option("blocksize"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""),
            workload.directory(),
            workload.label());
      }
    }
    return setup;
  }

  private static @Nullable Integer count(@Nullable String option, @Nullable Integer named) {
    Integer stated = Numbers.positiveInteger(option);
    return stated == null ? named : stated;
  }

  /** Prefers the job file and the names, because grouped output has one job for all. */
  private @Nullable Integer jobs(@Nullable Integer inFile, @Nullable Integer disks, int reported) {
    Integer told = inFile;
    if (told == null && disks != null && clones != null) {
      told = (int) Math.min(Integer.MAX_VALUE, (long) disks * clones);
    }
    return told == null || told < reported ? (reported == 0 ? null : (Integer) reported) : told;
  }

  /**
   * Returns whether fio must have written a log, because it was told to and measured its subject.
   */
  boolean logs(LogKind kind) {
    return output != null && option(kind.option) != null && output.measured(kind);
  }

  @Nullable String option(String name) {
    return first(output == null ? null : output.option(name), file.option(name));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  @Nullable Operation operation() {
    return operation;
  }

  @Nullable Double blockBytes() {
    return blockBytes;
  }

  /** Returns how many jobs run at once, each with logs of its own, or {@code null}. */
  @Nullable Integer jobs() {
    return jobs;
  }

  /** Returns the largest number of I/Os in flight. fio's default depth is 1. */
  long load() {
    return (long) (jobs == null ? 1 : jobs) * (depth == null ? 1 : depth);
  }

  /** Returns the length of the ramp before the measurement, in seconds. */
  double rampSeconds() {
    Double seconds = FioUnits.seconds(option("ramp_time"));
    return seconds == null || seconds < 0 ? 0 : seconds;
  }

  private @Nullable Integer disks() {
    Integer named = workload.sweep().disks();
    return named == null && !file.devices().isEmpty() ? (Integer) file.devices().size() : named;
  }

  /** Returns a name such as {@code randread 4KiB disks=2 jobs=4 iodepth=16 libaio}. */
  String name() {
    StringBuilder name = new StringBuilder(operation == null ? "unknown" : operation.name());
    append(name, " ", workload.label());
    append(name, " disks=", disks());
    append(name, " jobs=", clones);
    append(name, " iodepth=", depth);
    append(name, " ", engine());
    return name.toString();
  }

  private static void append(StringBuilder name, String before, @Nullable Object part) {
    if (part != null) {
      name.append(before).append(part);
    }
  }

  private @Nullable String engine() {
    return first(option("ioengine"), workload.sweep().engine());
  }

  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    put("operation", operation == null ? null : operation.name(), settings);
    put("block_size", workload.label(), settings);
    put("block_size_bytes", blockBytes, settings);
    put("ioengine", engine(), settings);
    put("iodepth", depth, settings);
    put("ndisks", disks(), settings);
    put("devices", devices(), settings);
    put("disksize", workload.sweep().diskSize(), settings);
    put("numjobs_per_device", clones, settings);
    put("jobs", jobs, settings);
    put("direct_io", flag("direct"), settings);
    put("sync", flag("sync"), settings);
    put("time_based", flag("time_based"), settings);
    put("runtime_seconds", FioUnits.seconds(option("runtime")), settings);
    put("ramp_time_seconds", FioUnits.seconds(option("ramp_time")), settings);
    put("clocksource", option("clocksource"), settings);
    put("rwmixread", Numbers.decimal(option("rwmixread")), settings);
    put("verify", option("verify"), settings);
    put("fio_version", output == null ? null : output.version(), settings);
    return settings;
  }

  private @Nullable List<String> devices() {
    if (!file.devices().isEmpty()) {
      return file.devices();
    }
    String stated = output == null ? null : output.option("filename");
    return stated == null ? null : List.of(stated);
  }

  private @Nullable Boolean flag(String name) {
    return output == null ? null : output.flag(name);
  }

  private static void put(String name, @Nullable Object value, Map<String, Object> into) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /**
   * Returns whether a direction belongs to the operation, which the reads of a verification do not.
   */
  boolean isAbout(Side side) {
    return operation == null || operation.sides().contains(side);
  }

  /** Returns the directions of the operation, without the reads of a verification. */
  List<SideStats> ofOperation(List<SideStats> all) {
    List<SideStats> own =
        all.stream()
            .filter(each -> each.side() != Side.MIXED)
            .filter(each -> isAbout(each.side()))
            .toList();
    return own.isEmpty() ? all.stream().filter(each -> each.side() == Side.MIXED).toList() : own;
  }
}
