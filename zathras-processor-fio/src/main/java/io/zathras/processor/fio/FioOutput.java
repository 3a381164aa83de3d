package io.zathras.processor.fio;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.EmbeddedJson;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * fio's own output, {@code fio-results.json}. fio writes it, with its timestamps, at the end. With
 * group reporting one job stands for all.
 */
final class FioOutput {

  static final String FILE = "fio-results.json";

  /** 2000-01-01: fio is younger, so an earlier time comes from a clock that was never set. */
  private static final long FIRST_SECOND = 946_684_800;

  private static final long LAST_SECOND = 253_402_300_799L;

  final DataNode root;
  final List<DataNode> jobs;

  /** The active directions of each job, in the order of the jobs. */
  final List<List<SideStats>> sides;

  final Report report;

  private FioOutput(DataNode root, Report report) {
    this.root = root;
    this.jobs = jobs(root);
    this.sides = jobs.stream().map(SideStats::of).toList();
    this.report = report;
  }

  /** In client/server mode the last job sums up the others, so it is left out. */
  private static List<DataNode> jobs(DataNode root) {
    return root.at("jobs").isPresent()
        ? root.at("jobs").elements()
        : root.at("client_stats").elements().stream()
            .filter(job -> !"All clients".equals(job.at("jobname").text()))
            .toList();
  }

  /**
   * Reads the output in the directory of a workload; reports an error and returns {@code null}
   * where that fails.
   */
  static @Nullable FioOutput read(ResultInput own) {
    FileEntry file = own.firstOf(FILE);
    if (file == null) {
      own.report().error("output-missing", FILE + " is missing; expected what fio measured");
      return null;
    }
    Report report = own.report(file);
    if (!file.isKept()) {
      report.error("output-too-large", "%s has %d bytes, too many to be read", FILE, file.size());
      return null;
    }
    EmbeddedJson json = own.embeddedJson(file);
    String printed = String.join(" / ", json.notes());
    ProcessingException broken = json.broken();
    DataNode root = json.last();
    if (broken != null) {
      report
          .at(broken.line())
          .error("output-unreadable", FILE + ": " + broken.reason() + said(printed));
      return null;
    }
    if (root == null) {
      report.error(
          "output-missing", FILE + " has no JSON; expected what fio measured" + said(printed));
      return null;
    }
    if (!printed.isEmpty()) {
      report.warning("output-text", FILE + " has text beside the JSON" + said(printed));
    }
    if (json.count() > 1) {
      report.warning(
          "several-documents",
          "%s holds %d JSON documents; expected one; the last is read",
          FILE,
          json.count());
    }
    return new FioOutput(root, report);
  }

  private static String said(String printed) {
    return printed.isEmpty() ? "" : "; fio printed '" + printed + "'";
  }

  @Nullable String version() {
    return root.at("fio version").text();
  }

  /** Returns whether any job measured the subject of a log; trims have no submission latency. */
  boolean measured(LogKind kind) {
    return sides.stream()
        .flatMap(List::stream)
        .anyMatch(side -> kind.isRate() || side.latency(kind).count() > 0);
  }

  /** Returns an option if it is the same in all jobs, or {@code null}. */
  @Nullable String option(String name) {
    Set<String> values = new LinkedHashSet<>();
    options(name).forEach(option -> values.add(Objects.requireNonNullElse(option.text(), "")));
    String only = values.size() == 1 ? values.iterator().next() : "";
    return only.isEmpty() ? null : only;
  }

  /**
   * Returns whether an option is on, or {@code null} where it is not set. An option without a value
   * is on.
   */
  @Nullable Boolean flag(String name) {
    List<DataNode> set = options(name).stream().filter(DataNode::isPresent).toList();
    return set.isEmpty()
        ? null
        : (Boolean) set.stream().noneMatch(option -> "0".equals(option.text()));
  }

  private List<DataNode> options(String name) {
    DataNode global = root.at("global options").at(name);
    if (jobs.isEmpty()) {
      return List.of(global);
    }
    return jobs.stream()
        .map(job -> job.at("job options").at(name))
        .map(own -> own.isPresent() ? own : global)
        .toList();
  }

  /** Returns the time of the longest job in seconds, or {@code null}. */
  @Nullable Double elapsed() {
    Double longest = null;
    for (DataNode job : jobs) {
      Double elapsed = job.at("elapsed").decimal();
      if (elapsed != null && elapsed >= 0 && (longest == null || elapsed > longest)) {
        longest = elapsed;
      }
    }
    return longest;
  }

  /** Returns when fio ran: its end, and the elapsed time before it. */
  Interval interval() {
    DataNode seconds = root.at("timestamp");
    Long end = seconds.integer();
    if (end == null || end < FIRST_SECOND || end > LAST_SECOND) {
      seconds.error(
          "timestamp-invalid",
          (seconds.isPresent() ? "is '" + seconds.text() + "'" : "is missing")
              + "; expected the seconds since 1970 of a time from 2000 on; it is left out");
      return Interval.UNKNOWN;
    }
    Long millis = root.at("timestamp_ms").integer();
    boolean same = millis != null && millis / 1000 == end;
    Timestamp ended =
        Timestamp.utc(Instant.ofEpochMilli(same ? Objects.requireNonNull(millis) : end * 1000));
    Double elapsed = elapsed();
    var started = elapsed == null ? null : Times.before(ended.dateTime(), elapsed);
    return new Interval(started == null ? null : new Timestamp(started, true), ended);
  }
}
