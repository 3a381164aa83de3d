/**
 * Bulk requests: their bodies, their answers, the outcome for each document, and look-ups of
 * documents by their ids. Callers decide which documents are written, and in which order.
 */
package io.zathras.exporter.opensearch.bulk;
