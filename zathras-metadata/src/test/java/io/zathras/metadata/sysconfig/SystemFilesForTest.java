package io.zathras.metadata.sysconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Files and whole machines for tests of parsers, and what was said of them. */
final class SystemFilesForTest {

  static final List<String> MACHINES =
      List.of("xeon-2s-numa", "this-vm", "azure-epyc-nps4", "aws-graviton-m7g");

  /** The record that ends every whole table of {@code dmidecode}. */
  static final String END_OF_TABLE = "Handle 0x7F00, DMI type 127, 4 bytes\nEnd Of Table\n\n";

  final Diagnostics diagnostics = new Diagnostics();

  SystemFile file(String name, String text) {
    FileTree tree = FileTree.builder("sysconfig_info.tar").file("s/" + name, text).build();
    return new SystemFile(tree.files().get(0), diagnostics);
  }

  SystemUnderTest read(String... namesAndTexts) {
    FileTree.Builder tree = FileTree.builder("sysconfig_info.tar");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      tree.file("sysconfig_info/" + namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Objects.requireNonNull(SystemInfo.read(tree.build(), false, diagnostics));
  }

  static FileTree machine(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            SystemFilesForTest.class.getResourceAsStream("/sysconfig/" + name + ".tar.gz"))) {
      return ArchiveReader.defaults().readSingle("sysconfig_info.tar", in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void saidNothing() {
    assertThat(diagnostics.list()).isEmpty();
  }

  /** Asserts that one thing was said, of this line of the file. */
  void said(String code, String file, Integer line) {
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo(code);
              assertThat(diagnostic.file()).endsWith("/" + file);
              assertThat(diagnostic.line()).isEqualTo(line);
            });
  }

  Diagnostic only() {
    assertThat(diagnostics.list()).hasSize(1);
    return diagnostics.list().get(0);
  }
}
