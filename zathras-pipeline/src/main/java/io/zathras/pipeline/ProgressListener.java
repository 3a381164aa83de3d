package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Item;

/**
 * Is told how a pipeline gets on. What a listener throws is logged and otherwise ignored.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Archives were found. Directories are listed while others are read, so the number known grows
   * until the end. Called on the thread that called {@link ResultPipeline#process}.
   *
   * @param archives how many more there are
   */
  default void found(int archives) {}

  /**
   * An archive is being read. Called on the thread that reads it, several at once.
   *
   * @param source the archive, as {@link Item#source()} will name it
   */
  default void started(String source) {}

  /**
   * An archive, or one result of it, is finished. Called on the thread that called {@link
   * ResultPipeline#process}, in the order of the report.
   *
   * @param item what became of it
   */
  void finished(Item item);
}
