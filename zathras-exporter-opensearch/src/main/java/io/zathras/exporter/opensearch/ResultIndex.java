package io.zathras.exporter.opensearch;

import io.zathras.exporter.opensearch.bulk.BulkOutcome;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Action;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Version;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.bulk.ExistenceBatch;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The index for results, in their summary form. */
final class ResultIndex {

  private final ExistenceBatch existence;
  private final BulkWriter.Factory writers;
  private final JsonCodec codec = JsonCodec.compact();

  ResultIndex(ClusterClient cluster, BulkWriter.Factory writers) {
    this.existence = new ExistenceBatch(cluster, writers.index());
    this.writers = writers;
  }

  /** Finds the state of each result in the index, even if it was written a moment ago. */
  void find(List<PendingResult> results) {
    BatchQuestion<Optional<Version>> question = existence::find;
    question.ask(results, (result, version) -> result.found(version.orElse(null)));
  }

  /**
   * Writes results that the index did not hold. One that another process wrote meanwhile stays.
   *
   * @param takesOthers whether that counts as a delivery; otherwise it is left open
   */
  void create(List<PendingResult> results, boolean takesOthers) {
    write(results, Action.CREATE, result -> null, "the result was not taken: ")
        .forEach(
            (result, outcome) -> {
              if (outcome.created() > 0 || takesOthers) {
                result.delivered();
              }
            });
  }

  /**
   * Replaces the older forms of results, if their state is still as found.
   *
   * @return the replaced results, without those whose older form was replaced or removed meanwhile
   */
  List<PendingResult> replace(List<PendingResult> results) {
    List<PendingResult> replaced = new ArrayList<>();
    String words = "the older result stays, the new one was not taken: ";
    write(results, Action.INDEX, PendingResult::older, words)
        .forEach(
            (result, outcome) -> {
              if (outcome.overwritten() > 0) {
                replaced.add(result);
              }
            });
    return replaced;
  }

  /** Checks that the index would accept the results, without writing anything. */
  void tryOut(List<PendingResult> results) {
    String words = "the older result stays, the new one would not be taken: ";
    write(results, Action.INDEX, result -> Version.NONE, words);
  }

  /** Returns what became of the results that the index did not reject; the others have failed. */
  private Map<PendingResult, BulkOutcome> write(
      List<PendingResult> results,
      Action action,
      Function<PendingResult, @Nullable Version> onlyIf,
      String refusal) {
    try (BulkWriter<PendingResult> writer = writers.open(0)) {
      for (PendingResult result : results) {
        ResultDocument summary = result.document().summary();
        writer.add(
            result, action, result.id(), onlyIf.apply(result), out -> codec.write(summary, out));
      }
      return PendingResult.taken(writer.finish(), (result, rejected) -> refusal);
    }
  }
}
