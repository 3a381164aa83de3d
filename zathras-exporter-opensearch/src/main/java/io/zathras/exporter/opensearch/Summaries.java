package io.zathras.exporter.opensearch;

import io.zathras.exporter.opensearch.Bulk.Action;
import io.zathras.exporter.opensearch.Bulk.Version;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The index for results, in their summary form. */
final class Summaries {

  private final BulkGroups sender;
  private final Together<Optional<Version>> lookups;
  private final JsonCodec codec = JsonCodec.compact();

  Summaries(Cluster cluster, BulkLimits limits, Semaphore slots) {
    String index = cluster.target().resultsIndex();
    this.lookups = new Together<>(new Lookup(cluster, index)::find);
    this.sender = new BulkGroups(new BulkSender(cluster, index), limits, slots);
  }

  /**
   * Returns the state of the result of that id, also when it was written a moment ago.
   *
   * @return {@code null} when there is none
   */
  @Nullable Version find(String id) {
    return lookups.ask(id).orElse(null);
  }

  /**
   * Writes a result that was not there; one that came meanwhile stays.
   *
   * @return whether it was written
   */
  boolean create(ResultDocument document) {
    return write(document, Action.CREATE, null, "the result was not taken: ").created() > 0;
  }

  /**
   * Writes a result in place of an older form.
   *
   * @param older the form as it was found
   * @return whether it was written: not when another form came meanwhile, or the older one went
   */
  boolean replace(ResultDocument document, Version older) {
    String words = "the older result stays, the new one was not taken: ";
    return write(document, Action.INDEX, older, words).overwritten() > 0;
  }

  /**
   * Makes sure that the index would take a result, and writes nothing.
   *
   * @throws DocumentsRejectedException if it would not
   */
  void tryOut(ResultDocument document) {
    write(
        document,
        Action.INDEX,
        Version.NONE,
        "the older result stays, the new one would not be taken: ");
  }

  private BulkOutcome write(
      ResultDocument document, Action action, @Nullable Version onlyIf, String refusal) {
    Bulk.Builder bulk = new Bulk.Builder();
    ResultDocument summary = document.summary();
    bulk.add(action, document.id(), onlyIf, out -> codec.write(summary, out));
    BulkOutcome outcome = sender.send(bulk.build());
    if (!outcome.rejections().isEmpty()) {
      throw new DocumentsRejectedException(refusal, outcome.rejections());
    }
    return outcome;
  }
}
