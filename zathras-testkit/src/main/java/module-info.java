import org.jspecify.annotations.NullMarked;

/**
 * Tests a processor in isolation: {@link io.zathras.testkit.ProcessorTestKit} runs it, {@link
 * io.zathras.testkit.ZathrasAssertions} checks the document, and {@link
 * io.zathras.testkit.ProcessorConformance} tests the duties of every processor.
 */
@NullMarked
module io.zathras.testkit {
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires transitive io.zathras.processor.spi;
  requires transitive org.assertj.core;

  exports io.zathras.testkit;
}
