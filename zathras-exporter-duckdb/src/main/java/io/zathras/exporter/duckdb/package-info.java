/**
 * Writes the tables of {@code io.zathras.tables} into a DuckDB file, and queries such files. That
 * package defines the rows of a document; this one adds what a DuckDB file needs besides, such as
 * views.
 */
package io.zathras.exporter.duckdb;
