import org.jspecify.annotations.NullMarked;

/** The tables of documents in a DuckDB file, and queries over them. */
@NullMarked
@SuppressWarnings("requires-automatic") // DuckDB's jar has no descriptor and no name of its own.
module io.zathras.exporter.duckdb {
  requires static transitive org.jspecify;
  requires transitive io.zathras.exporter;
  requires com.fasterxml.jackson.core;
  requires duckdb.jdbc;
  requires io.zathras.tables;
  requires java.sql;

  exports io.zathras.exporter.duckdb;

  provides io.zathras.exporter.ExporterProvider with
      io.zathras.exporter.duckdb.DuckDbProvider,
      io.zathras.exporter.duckdb.ParquetProvider;
}
