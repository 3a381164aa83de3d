/**
 * The two indices: their templates, how their mappings compare with ours, and bringing points of an
 * earlier version into the form of this one. No documents are written here.
 */
package io.zathras.exporter.opensearch.index;
