package io.zathras.processor.spi;

/**
 * Reads the results of one benchmark. A provider is found through {@link java.util.ServiceLoader}
 * and needs a public constructor without parameters.
 *
 * <p>A processor has no state: one instance serves all threads at once. It reads nothing but its
 * input, builds no metadata, and depends on no locale, time zone or clock.
 *
 * @since 0.1
 */
public interface BenchmarkProcessor {

  /** Returns what this processor is and which tests it handles; always the same. */
  ProcessorDescriptor descriptor();

  /**
   * Reads one result. A part that is missing or broken is reported to {@link ResultInput#report()},
   * and everything else is still returned.
   *
   * @param input the result's files, and the report about them
   * @return what was measured
   * @throws ProcessingException if the result cannot be read at all
   */
  BenchmarkResult process(ResultInput input);
}
