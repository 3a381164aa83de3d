package io.zathras.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters, environment and tuning of a test.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param iterationsRequested how many iterations were asked for; {@code null} when not known
 * @param tunedProfile the tuned profile that the test ran under: the one it set, or where it set
 *     none, the one that was active; {@code null} when not known
 * @param parameters the benchmark's and the run's settings
 * @param environment the surroundings asked for: cloud region, disks, networks, ...
 * @param tuning the tuning asked for: tuned profile, sysctl file, ...
 * @since 0.1
 */
public record TestConfiguration(
    @Nullable Integer iterationsRequested,
    @Nullable String tunedProfile,
    Map<String, Object> parameters,
    Map<String, Object> environment,
    Map<String, Object> tuning) {
  /** Copies the open objects and takes secrets out of all texts. */
  public TestConfiguration {
    tunedProfile = Redactor.redacted(tunedProfile);
    parameters = Copies.copyOf("parameters", parameters);
    environment = Copies.copyOf("environment", environment);
    tuning = Copies.copyOf("tuning", tuning);
  }

  /** Makes a configuration of which the tuned profile is not known. */
  public TestConfiguration(
      @Nullable Integer iterationsRequested,
      Map<String, Object> parameters,
      Map<String, Object> environment,
      Map<String, Object> tuning) {
    this(iterationsRequested, null, parameters, environment, tuning);
  }
}
