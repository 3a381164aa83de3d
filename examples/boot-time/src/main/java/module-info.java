/** Reads results of the {@code boot_time} test. */
module com.example.boottime {
  requires io.zathras.processor.spi;

  provides io.zathras.processor.spi.BenchmarkProcessor with
      com.example.boottime.BootTimeProcessor;
}
