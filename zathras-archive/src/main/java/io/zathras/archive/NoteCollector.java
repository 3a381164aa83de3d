package io.zathras.archive;

import io.zathras.archive.ArchiveNote.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the first notes of each kind and the number of the others. */
final class NoteCollector {

  /** The most of one kind, because 50,000 links would fill the memory and the document. */
  static final int MAX_OF_A_KIND = 10;

  private final List<ArchiveNote> first = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

  NoteCollector() {}

  void add(Code code, String path, String message) {
    if (counts.merge(code, 1, Integer::sum) <= MAX_OF_A_KIND) {
      first.add(new ArchiveNote(code, path, message));
    }
  }

  List<ArchiveNote> list() {
    List<ArchiveNote> all = new ArrayList<>(first);
    counts.forEach(
        (code, count) -> {
          if (count > MAX_OF_A_KIND) {
            String more = Printable.number(count - MAX_OF_A_KIND);
            all.add(new ArchiveNote(code, "", more + " more notes of this kind were left out."));
          }
        });
    return Collections.unmodifiableList(all);
  }
}
