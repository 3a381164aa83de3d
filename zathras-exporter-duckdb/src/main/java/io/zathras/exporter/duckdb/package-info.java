/**
 * Writes the tables of {@code io.zathras.tables} into a DuckDB file, and asks such files. Which
 * rows a document has is decided there; what a DuckDB file needs beside them, views for instance,
 * is here.
 */
package io.zathras.exporter.duckdb;
