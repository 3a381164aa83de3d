package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
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

  static DataNode json(FileEntry file) {
    return DataNode.json(file, report(file));
  }

  static DataNode yaml(FileEntry file) {
    return DataNode.yaml(file, file.text(), report(file));
  }

  /** Returns a report whose diagnostics no test looks at. */
  static Report report(FileEntry file) {
    return Report.about(file.location(), new Diagnostics());
  }
}
