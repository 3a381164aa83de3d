package io.zathras.metadata;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.metadata.directory.DirectoryFacts;
import io.zathras.metadata.sysconfig.SystemInfo;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.context.RunContext;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a result directory states about its results: its path, the configuration of the
 * run, the definitions of tests, command lines, times, costs, marks of failure, and the description
 * of the system. Every file may be missing or broken, which loses only its own facts and leaves a
 * diagnostic.
 *
 * <p>What all results share is read once. Thread-safe.
 *
 * @since 0.1
 */
public final class ResultDirectory {

  private static final String SYSTEM_FILE = "sysconfig_info.tar";

  private final DirectoryFacts facts;
  private final @Nullable SystemUnderTest system;
  private final List<Diagnostic> systemDiagnostics;

  ResultDirectory(Path directory, ArchiveReader reader, boolean includePrivate, ParseCache cache) {
    facts = DirectoryFacts.read(directory, includePrivate, cache);
    Diagnostics found = new Diagnostics();
    system = system(directory.resolve(SYSTEM_FILE), reader, includePrivate, cache, found);
    systemDiagnostics = found.list();
  }

  /**
   * Returns the known facts about one result.
   *
   * @param test the test's name, as in {@code results_<test>.zip}
   * @param tar the result
   */
  public RunContext context(String test, FileTree tar) {
    RunContext context = facts.context(test, tar);
    Diagnostics all = new Diagnostics();
    all.addAll(context.diagnostics());
    all.addAll(systemDiagnostics);
    return context.toBuilder()
        .systemUnderTest(SystemInfo.completed(system, tar))
        .diagnostics(all.list())
        .build();
  }

  /**
   * Returns the instance type, or the local system's configuration, that the directory is about;
   * empty when unknown.
   */
  public Optional<String> instanceType() {
    return Optional.ofNullable(facts.instanceType());
  }

  /**
   * Returns the requested tests that left no archive.
   *
   * @param present the tests of the archives that are there
   * @return why each is thought missing, by test, in the order of the request
   */
  public Map<String, String> missing(Collection<String> present) {
    return facts.missing(present);
  }

  private static @Nullable SystemUnderTest system(
      Path file,
      ArchiveReader reader,
      boolean includePrivate,
      ParseCache cache,
      Diagnostics diagnostics) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return SystemInfo.read(reader, file, includePrivate, cache, diagnostics);
    }
    diagnostics.warning(
        "sysconfig-missing",
        SYSTEM_FILE,
        null,
        "there is no such file; nothing is known of the system");
    return null;
  }
}
