package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDefinitionsTest {

  private static final String JSON =
      """
      {"test1": {"test_name": "coremark", "repo_file": "v2.6.tar.gz"},
       "test2": {"test_name": "hammerdb_mariadb", "repo_file": "v1.1.zip"},
       "test3": {"test_name": "hammerdb_postgres", "repo_file": "v1.2.zip"},
       "test4": {"test_name": "reboot_measure", "archive_results": "no", "repo_file": "none"}}
      """;

  private static final String YAML =
      """
        test1:
          test_name: coremark
          exec_dir: "coremark-wrapper-2.7/coremark"
          repo_file: "v2.7.tar.gz"
          test_specific: "--iterations {{ config_info.test_iterations }}"

      """;

  @TempDir Path directory;
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsTestInfoFirst() throws IOException {
    write("test_info", JSON);
    write("full_test_defs.yml", YAML);

    assertThat(version("coremark")).isEqualTo("v2.6");
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void readsTheYamlOfTheCurrentGenerationWithoutTestInfo() throws IOException {
    write("full_test_defs.yml", YAML);

    assertThat(version("coremark")).isEqualTo("v2.7");
  }

  @Test
  void readsTheUnexpandedDefinitionsLast() throws IOException {
    write("test_defs.yml", "test_defs:\n" + YAML);

    assertThat(version("coremark")).isEqualTo("v2.7");
  }

  @Test
  void acceptsTestInfoWrappedInTestDefs() throws IOException {
    write("test_info", "{\"test_defs\": " + JSON + "}");

    assertThat(version("coremark")).isEqualTo("v2.6");
  }

  @Test
  void saysWhereTestInfoIsCutAndGoesOnWithTheYaml() throws IOException {
    write("test_info", JSON.substring(0, 100));
    write("full_test_defs.yml", YAML);

    assertThat(version("coremark")).isEqualTo("v2.7");
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo(Severity.WARNING);
              assertThat(found.file()).isEqualTo("test_info");
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.message()).contains("offset 100", "of 100 characters");
            });
  }

  @Test
  void matchesTwoTestsOfOneWrapperByTheirExactNames() throws IOException {
    write("test_info", JSON);

    assertThat(version("hammerdb_mariadb")).isEqualTo("v1.1");
    assertThat(version("hammerdb_postgres")).isEqualTo("v1.2");
    assertThat(version("hammerdb")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "v2.6.tar.gz, v2.6",
    "v2.6.tar.xz, v2.6",
    "v2.6.tar.bz2, v2.6",
    "main.zip, main",
    "v2.6.tgz, v2.6",
    "none, ",
    "{{ version }}.zip, ",
  })
  void namesTheVersionAfterTheRepositoryFile(String file, String version) throws IOException {
    write("test_info", "{\"test1\": {\"test_name\": \"a\", \"repo_file\": \"" + file + "\"}}");

    assertThat(version("a")).isEqualTo(version);
  }

  @Test
  void knowsWhichTestsLeaveNoArchive() throws IOException {
    write("test_info", JSON);
    TestDefinitions definitions = new TestDefinitions(new SideFiles(directory, new ParseCache()));

    assertThat(definitions.archivesResults("reboot_measure")).isFalse();
    assertThat(definitions.archivesResults("coremark")).isTrue();
    assertThat(definitions.archivesResults("unheard_of")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"[]", "7", "''", "{}", "{\"test1\": 5}", "null"})
  void knowsNothingFromJsonOfAnotherShape(String json) throws IOException {
    write("test_info", json);

    assertThat(version("coremark")).isNull();
  }

  private String version(String test) {
    return new TestDefinitions(new SideFiles(directory, new ParseCache()))
        .wrapperVersion(test, diagnostics);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
