/**
 * Reads an index document by document, in an order that lets a backup resume and a later scan
 * compare. Other packages use the documents.
 */
package io.zathras.exporter.opensearch.scan;
