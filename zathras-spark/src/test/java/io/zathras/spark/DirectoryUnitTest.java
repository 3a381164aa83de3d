package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Directories sort as a walk meets them. */
class DirectoryUnitTest {

  @Test
  void aDirectoryComesBeforeWhatIsInItAndThatBeforeTheNextDirectory() {
    DirectoryUnit root = DirectoryUnit.root(0, Path.of("/r"));
    DirectoryUnit a = root.child(Path.of("/r/a"));
    List<DirectoryUnit> inOrder =
        List.of(
            root,
            a,
            a.child(Path.of("/r/a/\u00e9")),
            a.child(Path.of("/r/a/\uff0c")),
            a.child(Path.of("/r/a/\ud83d\ude00")),
            root.child(Path.of("/r/a b")),
            root.child(Path.of("/r/a-b")),
            root.child(Path.of("/r/b")),
            DirectoryUnit.root(1, Path.of("/a")));

    assertThat(inOrder.stream().map(DirectoryUnit::place).toList()).isSorted();
  }
}
