/**
 * The interfaces of exporters and their providers, the discovery and configuration of exporters,
 * and the exporters that need no server: JSON files, NDJSON, memory, the spool. Exporters to
 * servers are separate modules; the pipeline takes care of batches, order and threads.
 */
package io.zathras.exporter;
