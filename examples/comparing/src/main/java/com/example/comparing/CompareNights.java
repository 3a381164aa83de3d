package com.example.comparing;

// region imports
import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.GateOutcome;
import io.zathras.analysis.GateRules;
import io.zathras.analysis.History;
import io.zathras.analysis.statistics.ChangePointSettings;
import java.nio.file.Path;

// endregion

/** Says what changed between the documents of two directories. */
public final class CompareNights {

  private CompareNights() {}

  /**
   * Runs the program.
   *
   * @param arguments the documents of the one night and of the other
   */
  public static void main(String[] arguments) {
    System.out.println(gate(Path.of(arguments[0]), Path.of(arguments[1])).result());
  }

  static GateOutcome gate(Path monday, Path tuesday) {
    // region compare
    DocumentSet base = DocumentSet.read("monday", monday);
    DocumentSet candidate = DocumentSet.read("tuesday", tuesday);
    Comparison comparison =
        Comparison.builder().baseline(base).candidate(candidate).threshold(0.05).build();
    comparison.differences().forEach(difference -> System.out.println("differs: " + difference));
    for (ComparedMetric metric : comparison.metrics()) {
      System.out.println(metric.verdict() + " " + metric.key() + " on " + metric.system());
    }
    GateOutcome outcome = comparison.gate(GateRules.defaults());
    // endregion
    return outcome;
  }

  static History history(Path documents) {
    // region history
    DocumentSet set = DocumentSet.read("nightly", documents);
    History history = History.of(set, ChangePointSettings.defaults());
    for (History.Segment segment : history.series()) {
      segment.changes().found().stream()
          .filter(segment::isWorse)
          .map(point -> segment.series().observations().get(point.index()))
          .forEach(first -> System.out.println("worse since " + first.result().time()));
    }
    // endregion
    return history;
  }
}
