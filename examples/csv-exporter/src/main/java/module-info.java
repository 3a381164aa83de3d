/** An exporter to a CSV file. */
module com.example.csv {
  requires io.zathras.exporter;

  provides io.zathras.exporter.ExporterProvider with
      com.example.csv.CsvExporterProvider;
}
