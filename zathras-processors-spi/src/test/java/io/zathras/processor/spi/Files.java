package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import java.nio.charset.StandardCharsets;

/** Files as a result holds them. */
final class Files {

  private Files() {}

  static FileEntry of(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static FileEntry of(String name, byte[] content) {
    return FileTree.builder("r.zip!/r.tar").file("d/" + name, content).build().files().get(0);
  }
}
