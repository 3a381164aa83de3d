package io.zathras.pipeline;

import io.zathras.pipeline.OrderedExecutor.Task;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultFinder.Obstacle;
import io.zathras.pipeline.ResultFinder.Place;
import io.zathras.pipeline.ResultFinder.Results;
import io.zathras.processor.spi.ProcessingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the tasks for all places on demand, one for each archive. */
final class ResultTasks implements Iterator<Task<ProcessedResult>> {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);

  private final Iterator<Place> places;
  private final DocumentProducer work;
  private final Function<Path, DirectoryContext> contexts;
  private final ResultNames names;
  private final @Nullable String only;
  private final Selection selection;
  private final UnderWay underWay;
  private final ProgressListener listener;
  private final Deque<Task<ProcessedResult>> next = new ArrayDeque<>();

  ResultTasks(
      Iterator<Place> places,
      DocumentProducer work,
      Function<Path, DirectoryContext> contexts,
      ResultNames names,
      @Nullable String only,
      Selection selection,
      UnderWay underWay,
      ProgressListener listener) {
    this.places = places;
    this.work = work;
    this.contexts = contexts;
    this.names = names;
    this.only = only;
    this.selection = selection;
    this.underWay = underWay;
    this.listener = listener;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && places.hasNext()) {
      Place place = places.next();
      if (place instanceof Results results) {
        add(results);
      } else if (place instanceof Obstacle obstacle) {
        next.add(
            out ->
                out.accept(
                    ProcessedResult.without(
                        obstacle.path().toString(), null, obstacle.outcome(), obstacle.reason())));
      }
    }
    return !next.isEmpty();
  }

  @Override
  public Task<ProcessedResult> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all work was given out");
    }
    return next.remove();
  }

  private void add(Results results) {
    DirectoryContext context = contexts.apply(results.directory());
    List<Path> archives = results.archives();
    for (Path archive : archives.subList(0, Math.max(0, archives.size() - 1))) {
      next.add(contained(archive, out -> read(archive, results, context, out)));
    }
    if (!archives.isEmpty() || results.whole()) {
      next.add(contained(results.directory(), out -> finish(results, context, out)));
    }
  }

  /** Contains every failure of one archive or directory so that the others are still processed. */
  private static Task<ProcessedResult> contained(Path place, Task<ProcessedResult> task) {
    return out -> {
      try {
        task.run(out);
      } catch (OrderedExecutor.Stopped e) {
        throw e;
      } catch (ProcessingException e) {
        out.accept(
            ProcessedResult.without(
                place.toString(), null, Outcome.FAILED, String.valueOf(e.getMessage())));
      } catch (RuntimeException | Error e) {
        LOG.debug("{}: work failed", place, e);
        out.accept(
            ProcessedResult.without(
                place.toString(),
                null,
                Outcome.FAILED,
                "the work on it failed with " + e.getClass().getName()));
      }
    };
  }

  private void read(
      Path archive, Results results, DirectoryContext context, Consumer<ProcessedResult> out) {
    String source = archive.toString();
    underWay.begin(source);
    listener.started(source);
    try {
      if (selection.takesArchive(context)) {
        work.read(archive, results.whole() ? null : only, context, result -> pass(result, out));
      }
    } finally {
      underWay.end();
      listener.ended(source);
    }
  }

  private void pass(ProcessedResult result, Consumer<ProcessedResult> out) {
    if (selection.takes(result.document())) {
      underWay.waits(true);
      out.accept(result);
      underWay.waits(false);
    }
  }

  /** Looks for missing tests after the last archive, when the files beside it are read. */
  private void finish(Results results, DirectoryContext context, Consumer<ProcessedResult> out) {
    List<Path> archives = results.archives();
    if (!archives.isEmpty()) {
      read(archives.get(archives.size() - 1), results, context, out);
    }
    if (results.whole() && selection.isAbout(context)) {
      missing(results, context, out);
    }
  }

  private void missing(Results results, DirectoryContext context, Consumer<ProcessedResult> out) {
    List<String> present =
        results.archives().stream().flatMap(archive -> names.test(archive).stream()).toList();
    context
        .missing(present)
        .forEach(
            (test, reason) -> {
              if (only == null || only.equals(test)) {
                out.accept(
                    ProcessedResult.without(
                        results.directory().resolve("results_" + test + ".zip").toString(),
                        test,
                        Outcome.MISSING,
                        reason));
              }
            });
  }
}
