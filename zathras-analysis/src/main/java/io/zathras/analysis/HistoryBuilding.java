package io.zathras.analysis;

import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.analysis.statistics.ChangePoints;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a history of a set. */
final class HistoryBuilding {

  private final DocumentSet documents;
  private final ChangePointSettings settings;
  private final SystemNames names;

  /** The properties that values must share to be comparable over time. */
  private record Version(@Nullable String wrapper, @Nullable List<String> members) {}

  HistoryBuilding(DocumentSet documents, ChangePointSettings settings) {
    this.documents = documents;
    this.settings = settings;
    names = new SystemNames(documents.results().stream().map(AnalyzedResult::system).toList());
  }

  History history() {
    List<History.Segment> segments = new ArrayList<>();
    documents.comparable().forEach(series -> segments.addAll(segments(series)));
    segments.sort(
        Comparator.<History.Segment, MetricKey>comparing(one -> one.series().key())
            .thenComparing(one -> one.series().system())
            .thenComparing(
                one -> one.series().observations().get(0).result(), DocumentReduction.ORDER)
            .thenComparing(one -> RunSettings.text(one.series().configuration())));
    return new History(documents.name(), segments, notes());
  }

  private List<History.Segment> segments(Series series) {
    MetricSeries values = series.series();
    Map<Version, List<Observation>> versions = new LinkedHashMap<>();
    Set<Object> parts = new HashSet<>();
    for (int i = 0; i < values.observations().size(); i++) {
      Observation one = values.observations().get(i);
      List<String> members = series.members() == null ? null : series.members().get(i).names();
      if (members != null) {
        parts.add(members);
      }
      if (one.result().time() != null) {
        versions
            .computeIfAbsent(
                new Version(one.result().wrapperVersion(), members), same -> new ArrayList<>())
            .add(one);
      }
    }
    List<History.Segment> segments = new ArrayList<>();
    versions.forEach(
        (version, observations) -> {
          MetricSeries segment =
              new MetricSeries(
                  values.key(),
                  values.unit(),
                  values.direction(),
                  values.system(),
                  values.testVersion(),
                  values.configuration(),
                  observations);
          String words = words(values.testVersion(), version.wrapper);
          segments.add(
              new History.Segment(
                  segment,
                  names.of(values.system()),
                  version.members != null && parts.size() > 1
                      ? words + ", " + parts(version.members.size())
                      : words,
                  ChangePoints.of(segment.values(), settings)));
        });
    return segments;
  }

  private static String parts(int count) {
    return count == 1 ? "1 part" : count + " parts";
  }

  private static String words(@Nullable String version, @Nullable String wrapper) {
    return (version == null ? "version not known" : version)
        + (wrapper == null ? "" : ", wrapper " + wrapper);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(documents.problems());
    notes.addAll(documents.notes());
    Map<List<Object>, Set<String>> known = new HashMap<>();
    int local = 0;
    for (AnalyzedResult result : documents.results()) {
      Timestamp time = result.time();
      if (result.status() == Status.FAIL) {
        continue;
      }
      if (time == null) {
        notes.add(result.documentId() + " has no time and is left out");
        continue;
      }
      local += time.isUtc() ? 0 : 1;
      String version = words(result.testVersion(), result.wrapperVersion());
      Set<String> versions =
          known.computeIfAbsent(List.of(result.test(), result.system()), same -> new HashSet<>());
      if (versions.add(version) && versions.size() > 1) {
        notes.add(
            result.test()
                + " on "
                + names.of(result.system())
                + ": "
                + version
                + " from "
                + time
                + " on, which begins another series");
      }
    }
    if (local > 0) {
      notes.add(
          local
              + (local == 1 ? " result has" : " results have")
              + " a local time without a zone, which counts as UTC");
    }
    return notes;
  }
}
