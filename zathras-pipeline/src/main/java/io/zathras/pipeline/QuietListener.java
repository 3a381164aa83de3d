package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contains exceptions of an embedder's listener so that they cannot stop the work. */
record QuietListener(ProgressListener listener) implements ProgressListener {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);

  @Override
  public void found(int archives) {
    tell(() -> listener.found(archives));
  }

  @Override
  public void started(String source) {
    tell(() -> listener.started(source));
  }

  @Override
  public void foundAll() {
    tell(listener::foundAll);
  }

  @Override
  public void ended(String source) {
    tell(() -> listener.ended(source));
  }

  @Override
  public void finished(Item item) {
    tell(() -> listener.finished(item));
  }

  private void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.warn("a progress listener failed: {}", listener.getClass().getName(), e);
    }
  }
}
