/**
 * Sends requests to an OpenSearch cluster, and accepts an answer only when it is what the API
 * promises. Other packages decide what to request.
 */
package io.zathras.exporter.opensearch.cluster;
