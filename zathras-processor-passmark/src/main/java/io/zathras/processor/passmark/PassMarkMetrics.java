package io.zathras.processor.passmark;

import static io.zathras.processor.spi.Metric.higherIsBetter;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The metrics, whose names are PassMark's own keys in the {@code Results} block. The file has no
 * units; these are the units of PerformanceTest's result screen.
 */
final class PassMarkMetrics {

  static final Metric CPU_MARK = higherIsBetter("SUMM_CPU", "score", "CPU Mark");
  static final Metric MEMORY_MARK = higherIsBetter("SUMM_ME", "score", "Memory Mark");

  private static final String MATRICES = "million matrices/s";

  /** All metrics, in the block's order. */
  static final List<Metric> ALL =
      List.of(
          higherIsBetter("CPU_INTEGER_MATH", "million operations/s", "Integer math"),
          higherIsBetter("CPU_FLOATINGPOINT_MATH", "million operations/s", "Floating point math"),
          higherIsBetter("CPU_PRIME", "million primes/s", "Prime numbers"),
          higherIsBetter("CPU_SORTING", "thousand strings/s", "String sorting"),
          higherIsBetter("CPU_ENCRYPTION", "MB/s", "Encryption"),
          higherIsBetter("CPU_COMPRESSION", "KB/s", "Compression"),
          higherIsBetter("CPU_SINGLETHREAD", "million operations/s", "Single threaded"),
          higherIsBetter("CPU_PHYSICS", "frames/s", "Physics"),
          higherIsBetter("CPU_MATRIX_MULT_SSE", MATRICES, "Extended instructions"),
          higherIsBetter("CPU_mm", MATRICES, "Part of the extended instructions: plain"),
          higherIsBetter("CPU_sse", MATRICES, "Part of the extended instructions: SSE"),
          higherIsBetter("CPU_fma", MATRICES, "Part of the extended instructions: FMA"),
          higherIsBetter("CPU_avx", MATRICES, "Part of the extended instructions: AVX"),
          higherIsBetter("CPU_avx512", MATRICES, "Part of the extended instructions: AVX-512"),
          higherIsBetter("m_CPU_enc_SHA", "bytes/s", "Part of the encryption: SHA"),
          higherIsBetter("m_CPU_enc_AES", "bytes/s", "Part of the encryption: AES"),
          higherIsBetter("m_CPU_enc_ECDSA", "bytes/s", "Part of the encryption: ECDSA"),
          higherIsBetter("ME_ALLOC_S", "thousand operations/s", "Database operations"),
          higherIsBetter("ME_READ_S", "MB/s", "Memory read, cached"),
          higherIsBetter("ME_READ_L", "MB/s", "Memory read, uncached"),
          higherIsBetter("ME_WRITE", "MB/s", "Memory write"),
          new Metric("ME_LARGE", "MB", Direction.NONE, "Available memory"),
          new Metric("ME_LATENCY", "ns", Direction.LOWER_IS_BETTER, "Memory latency"),
          higherIsBetter("ME_THREADED", "MB/s", "Memory read by all threads"),
          CPU_MARK,
          MEMORY_MARK);

  private static final Map<String, Metric> BY_KEY =
      ALL.stream().collect(toUnmodifiableMap(Metric::name, Function.identity()));

  private PassMarkMetrics() {}

  /** Returns the metric of a key, or {@code null} for a key that is not PassMark's. */
  static @Nullable Metric of(String key) {
    return BY_KEY.get(key);
  }
}
