package io.zathras.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings of a result archive say about it: its directory, the configuration files
 * beside it, and the system it ran on. One per test of a result directory.
 *
 * @param scenarioName the scenario (results prefix), or {@code null}
 * @param osVendor the operating system vendor as Zathras names it, or {@code null}
 * @param cloudProvider the cloud, or {@code local}, or {@code null}
 * @param instanceType the instance type, or {@code null}
 * @param iteration the index of the result directory, or {@code null}
 * @param wrapperVersion the version of the wrapper, or {@code null}
 * @param testConfiguration what the test was asked to do, or {@code null}
 * @param command the wrapper's command line without private values, or {@code null}
 * @param workingDirectory where the wrapper ran, or {@code null}
 * @param user who the wrapper ran as; only when private values were asked for
 * @param stepSeconds wall clock seconds of the whole step, or {@code null}
 * @param systemUnderTest the system, or {@code null}
 * @param diagnostics what was missing, broken or doubtful in these files
 * @since 0.1
 */
public record RunContext(
    @Nullable String scenarioName,
    @Nullable String osVendor,
    @Nullable String cloudProvider,
    @Nullable String instanceType,
    @Nullable Integer iteration,
    @Nullable String wrapperVersion,
    @Nullable TestConfiguration testConfiguration,
    @Nullable String command,
    @Nullable String workingDirectory,
    @Nullable String user,
    @Nullable Double stepSeconds,
    @Nullable SystemUnderTest systemUnderTest,
    List<Diagnostic> diagnostics) {

  /** Copies the diagnostics. */
  public RunContext {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns a context that knows nothing. */
  public static RunContext empty() {
    return new RunContext(
        null, null, null, null, null, null, null, null, null, null, null, null, List.of());
  }
}
