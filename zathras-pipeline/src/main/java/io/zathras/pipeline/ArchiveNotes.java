package io.zathras.pipeline;

import io.zathras.archive.ArchiveNote;
import io.zathras.archive.ArchiveNote.Code;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Says in a document what was met while its archive was read. */
final class ArchiveNotes {

  /** A hostile archive holds a hundred thousand links; nobody reads about more than some. */
  private static final int MOST_OF_A_KIND = 10;

  private ArchiveNotes() {}

  static void add(FileTree tree, Diagnostics diagnostics) {
    Map<Code, Integer> counts = new EnumMap<>(Code.class);
    for (ArchiveNote note : tree.notes()) {
      if (counts.merge(note.code(), 1, Integer::sum) <= MOST_OF_A_KIND) {
        add(note.code(), tree.name() + "!/" + note.path(), note.message(), diagnostics);
      }
    }
    counts.forEach(
        (code, count) -> {
          int left = count - MOST_OF_A_KIND;
          if (left > 0) {
            add(code, tree.name(), left + " more of this kind.", diagnostics);
          }
        });
  }

  private static void add(Code code, String file, String message, Diagnostics diagnostics) {
    String name = "archive-" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (code == Code.CONTENT_SKIPPED) {
      diagnostics.info(name, file, null, message);
    } else {
      diagnostics.warning(name, file, null, message);
    }
  }
}
