package io.zathras.analysis;

/**
 * What makes two sides measure different things.
 *
 * @since 0.1
 */
public enum Incomparability {
  /** Another unit; this can never be overruled. */
  UNIT,
  /** Another direction; this can never be overruled. */
  DIRECTION,
  /** Another version of the benchmark. */
  BENCHMARK,
  /** Another configuration of the run: threads, sizes, compiler flags. */
  CONFIGURATION,
  /** Another instance type, CPU model, number of CPUs, size of memory, or hypervisor. */
  HARDWARE
}
