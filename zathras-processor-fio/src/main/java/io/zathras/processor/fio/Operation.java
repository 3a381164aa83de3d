package io.zathras.processor.fio;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a workload does, in fio's own words.
 *
 * @param name fio's word, with {@code rw} for {@code readwrite}
 * @param sides its directions without the reads of a verification; all directions where the word is
 *     unknown
 */
record Operation(String name, List<Side> sides) {

  /** The operations that have headlines. */
  static final List<Operation> KNOWN =
      List.of(
          new Operation("read", List.of(Side.READ)),
          new Operation("randread", List.of(Side.READ)),
          new Operation("write", List.of(Side.WRITE)),
          new Operation("randwrite", List.of(Side.WRITE)),
          new Operation("trim", List.of(Side.TRIM)),
          new Operation("randtrim", List.of(Side.TRIM)),
          new Operation("rw", List.of(Side.READ, Side.WRITE)),
          new Operation("randrw", List.of(Side.READ, Side.WRITE)),
          new Operation("trimwrite", List.of(Side.TRIM, Side.WRITE)),
          new Operation("randtrimwrite", List.of(Side.TRIM, Side.WRITE)));

  /** Returns the operation of fio's option {@code rw}, or of a directory's name. */
  static @Nullable Operation of(@Nullable String word) {
    if (word == null) {
      return null;
    }
    int modifier = word.indexOf(':');
    String bare = (modifier < 0 ? word : word.substring(0, modifier)).strip();
    String name = bare.equalsIgnoreCase("readwrite") ? "rw" : bare.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> known.name.equals(name))
        .findFirst()
        .orElse(new Operation(name, List.of(Side.values())));
  }
}
