/**
 * Bulk requests: their bodies, their answers, what becomes of each document, and looking for
 * documents by their ids. Which documents are written, and in which order, is decided elsewhere.
 */
package io.zathras.exporter.opensearch.bulk;
