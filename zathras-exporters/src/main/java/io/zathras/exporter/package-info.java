/**
 * What an exporter and its provider implement, how exporters are found and told their settings, and
 * the exporters without a server: JSON files, NDJSON, memory, the spool. Exporters to servers are
 * modules of their own; batching, order and threads belong to the pipeline.
 */
package io.zathras.exporter;
