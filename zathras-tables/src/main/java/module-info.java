import org.jspecify.annotations.NullMarked;

/** Documents as rows of five tables in long format. */
@NullMarked
module io.zathras.tables {
  requires static transitive org.jspecify;
  requires transitive io.zathras.exporter;
  requires transitive io.zathras.schema;
  requires io.zathras.analysis;

  exports io.zathras.tables;

  provides io.zathras.exporter.ExporterProvider with
      io.zathras.tables.CsvTablesProvider;
}
