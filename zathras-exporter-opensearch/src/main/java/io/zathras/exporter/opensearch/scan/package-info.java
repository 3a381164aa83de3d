/**
 * Walks an index document by document, in an order that a backup and a later walk can resume and
 * compare. What is done with the documents is in the packages above and beside.
 */
package io.zathras.exporter.opensearch.scan;
