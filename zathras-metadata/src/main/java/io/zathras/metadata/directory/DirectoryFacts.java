package io.zathras.metadata.directory;

import io.zathras.archive.FileTree;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.metadata.directory.ConfigurationFields.Part;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Redactor;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.context.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that a result directory states about its results, without those of the system. */
public final class DirectoryFacts {

  private static final int MOST_OPTIONS = 1_000;

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private final SideFiles files;
  private final AnsibleVars vars;
  private final Identity identity;
  private final PrivateWords words;
  private final TestDefinitions definitions;
  private final Map<String, List<Double>> times;
  private final Map<String, List<SystemUsage>> usage;
  private final @Nullable SideFile failure;
  private final Map<String, Object> parameters;
  private final Map<String, Object> tuned;
  private final Map<String, Object> environment;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Command> commands = new HashMap<>();

  /** The facts of a test's command line, which all results of that test share. */
  private record Command(
      @Nullable CommandFile file,
      @Nullable String line,
      @Nullable String workingDirectory,
      @Nullable String user,
      Map<String, Object> parameters,
      List<Diagnostic> diagnostics) {

    static Command read(SideFiles files, String test, PrivateWords words) {
      Diagnostics found = new Diagnostics();
      SideFile script = files.read(test + ".cmd", found);
      Command command =
          script == null
              ? null
              : SideFiles.contained(script, (file, notes) -> read(file, words, notes), found);
      return command == null
          ? new Command(null, null, null, null, Map.of(), found.list())
          : command;
    }

    private static @Nullable Command read(SideFile script, PrivateWords words, Diagnostics found) {
      CommandFile file = CommandFile.read(script);
      return file == null
          ? null
          : new Command(
              file,
              file.command(words),
              file.workingDirectory(words),
              words.includePrivate() ? file.user() : null,
              stated(script, file.parameters(words), found),
              found.list());
    }

    private static Map<String, Object> stated(
        SideFile script, Map<String, Object> options, Diagnostics found) {
      if (options.size() <= MOST_OPTIONS) {
        return options;
      }
      found.warning(
          "options-left-out",
          script.name(),
          1,
          "has "
              + options.size()
              + " options; no wrapper has so many, and the first "
              + MOST_OPTIONS
              + " are stated");
      Map<String, Object> first = new LinkedHashMap<>();
      options.entrySet().stream()
          .limit(MOST_OPTIONS)
          .forEach(option -> first.put(option.getKey(), option.getValue()));
      return first;
    }
  }

  private DirectoryFacts(Path directory, boolean includePrivate, ParseCache cache) {
    Diagnostics found = new Diagnostics();
    files = new SideFiles(directory, cache);
    vars = AnsibleVars.read(files, found);
    identity = Identity.of(real(directory), vars, found);
    // All of this file is private, so its diagnostics must not reach a document.
    Object runVars = files.parse("ansible_run_vars.yml", StructuredText::yaml, new Diagnostics());
    words = PrivateWords.of(vars, runVars, includePrivate);
    definitions = new TestDefinitions(files);
    times = files.parse(StepTimes.FILE, StepTimes::read, Map.of(), found);
    usage = files.parse(SystemUsage.FILE, SystemUsage::read, Map.of(), found);
    failure = files.read(RunMarkers.FAILURE, found);
    RunMarkers.read(files, words, found);
    parameters = ConfigurationFields.of(Part.PARAMETERS, vars, includePrivate);
    tuned = ConfigurationFields.of(Part.TUNING, vars, includePrivate);
    environment = new TestEnvironment(files, vars, includePrivate).read(identity, runVars, found);
    noteUnknownFields(found);
    diagnostics = found.list();
  }

  /**
   * Reads what all results share.
   *
   * @param directory the directory, whose links are resolved to find its place
   * @param includePrivate whether host names, users, home directories and addresses are wanted
   * @param cache the parsed files of other directories
   */
  public static DirectoryFacts read(Path directory, boolean includePrivate, ParseCache cache) {
    return new DirectoryFacts(directory, includePrivate, cache);
  }

