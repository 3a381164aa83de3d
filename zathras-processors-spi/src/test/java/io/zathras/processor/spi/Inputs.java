package io.zathras.processor.spi;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import java.util.Map;

/** Inputs as a processor gets them. */
final class Inputs {

  /** The place of the result in diagnostics. */
  static final String PLACE = "r.zip!/r.tar!/d_2026.01.05-10.00.00";

  private Inputs() {}

  static ResultInput of(Diagnostics diagnostics, Map<String, String> files) {
    FileTree.Builder tar = FileTree.builder("r.zip!/r.tar");
    files.forEach((name, text) -> tar.file("d_2026.01.05-10.00.00/" + name, text));
    return ResultInput.of("d", tar.build(), diagnostics, false);
  }
}
