package io.zathras.pipeline;

import io.zathras.archive.ArchiveNote;
import io.zathras.archive.ArchiveNote.Code;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import java.util.Locale;

/** Adds what the archive reader noticed to the diagnostics of a document. */
final class ArchiveNotes {

  private ArchiveNotes() {}

  static void add(FileTree tree, Diagnostics diagnostics) {
    for (ArchiveNote note : tree.notes()) {
      String code = "archive-" + note.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
      String file = note.path().isEmpty() ? tree.name() : tree.name() + "!/" + note.path();
      if (note.code() == Code.CONTENT_SKIPPED) {
        diagnostics.info(code, file, null, note.message());
      } else {
        diagnostics.warning(code, file, null, note.message());
      }
    }
  }
}