  /** Returns the known facts about one result of a test. */
  public synchronized RunContext context(String test, FileTree tar) {
    Diagnostics found = new Diagnostics();
    found.addAll(diagnostics);
    Command command = commands.computeIfAbsent(test, asked -> Command.read(files, asked, words));
    found.addAll(command.diagnostics());
    Diagnostic failed = RunMarkers.failure(failure, script(test, command.file()), words);
    if (failed != null) {
      found.add(failed);
    }
    ResultTuning tuning = ResultTuning.of(test, tar, command.file(), vars);
    tuning.noteDifference(tar, found);
    noteSeveralTimes(test, tuning, found);
    TestConfiguration configuration = configuration(test, command, tuning);
    Map<String, Object> around = configuration == null ? Map.of() : configuration.environment();
    return RunContext.builder()
        .scenarioName(identity.scenario())
        .osVendor(identity.osVendor())
        .cloudProvider(identity.cloud())
        .cloudRegion(TestEnvironment.region(around, identity))
        .instanceType(identity.instance())
        .priceUsdPerHour(SystemUsage.price(around))
        .iteration(identity.index())
        .wrapperVersion(wrapperVersion(test, command.file(), found))
        .stepSeconds(tuning.ofThisRun(times.getOrDefault(test, List.of())))
        .testConfiguration(configuration)
        .command(command.line())
        .workingDirectory(command.workingDirectory())
        .user(command.user())
        .diagnostics(found.list())
        .build();
  }

  /** Returns the instance type, or the local system's configuration; {@code null} when unknown. */
  public @Nullable String instanceType() {
    return identity.instance();
  }

  /** Returns, for each requested test that left no archive, why it is thought missing. */
  public synchronized Map<String, String> missing(Collection<String> present) {
    Map<String, String> missing = new LinkedHashMap<>();
    List<String> asked = vars.tests();
    for (String test : asked) {
      boolean there = present.stream().anyMatch(other -> isOf(test, other, asked));
      if (!there && definitions.archivesResults(test)) {
        missing.put(Redactor.redact(test), Redactor.redact(reason(test)));
      }
    }
    return missing;
  }

  /**
   * Returns whether an archive belongs to a test, even if its name has a suffix: {@code
   * phoronix_redis}.
   */
  private boolean isOf(String test, String archive, List<String> asked) {
    return archive.equals(test)
        || (archive.startsWith(test + "_")
            && !asked.contains(archive)
            && !definitions.defines(archive));
  }

  private String reason(String test) {
    boolean started = files.has(test + ".cmd");
    Diagnostic failed = RunMarkers.failure(failure, script(test, null), words);
    return vars.file()
        + " asks for '"
        + test
        + "', and there is no results_"
        + test
        + ".zip"
        + (started ? "" : "; it was not started")
        + (failed == null ? "" : "; " + RunMarkers.FAILURE + ": " + failed.message())
        + RunMarkers.lost(files);
  }

  private static String script(String test, @Nullable CommandFile command) {
    return command == null ? test + "_run" : command.script();
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory.toAbsolutePath().normalize();
    }
  }

  private @Nullable String wrapperVersion(
      String test, @Nullable CommandFile command, Diagnostics found) {
    String defined = definitions.wrapperVersion(test, found);
    String version = defined == null && command != null ? command.wrapperVersion() : defined;
    if (version == null) {
      found.info(
          "wrapper-version-unknown",
          null,
          null,
          "no definition of the test has a repository file, and no "
              + test
              + ".cmd names the wrapper's directory");
    }
    return version;
  }

  private void noteUnknownFields(Diagnostics found) {
    List<String> unknown = ConfigurationFields.unknown(vars);
    if (!unknown.isEmpty() && !words.includePrivate()) {
      found.info(
          "configuration-fields-unknown",
          vars.file(),
          null,
          "not stated, as they may be private: "
              + String.join(", ", unknown.subList(0, Math.min(20, unknown.size()))));
    }
  }

  private void noteSeveralTimes(String test, ResultTuning tuning, Diagnostics found) {
    List<Double> all = times.getOrDefault(test, List.of());
    if (all.size() > 1 && tuning.ofThisRun(all) == null) {
      found.info(
          "several-times",
          StepTimes.FILE,
          null,
          "the test ran several times, and which time is that of this result is not known: "
              + all.stream()
                  .map(seconds -> seconds.longValue() + " s")
                  .collect(Collectors.joining(", ")));
    }
  }

  private @Nullable TestConfiguration configuration(
      String test, Command command, ResultTuning tuning) {
    Map<String, Object> set = new LinkedHashMap<>(parameters);
    command.parameters().forEach(set::putIfAbsent);
    Map<String, Object> around = new LinkedHashMap<>(environment);
    SystemUsage cost = tuning.ofThisRun(usage.getOrDefault(test, List.of()));
    if (cost != null) {
      around.putAll(cost.fields());
    }
    List<Double> all = times.getOrDefault(test, List.of());
    if (all.size() > 1) {
      around.put("step_seconds", all);
    }
    Map<String, Object> setting = new LinkedHashMap<>(tuned);
    setting.putAll(tuning.setting().fields());
    String count = vars.text("test_iterations");
    Integer iterations =
        count != null && COUNT.matcher(count).matches() ? Integer.valueOf(count) : null;
    boolean nothing = set.isEmpty() && around.isEmpty() && setting.isEmpty();
    return nothing ? null : new TestConfiguration(iterations, set, around, setting);
  }
}
