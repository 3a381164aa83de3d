/**
 * The files of a backup: reading and writing them, their checksums, and comparing them with an
 * index. Users call {@code OpenSearchBackup} in the parent package.
 */
package io.zathras.exporter.opensearch.backup;
