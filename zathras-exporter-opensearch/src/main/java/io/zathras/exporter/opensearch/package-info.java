/**
 * Delivers documents to OpenSearch, and backs up and restores its two indices: the API for users
 * and the command line, the settings, and the steps of a batch of results. The subpackages, which
 * are not exported, talk to the cluster.
 */
package io.zathras.exporter.opensearch;
