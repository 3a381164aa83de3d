package io.zathras.exporter.opensearch.backup;

/**
 * One file of a backup, as it was written.
 *
 * @param name its name in the directory
 * @param documents how many documents it holds
 * @param lastId the id of the last of them; empty when it holds none
 * @param bytes its length
 * @param sha256 the checksum of its bytes, in hexadecimal
 */
public record BackupFile(String name, long documents, String lastId, long bytes, String sha256) {}
