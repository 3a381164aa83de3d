package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of all tests that Zathras knew: {@code test_info} (JSON, until March 2026),
 * {@code full_test_defs.yml} and {@code test_defs.yml}. Each is read only when those before it lack
 * the answer; a test is found by its exact {@code test_name}. Not thread-safe.
 */
final class TestDefinitions {

  private static final List<String> FILES =
      List.of("test_info", "full_test_defs.yml", "test_defs.yml");

  private static final Pattern REPOSITORY_FILE =
      Pattern.compile("([^{}\\s]+?)\\.(?:tar\\.gz|tar\\.xz|tar\\.bz2|tgz|zip)");

  private final SideFiles files;
  private final Map<String, Source> sources = new LinkedHashMap<>();

  TestDefinitions(SideFiles files) {
    this.files = files;
  }

  /** The definitions in one file by test, and the diagnostics about it. */
  private record Source(Map<String, Object> tests, List<Diagnostic> diagnostics) {}

  /**
   * Returns the version of a test's wrapper: the name of its repository file without the suffix.
   *
   * @param diagnostics takes the diagnostics about the files that were read
   */
  @Nullable String wrapperVersion(String test, Diagnostics diagnostics) {
    for (String file : FILES) {
      Source source = sources.computeIfAbsent(file, this::read);
      diagnostics.addAll(source.diagnostics());
      String repository = Structure.text(source.tests(), test, "repo_file");
      Matcher version = REPOSITORY_FILE.matcher(repository == null ? "" : repository);
      if (version.matches()) {
        return version.group(1);
      }
    }
    return null;
  }

  /** Returns whether a test leaves an archive, as it does unless it is defined otherwise. */
  boolean archivesResults(String test) {
    return !"no".equals(Structure.text(definition(test), "archive_results"));
  }

  /** Returns whether a name is that of a test that Zathras knew. */
  boolean defines(String test) {
    return definition(test) != null;
  }

  private @Nullable Object definition(String test) {
    return FILES.stream()
        .map(file -> sources.computeIfAbsent(file, this::read).tests().get(test))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Source read(String name) {
    Diagnostics diagnostics = new Diagnostics();
    Map<String, Object> tests = files.parse(name, TestDefinitions::tests, diagnostics);
    return new Source(tests == null ? Map.of() : tests, diagnostics.list());
  }

  private static Map<String, Object> tests(SideFile file, Diagnostics diagnostics) {
    Object content =
        file.name().endsWith(".yml")
            ? StructuredText.yaml(file, diagnostics)
            : StructuredText.json(file, diagnostics);
    Map<String, Object> wrapped = Structure.map(content, "test_defs");
    Map<String, Object> tests = new LinkedHashMap<>();
    for (Object definition : (wrapped.isEmpty() ? Structure.map(content) : wrapped).values()) {
      String test = Structure.text(definition, "test_name");
      if (test != null) {
        tests.putIfAbsent(test, definition);
      }
    }
    return tests;
  }
}
