package io.zathras.schema.context;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Redactor;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a result archive from the files beside it: its directory, the configuration of the
 * run, and the system that it ran on. Each test of a result directory has its own.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param scenarioName the scenario (results prefix), or {@code null}
 * @param osVendor the operating system vendor as Zathras names it, or {@code null}
 * @param cloudProvider the cloud, or {@code local}, or {@code null}
 * @param cloudRegion the cloud's region, or {@code null}
 * @param instanceType the instance type, or {@code null}
 * @param priceUsdPerHour what the instance cost, in US dollars per hour, or {@code null}
 * @param iteration the index of the result directory, or {@code null}
 * @param wrapperVersion the version of the wrapper, or {@code null}
 * @param testConfiguration what the test was asked to do, or {@code null}
 * @param command the wrapper's command line without private values, or {@code null}
 * @param workingDirectory where the wrapper ran, or {@code null}
 * @param user the user that the wrapper ran as, or {@code null}; only when private values were
 *     requested
 * @param stepSeconds wall clock seconds of the whole step, or {@code null}
 * @param systemUnderTest the system, or {@code null}
 * @param diagnostics what was missing, broken or doubtful in these files
 * @since 0.1
 */
public record RunContext(
    @Nullable String scenarioName,
    @Nullable String osVendor,
    @Nullable String cloudProvider,
    @Nullable String cloudRegion,
    @Nullable String instanceType,
    @Nullable Double priceUsdPerHour,
    @Nullable Integer iteration,
    @Nullable String wrapperVersion,
    @Nullable TestConfiguration testConfiguration,
    @Nullable String command,
    @Nullable String workingDirectory,
    @Nullable String user,
    @Nullable Double stepSeconds,
    @Nullable SystemUnderTest systemUnderTest,
    List<Diagnostic> diagnostics) {

  /** Copies the diagnostics, and removes secrets from all texts. */
  public RunContext {
    diagnostics = List.copyOf(diagnostics);
    scenarioName = redacted(scenarioName);
    osVendor = redacted(osVendor);
    cloudProvider = redacted(cloudProvider);
    instanceType = redacted(instanceType);
    wrapperVersion = redacted(wrapperVersion);
    command = redacted(command);
    workingDirectory = redacted(workingDirectory);
    user = redacted(user);
  }

  private static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : Redactor.redact(text);
  }

  /** Returns a context without any facts. */
  public static RunContext empty() {
    return builder().build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the facts of this context. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects the parts of a {@link RunContext}; unset parts are unknown. */
  public static final class Builder {
    private @Nullable String scenarioName;
    private @Nullable String osVendor;
    private @Nullable String cloudProvider;
    private @Nullable String cloudRegion;
    private @Nullable String instanceType;
    private @Nullable Double priceUsdPerHour;
    private @Nullable Integer iteration;
    private @Nullable String wrapperVersion;
    private @Nullable TestConfiguration testConfiguration;
    private @Nullable String command;
    private @Nullable String workingDirectory;
    private @Nullable String user;
    private @Nullable Double stepSeconds;
    private @Nullable SystemUnderTest systemUnderTest;
    private List<Diagnostic> diagnostics = List.of();

    private Builder() {}

    private Builder(RunContext from) {
      scenarioName = from.scenarioName;
      osVendor = from.osVendor;
      cloudProvider = from.cloudProvider;
      cloudRegion = from.cloudRegion;
      instanceType = from.instanceType;
      priceUsdPerHour = from.priceUsdPerHour;
      iteration = from.iteration;
      wrapperVersion = from.wrapperVersion;
      testConfiguration = from.testConfiguration;
      command = from.command;
      workingDirectory = from.workingDirectory;
      user = from.user;
      stepSeconds = from.stepSeconds;
      systemUnderTest = from.systemUnderTest;
      diagnostics = from.diagnostics;
    }

    /** Sets the scenario (results prefix). */
    public Builder scenarioName(@Nullable String scenarioName) {
      this.scenarioName = scenarioName;
      return this;
    }

    /** Sets the operating system vendor as Zathras names it. */
    public Builder osVendor(@Nullable String osVendor) {
      this.osVendor = osVendor;
      return this;
    }

    /** Sets the cloud, or {@code local}. */
    public Builder cloudProvider(@Nullable String cloudProvider) {
      this.cloudProvider = cloudProvider;
      return this;
    }

    /** Sets the instance type. */
    public Builder instanceType(@Nullable String instanceType) {
      this.instanceType = instanceType;
      return this;
    }

    /** Sets the cloud's region. */
    public Builder cloudRegion(@Nullable String cloudRegion) {
      this.cloudRegion = cloudRegion;
      return this;
    }

    /** Sets what the instance cost, in US dollars per hour. */
    public Builder priceUsdPerHour(@Nullable Double priceUsdPerHour) {
      this.priceUsdPerHour = priceUsdPerHour;
      return this;
    }

    /** Sets the index of the result directory, from 0. */
    public Builder iteration(@Nullable Integer iteration) {
      this.iteration = iteration;
      return this;
    }

    /** Sets the version of the wrapper. */
    public Builder wrapperVersion(@Nullable String wrapperVersion) {
      this.wrapperVersion = wrapperVersion;
      return this;
    }

    /** Sets what the test was asked to do. */
    public Builder testConfiguration(@Nullable TestConfiguration testConfiguration) {
      this.testConfiguration = testConfiguration;
      return this;
    }

    /** Sets the wrapper's command line, without private values. */
    public Builder command(@Nullable String command) {
      this.command = command;
      return this;
    }

    /** Sets where the wrapper ran. */
    public Builder workingDirectory(@Nullable String workingDirectory) {
      this.workingDirectory = workingDirectory;
      return this;
    }

    /** Sets the user that the wrapper ran as; only when private values were requested. */
    public Builder user(@Nullable String user) {
      this.user = user;
      return this;
    }

    /** Sets wall clock seconds of the whole step. */
    public Builder stepSeconds(@Nullable Double stepSeconds) {
      this.stepSeconds = stepSeconds;
      return this;
    }

    /** Sets the system. */
    public Builder systemUnderTest(@Nullable SystemUnderTest systemUnderTest) {
      this.systemUnderTest = systemUnderTest;
      return this;
    }

    /** Sets what was missing, broken or doubtful; empty by default. */
    public Builder diagnostics(List<Diagnostic> diagnostics) {
      this.diagnostics = List.copyOf(diagnostics);
      return this;
    }

    /** Returns the context; the builder stays usable. */
    public RunContext build() {
      return new RunContext(
          scenarioName,
          osVendor,
          cloudProvider,
          cloudRegion,
          instanceType,
          priceUsdPerHour,
          iteration,
          wrapperVersion,
          testConfiguration,
          command,
          workingDirectory,
          user,
          stepSeconds,
          systemUnderTest,
          diagnostics);
    }
  }
}
