package io.zathras.archive;

import static io.zathras.archive.Archives.paths;
import static io.zathras.archive.Archives.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.ArchiveException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {

  private static final FileTree TREE =
      FileTree.builder("results_x.zip!/x.tar")
          .file("top", "1")
          .file("a/run1_summary", "2")
          .file("a/run10_summary", "3")
          .file("a/b/c/deep.csv", "4")
          .file("a.b/x", "5")
          .file("a0/x", "6")
          .build();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "top, top",
        "nothing, ",
        "*, top",
        "a/run?_summary, a/run1_summary",
        "a/run*_summary, a/run10_summary a/run1_summary",
        "**/*.csv, a/b/c/deep.csv",
        "a/**/deep.csv, a/b/c/deep.csv",
        "**/top, top",
        "**, a.b/x a/b/c/deep.csv a/run10_summary a/run1_summary a0/x top",
        "a/**, a/b/c/deep.csv a/run10_summary a/run1_summary",
        "**/c/**, a/b/c/deep.csv",
        "a?b/*, a.b/x",
        "a/*, a/run10_summary a/run1_summary",
        "a*b/x, a.b/x",
        "*/*, a.b/x a/run10_summary a/run1_summary a0/x"
      })
  void findsFilesByPattern(String glob, String found) {
    assertThat(TREE.find(glob))
        .extracting(FileEntry::path)
        .containsExactly(found == null ? new String[0] : found.split(" "));
  }

  @Test
  void findsWithoutTakingForeverWhateverTheNameIs() {
    FileTree tree =
        FileTree.builder("x").file("a".repeat(400) + "/" + "a/".repeat(200) + "b", "").build();

    assertThat(tree.find("*a*a*a*a*a*a*a*a*a*a*a*a*a*c")).isEmpty();
    assertThat(tree.find("**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/c")).isEmpty();
  }

  @Test
  void showsAPartWithPathsOfItsOwn() {
    FileTree part = TREE.directory("a");

    assertThat(part.name()).isEqualTo("results_x.zip!/x.tar!/a");
    assertThat(paths(part)).containsExactly("b/c/deep.csv", "run10_summary", "run1_summary");
    assertThat(part.file("b/c/deep.csv").orElseThrow().location())
        .isEqualTo("results_x.zip!/x.tar!/a/b/c/deep.csv");
    assertThat(part.directory("b").directory("c"))
        .hasToString("results_x.zip!/x.tar!/a/b/c (1 files)");
    assertThat(TREE.directory("")).isSameAs(TREE);
    assertThat(TREE.directory("missing").isEmpty()).isTrue();
    assertThat(TREE.directory("top").isEmpty()).isTrue();
  }

  @Test
  void listsTopLevelDirectories() {
    assertThat(TREE.directories()).containsExactly("a", "a.b", "a0");
  }

  @Test
  void keepsNotesWithTheFilesTheyAreAbout(@TempDir Path directory) {
    byte[] tar =
        new RawTar().entry("a/link", '2', "x").entry("b/link", '2', "y").file("a/f", "1").bytes();
    FileTree tree = new Archives(directory).read(tar);

    assertThat(tree.directory("a").notes()).extracting(ArchiveNote::path).containsExactly("link");
  }

  @Test
  void hasADigestOfPathsAndContents() {
    String digest = FileTree.of("x", Map.of("a", new byte[] {1}, "b", new byte[] {2})).sha256();

    assertThat(
            FileTree.builder("y")
                .file("b", new byte[] {2})
                .file("./a", new byte[] {1})
                .build()
                .sha256())
        .isEqualTo(digest);
    assertThat(FileTree.of("x", Map.of("a", new byte[] {2}, "b", new byte[] {1})).sha256())
        .isNotEqualTo(digest);
    assertThat(FileTree.of("x", Map.of("a", new byte[] {1}, "c", new byte[] {2})).sha256())
        .isNotEqualTo(digest);
    assertThat(FileTree.of("x", Map.of()).sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "../a", "a\\b", "a\nb", "", ".", "./"})
  void refusesAPathNoArchiveMayHave(String path) {
    assertThat(refusal(() -> FileTree.builder("x").file(path, "1")).reason())
        .isEqualTo(Reason.UNSAFE_NAME);
  }

  @Test
  void refusesPathsThatContradictEachOther() {
    assertThat(refusal(() -> FileTree.builder("x").file("a", "1").file("./a", "2")))
        .hasMessage("x!/a: two entries have this name; expected names to be unique");
    assertThat(refusal(() -> FileTree.builder("x").file("a", "1").file("a/b", "2").build()))
        .hasMessage("x!/a: the name is used for a file and for a directory");
  }

  @Test
  void canBeBuiltFurtherWithoutChangingWhatWasBuilt() {
    FileTree.Builder builder = FileTree.builder("x").file("a", "1");
    FileTree first = builder.build();
    FileTree second = builder.file("b", "2").build();

    assertThat(paths(first)).containsExactly("a");
    assertThat(paths(second)).containsExactly("a", "b");
    assertThatThrownBy(() -> first.files().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
