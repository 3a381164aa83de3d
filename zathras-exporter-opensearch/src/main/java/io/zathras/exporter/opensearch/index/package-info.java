/**
 * The two indices: their templates, the comparison of their mappings with ours, and the conversion
 * of points of an earlier version. This package writes no documents.
 */
package io.zathras.exporter.opensearch.index;
