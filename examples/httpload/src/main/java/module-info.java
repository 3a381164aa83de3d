/** A processor of httpload results. */
module com.example.httpload {
  requires io.zathras.processor.spi;
  requires org.apache.commons.statistics.descriptive;
  requires org.slf4j;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      com.example.httpload.HttpLoadProcessor;
}
