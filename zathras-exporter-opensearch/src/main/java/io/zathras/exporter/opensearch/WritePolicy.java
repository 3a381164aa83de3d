package io.zathras.exporter.opensearch;

/**
 * What becomes of a document that is there already.
 *
 * @since 0.1
 */
public enum WritePolicy {
  /** What is there stays; the new document is a duplicate. */
  CREATE,
  /** The new document takes its place, as when results are processed again by a newer version. */
  REPLACE
}
