/**
 * Delivering documents to OpenSearch, and backing up and restoring its two indices: what users and
 * the command line call, its settings, and the steps that a batch of results takes. The packages
 * below, which are not exported, ask the cluster.
 */
package io.zathras.exporter.opensearch;
