/**
 * Asking an OpenSearch cluster, so that an answer counts only when it is what the API promises.
 * What is asked for lives elsewhere.
 */
package io.zathras.exporter.opensearch.cluster;
