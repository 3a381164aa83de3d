package io.zathras.exporter;

/**
 * What became of one document at one exporter.
 *
 * @since 0.1
 */
public enum DeliveryOutcome {
  /** It was written. */
  DELIVERED,
  /** The target already had the same document. */
  DUPLICATE,
  /** It could not be delivered. */
  FAILED
}
