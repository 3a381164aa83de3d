package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Difference;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Change;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A comparison as JSON, as {@link AnalysisSchema#COMPARISON} describes it. */
final class ComparisonJson {

  private ComparisonJson() {}

  static void write(Comparison comparison, Writer out) throws IOException {
    JsonWriter.write(out, AnalysisSchema.COMPARISON, json -> write(comparison, json));
  }

  private static void write(Comparison comparison, JsonWriter json) throws IOException {
    json.object("base", out -> write(comparison.base(), out))
        .object("candidate", out -> write(comparison.candidate(), out))
        .number("threshold", comparison.threshold())
        .number("alpha", comparison.alpha())
        .word("correction", comparison.correction())
        .object("counts", out -> writeCounts(comparison, out))
        .objects("differences", comparison.differences(), ComparisonJson::write)
        .objects("metrics", comparison.metrics(), ComparisonJson::write)
        .texts("notes", comparison.notes());
  }

  private static void write(Comparison.Side side, JsonWriter json) throws IOException {
    json.text("name", side.name())
        .number("results", side.results())
        .number("failed", side.failed())
        .texts("systems", side.systems());
  }

  private static void writeCounts(Comparison comparison, JsonWriter json) throws IOException {
    for (Verdict verdict : Verdict.values()) {
      json.number(Words.lower(verdict), comparison.counts().get(verdict));
    }
  }

  private static void write(Difference difference, JsonWriter json) throws IOException {
    json.text("name", difference.name())
        .texts("base", difference.base())
        .texts("candidate", difference.candidate())
        .texts("systems", difference.systems())
        .flag("everywhere", difference.everywhere());
  }

  private static void write(ComparedMetric metric, JsonWriter json) throws IOException {
    json.key(metric.key())
        .text("system", metric.system())
        .text("unit", metric.unit())
        .word("direction", metric.direction())
        .text("version", metric.testVersion())
        .texts("configuration", metric.configuration())
        .text("distinction", metric.distinction())
        .word("verdict", metric.verdict())
        .word("evidence", metric.evidence())
        .number("threshold", metric.threshold());
    Change change = metric.change();
    if (change != null) {
      json.object("change", out -> write(change, out));
    }
    json.number("p", metric.p())
        .number("adjusted_p", metric.adjustedP())
        .number("rank_p", metric.rankP())
        .texts("across", metric.across().stream().sorted().map(Words::lower).toList())
        .number("results_needed", metric.resultsNeeded());
    writeSide("base", metric.base(), metric, json);
    writeSide("candidate", metric.candidate(), metric, json);
    json.texts("notes", metric.notes());
  }

  private static void write(Change change, JsonWriter json) throws IOException {
    json.word("kind", change.kind())
        .number("estimate", change.estimate())
        .interval("confidence", change.confidence())
        .interval("equivalence", change.equivalence())
        .number("spread", change.spread());
  }

  private static void writeSide(
      String name, List<Observation> side, ComparedMetric metric, JsonWriter json)
      throws IOException {
    json.object(
        name,
        out -> {
          if (!side.isEmpty()) {
            out.number("value", new MetricLine(metric).center(side));
          }
          out.objects("observations", side, (one, inside) -> inside.observation(one));
        });
  }
}
