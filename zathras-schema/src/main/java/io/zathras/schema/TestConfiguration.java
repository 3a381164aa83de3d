package io.zathras.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters, environment and tuning of a test.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param iterationsRequested how many iterations were requested; {@code null} when not known
 * @param tunedProfile the tuned profile that the test ran under: the one that it set, or the active
 *     one if it set none; {@code null} when not known
 * @param parameters the benchmark's and the run's settings
 * @param environment the requested environment: cloud region, disks, networks, ...
 * @param tuning the requested tuning: tuned profile, sysctl file, ...
 * @since 0.1
 */
public record TestConfiguration(
    @Nullable Integer iterationsRequested,
    @Nullable String tunedProfile,
    Map<String, Object> parameters,
    Map<String, Object> environment,
    Map<String, Object> tuning) {
  /** Copies the open objects and removes secrets from all texts. */
  public TestConfiguration {
    tunedProfile = Redactor.redacted(tunedProfile);
    parameters = Copies.copyOf("parameters", parameters);
    environment = Copies.copyOf("environment", environment);
    tuning = Copies.copyOf("tuning", tuning);
  }

  /** Creates a configuration with an unknown tuned profile. */
  public TestConfiguration(
      @Nullable Integer iterationsRequested,
      Map<String, Object> parameters,
      Map<String, Object> environment,
      Map<String, Object> tuning) {
    this(iterationsRequested, null, parameters, environment, tuning);
  }
}
