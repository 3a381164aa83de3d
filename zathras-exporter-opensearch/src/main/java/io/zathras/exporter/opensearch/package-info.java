/** OpenSearch: results in one index, their points in another. */
package io.zathras.exporter.opensearch;
