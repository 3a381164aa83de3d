package io.zathras.processor.fio;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workload as a run of the result.
 *
 * @param operation its operation, or {@code null} when unknown
 * @param blockBytes its block size in bytes, or {@code null} when unknown
 * @param load how many I/Os it has in flight: jobs times queue depth
 */
record FioRun(
    RunBuilder run, @Nullable Operation operation, @Nullable Double blockBytes, long load) {

  /**
   * The names of the error numbers that storage gives; other errors are reported by number only.
   */
  private static final Map<Long, String> ERRORS =
      Map.ofEntries(
          Map.entry(1L, "EPERM"),
          Map.entry(2L, "ENOENT"),
          Map.entry(5L, "EIO"),
          Map.entry(11L, "EAGAIN"),
          Map.entry(12L, "ENOMEM"),
          Map.entry(13L, "EACCES"),
          Map.entry(16L, "EBUSY"),
          Map.entry(22L, "EINVAL"),
          Map.entry(27L, "EFBIG"),
          Map.entry(28L, "ENOSPC"),
          Map.entry(30L, "EROFS"),
          Map.entry(84L, "EILSEQ, as of data that does not verify"),
          Map.entry(95L, "EOPNOTSUPP"),
          Map.entry(121L, "EREMOTEIO"));

  /**
   * Adds a workload to a result.
   *
   * @param mostPoints how many points its series may have
   * @param output fio's output, or {@code null} when it cannot be read
   */
  static FioRun add(
      ResultBuilder result,
      Workload workload,
      ResultInput input,
      @Nullable FioOutput output,
      int mostPoints) {
    ResultInput own = own(workload, input);
    Setup setup = Setup.of(workload, JobFile.read(input.firstOf(workload.jobFile())), output);
    Interval times = times(own, output);
    RunBuilder run =
        result.run(setup.name()).verdict(Status.FAIL).times(times).settings(setup.settings());
    if (output != null) {
      measure(run, setup, output);
    }
    LogSeries.add(run, own, setup, times, mostPoints);
    return new FioRun(run, setup.operation(), setup.blockBytes(), setup.load());
  }

  static ResultInput own(Workload workload, ResultInput input) {
    String directory = workload.directory();
    return input.in(workload.step() + "/" + (directory == null ? workload.number() : directory));
  }

  /** Returns whether both were measured at the same block size and load. */
  boolean isLike(FioRun other) {
    return load == other.load && Objects.equals(blockBytes, other.blockBytes);
  }

  private static void measure(RunBuilder run, Setup setup, FioOutput output) {
    List<SideStats> all = new ArrayList<>();
    Map<String, Object> jobs = new LinkedHashMap<>();
    Map<Long, List<String>> failed = new LinkedHashMap<>();
    boolean grouped = setup.jobs() != null && setup.jobs() > output.jobs.size();
    for (int i = 0; i < output.jobs.size(); i++) {
      DataNode job = output.jobs.get(i);
      List<SideStats> sides = output.sides.get(i);
      all.addAll(sides);
      String key = "job_" + (i + 1);
      jobs.put(key, JobDetails.of(job, sides, grouped));
      long error = error(job);
      if (error != 0) {
        failed.computeIfAbsent(error, code -> new ArrayList<>()).add(key);
      }
    }
    run.detail("jobs", jobs).detail("disks", JobDetails.disks(output.root.at("disk_util")));
    run.evidence("reported_jobs", output.jobs.size());
    failed.forEach((error, names) -> reportError(error, names, output.report));
    if (!failed.isEmpty()) {
      run.evidence("error_code", failed.keySet().iterator().next());
      failed.forEach((error, names) -> run.evidence("jobs_with_error_" + error, names));
    }
    List<SideStats> own = setup.ofOperation(all);
    if (own.isEmpty()) {
      reportNothing(setup, output, failed.isEmpty());
      return;
    }
    run.metrics(Totals.of(own)).detail("all_jobs", Totals.details(own));
    if (all.stream().map(SideStats::side).distinct().count() > 1) {
      for (Side side : Side.values()) {
        List<SideStats> one = all.stream().filter(each -> each.side() == side).toList();
        if (!one.isEmpty()) {
          run.metrics(Totals.ofSide(side, one));
        }
      }
    }
    if (own.stream().anyMatch(each -> each.bandwidth() == null || each.iops() == null)) {
      run.incomplete();
    }
    run.verdict(failed.isEmpty() ? Status.PASS : Status.FAIL);
  }

  /** Returns the errno of a job, even if it continued after errors; 0 when there was none. */
  private static long error(DataNode job) {
    Long error = job.at("error").integer();
    if (error != null && error != 0) {
      return error;
    }
    Long count = job.at("total_err").integer();
    Long first = job.at("first_error").integer();
    return count == null || count == 0 || first == null ? 0 : first;
  }

  private static void reportError(long error, List<String> jobs, Report report) {
    String meaning = ERRORS.get(error);
    report.error(
        "job-failed",
        "%s failed with error %d%s; expected 0; what was measured is kept",
        jobs.size() == 1 ? jobs.get(0) : jobs.size() + " jobs, " + jobs.get(0) + " first,",
        error,
        meaning == null ? "" : " (" + meaning + ")");
  }

  private static void reportNothing(Setup setup, FioOutput output, boolean isUnsaid) {
    if (output.jobs.isEmpty()) {
      output.report.error(
          "jobs-missing", FioOutput.FILE + " has no jobs; expected what each of them measured");
    } else if (isUnsaid) {
      Operation operation = setup.operation();
      output.report.error(
          "nothing-measured",
          "no job moved any data%s; expected I/Os",
          operation == null ? "" : " by '" + operation.name() + "'");
    }
  }

  /** Returns when it ran, from the wrapper's files, else from fio's output. */
  private static Interval times(ResultInput own, @Nullable FioOutput output) {
    Interval told = output == null ? Interval.UNKNOWN : output.interval();
    Timestamp start = time(own, "start_time");
    Timestamp end = time(own, "end_time");
    Interval whole =
        new Interval(start == null ? told.start() : start, end == null ? told.end() : end);
    if (!whole.isReversed()) {
      return whole;
    }
    own.report()
        .warning(
            "clock-step",
            "the end %s is before the start %s; it is left out",
            Objects.requireNonNull(whole.end()),
            Objects.requireNonNull(whole.start()));
    return new Interval(whole.start(), null);
  }

  private static @Nullable Timestamp time(ResultInput own, String name) {
    FileEntry file = own.firstOf(name);
    if (file == null || !file.isKept()) {
      return null;
    }
    Timestamp time = Times.zoned(file.text());
    if (time == null) {
      own.report(file)
          .warning(
              "date-invalid",
              "%s has no time; expected one such as 2026-11-22T10:51:32Z; fio's own is used",
              name);
    }
    return time;
  }
}
