package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The machine the benchmark ran on, as it was before the test.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param hardware the hardware; {@code null} when not known
 * @param operatingSystem the operating system; {@code null} when not known
 * @param configuration how the system was set up; {@code null} when not known
 * @since 0.1
 */
public record SystemUnderTest(
    @Nullable Hardware hardware,
    @Nullable OperatingSystem operatingSystem,
    @Nullable SystemConfiguration configuration) {

  /** Removes secrets. */
  public SystemUnderTest {
    hardware = SecretFree.ofOptional(hardware);
    operatingSystem = SecretFree.ofOptional(operatingSystem);
    configuration = SecretFree.ofOptional(configuration);
  }
}
