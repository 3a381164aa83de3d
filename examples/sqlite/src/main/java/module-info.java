/** Reads results of the {@code sqlite} test. */
// region module
module com.example.sqlite {
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      com.example.sqlite.SqliteProcessor;
}
// endregion
