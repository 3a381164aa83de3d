package io.zathras.processor.passmark;

import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PassMark's own keys in the {@code Results} block, which are the names of the metrics, in the
 * block's order. The file tells no units; they are those of PerformanceTest's result screen.
 */
final class PassMarkKeys {

  /** The CPU Mark. */
  static final String CPU_MARK = "SUMM_CPU";

  /** The Memory Mark. */
  static final String MEMORY_MARK = "SUMM_ME";

  private static final String SCORE = "score";
  private static final String MATRICES = "million matrices/s";
  private static final String CRYPTO = "bytes/s";
  private static final String MEMORY_SPEED = "MB/s";

  private static final Map<String, Metric> METRICS = metrics();

  private PassMarkKeys() {}

  /** Returns the metric of a key, or {@code null} when the key is not one of PassMark's. */
  static @Nullable Metric metric(String key) {
    return METRICS.get(key);
  }

  static Collection<Metric> all() {
    return METRICS.values();
  }

  private static Map<String, Metric> metrics() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    higher(metrics, "CPU_INTEGER_MATH", "million operations/s", "Integer math");
    higher(metrics, "CPU_FLOATINGPOINT_MATH", "million operations/s", "Floating point math");
    higher(metrics, "CPU_PRIME", "million primes/s", "Prime numbers");
    higher(metrics, "CPU_SORTING", "thousand strings/s", "String sorting");
    higher(metrics, "CPU_ENCRYPTION", "MB/s", "Encryption");
    higher(metrics, "CPU_COMPRESSION", "KB/s", "Compression");
    higher(metrics, "CPU_SINGLETHREAD", "million operations/s", "Single threaded");
    higher(metrics, "CPU_PHYSICS", "frames/s", "Physics");
    higher(metrics, "CPU_MATRIX_MULT_SSE", MATRICES, "Extended instructions");
    higher(metrics, "CPU_mm", MATRICES, "Part of the extended instructions: plain");
    higher(metrics, "CPU_sse", MATRICES, "Part of the extended instructions: SSE");
    higher(metrics, "CPU_fma", MATRICES, "Part of the extended instructions: FMA");
    higher(metrics, "CPU_avx", MATRICES, "Part of the extended instructions: AVX");
    higher(metrics, "CPU_avx512", MATRICES, "Part of the extended instructions: AVX-512");
    higher(metrics, "m_CPU_enc_SHA", CRYPTO, "Part of the encryption: SHA");
    higher(metrics, "m_CPU_enc_AES", CRYPTO, "Part of the encryption: AES");
    higher(metrics, "m_CPU_enc_ECDSA", CRYPTO, "Part of the encryption: ECDSA");
    higher(metrics, "ME_ALLOC_S", "thousand operations/s", "Database operations");
    higher(metrics, "ME_READ_S", MEMORY_SPEED, "Memory read, cached");
    higher(metrics, "ME_READ_L", MEMORY_SPEED, "Memory read, uncached");
    higher(metrics, "ME_WRITE", MEMORY_SPEED, "Memory write");
    put(metrics, "ME_LARGE", "MB", Direction.NONE, "Available memory");
    put(metrics, "ME_LATENCY", "ns", Direction.LOWER_IS_BETTER, "Memory latency");
    higher(metrics, "ME_THREADED", MEMORY_SPEED, "Memory read by all threads");
    higher(metrics, CPU_MARK, SCORE, "CPU Mark");
    higher(metrics, MEMORY_MARK, SCORE, "Memory Mark");
    return Collections.unmodifiableMap(metrics);
  }

  private static void higher(
      Map<String, Metric> metrics, String key, String unit, String description) {
    put(metrics, key, unit, Direction.HIGHER_IS_BETTER, description);
  }

  private static void put(
      Map<String, Metric> metrics,
      String key,
      String unit,
      Direction direction,
      String description) {
    metrics.put(key, new Metric(key, unit, direction, description));
  }
}
