package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Item;

/**
 * Receives the progress of a pipeline. An exception of a listener is logged and otherwise ignored.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Reports that archives were found. The pipeline looks ahead of reading, so the total grows until
   * {@link #foundAll}. Called on the thread that looks, one call at a time.
   *
   * @param archives how many more were found
   */
  default void found(int archives) {}

  /** Reports that all archives were found. Called on the thread that looked. */
  default void foundAll() {}

  /**
   * Reports that an archive is being read. Called on the thread that reads it, and by several
   * threads at once.
   *
   * @param source the archive, as {@link Item#source()} will name it
   */
  default void started(String source) {}

  /**
   * Reports that an archive was read or could not be read; its results may still be on their way to
   * the exporters. Called as {@link #started}, once for each such call.
   *
   * @param source the archive, as {@link Item#source()} names it
   */
  default void ended(String source) {}

  /**
   * Reports that an archive, or one result of it, is finished. Called on the thread that called
   * {@link ResultPipeline#process}, in the order of the report.
   *
   * @param item what became of it
   */
  void finished(Item item);
}
