package io.zathras.exporter.opensearch;

/**
 * What happens to a document that the index already holds.
 *
 * @since 0.1
 */
public enum WritePolicy {
  /** The existing document stays; the new one is a duplicate. */
  CREATE,
  /** The new document replaces it, for example when a newer version processed the result again. */
  REPLACE
}
