package io.zathras.analysis;

/**
 * A difference because of which two sides measure different things.
 *
 * @since 0.1
 */
public enum Incomparability {
  /** Another unit; it cannot be overruled. */
  UNIT,
  /** Another direction; it cannot be overruled. */
  DIRECTION,
  /** Another version of the benchmark. */
  BENCHMARK,
  /** Another configuration of the run: threads, sizes, compiler flags. */
  CONFIGURATION,
  /** Another instance type, CPU model, number of CPUs, size of memory, or hypervisor. */
  HARDWARE
}
