/**
 * The files of a backup: reading and writing them, their checksums, and comparing them with an
 * index. {@code OpenSearchBackup} in the package above is what users call.
 */
package io.zathras.exporter.opensearch.backup;
