package io.zathras.metadata.recent;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What parsers made of the last files. Machines of one kind, and runs of one Zathras, have files in
 * common to the byte; one that was met twice is not parsed again. One that no other is like, as
 * with a serial number in it, leaves its checksum only. Bounded by the bytes of the files.
 * Thread-safe, as long as nobody changes what a parser gave.
 */
public final class RecentFiles {

  /** Enough for a dozen kinds of machines by turns; what is made of a file is larger than it. */
  static final int MOST_BYTES = 2 << 20;

  private static final int MOST_CHECKSUMS = 4096;

  /** Of files that may be alike, so many are kept, and none that is larger than its share. */
  static final int MOST_SIMILAR = 16;

  private final Map<Content, Parsed> known = new LinkedHashMap<>(256, 0.75f, true);
  private final Set<Integer> metOnce = new LinkedHashSet<>();
  private long bytes;

  /** The one that was met last comes first. */
  private final List<Similar> similar = new ArrayList<>();

  /** Remembers nothing yet. */
  public RecentFiles() {}

  private record Parsed(@Nullable Object value, List<Diagnostic> diagnostics) {}

  /**
   * Returns what a parser makes of a file, with what it says of it.
   *
   * @param place where the file is, as diagnostics name it; one place has one parser
   * @param content what the parser depends on; not changed any more
   * @param parser is given where to say what is wrong with the file
   * @param diagnostics takes what is wrong with the file
   */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T read(
      String place,
      byte[] content,
      Function<Diagnostics, ? extends @Nullable T> parser,
      Diagnostics diagnostics) {
    Content key = new Content(place, content);
    Parsed parsed = get(key);
    if (parsed == null) {
      parsed = parse(parser);
      put(key, parsed);
    }
    diagnostics.addAll(parsed.diagnostics());
    return (T) parsed.value();
  }

  /**
   * As {@link #read}, for a file that is hardly ever the same to the byte, as what changes in it is
   * not read.
   *
   * @param alike tells whether the parser makes the same of two contents
   */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T read(
      String place,
      byte[] content,
      BiPredicate<byte[], byte[]> alike,
      Function<Diagnostics, ? extends @Nullable T> parser,
      Diagnostics diagnostics) {
    Parsed parsed = similar(place, content, alike);
    if (parsed == null) {
      parsed = parse(parser);
      keep(new Similar(place, content, parsed));
    }
    diagnostics.addAll(parsed.diagnostics());
    return (T) parsed.value();
  }

  private static Parsed parse(Function<Diagnostics, ?> parser) {
    Diagnostics found = new Diagnostics();
    return new Parsed(parser.apply(found), found.list());
  }

  private synchronized @Nullable Parsed similar(
      String place, byte[] content, BiPredicate<byte[], byte[]> alike) {
    for (Similar met : similar) {
      if (met.place.equals(place) && alike.test(met.content, content)) {
        similar.remove(met);
        similar.add(0, met);
        return met.parsed;
      }
    }
    return null;
  }

  private synchronized void keep(Similar met) {
    if (met.content.length <= MOST_BYTES / MOST_SIMILAR) {
      similar.add(0, met);
    }
    if (similar.size() > MOST_SIMILAR) {
      similar.remove(MOST_SIMILAR);
    }
  }

  private synchronized @Nullable Parsed get(Content key) {
    return known.get(key);
  }

  private synchronized void put(Content key, Parsed parsed) {
    if (isMetFirst(key.hash)) {
      return;
    }
    if (known.put(key, parsed) == null) {
      bytes += key.bytes.length;
    }
    Iterator<Content> longestUnused = known.keySet().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= longestUnused.next().bytes.length;
      longestUnused.remove();
    }
  }

  private boolean isMetFirst(int checksum) {
    if (metOnce.remove(checksum)) {
      return false;
    }
    metOnce.add(checksum);
    if (metOnce.size() > MOST_CHECKSUMS) {
      metOnce.remove(metOnce.iterator().next());
    }
    return true;
  }

  private static final class Content {
    private final String place;
    private final byte[] bytes;
    private final int hash;

    Content(String place, byte[] bytes) {
      this.place = place;
      this.bytes = bytes;
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      hash = (int) checksum.getValue();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Content content
          && hash == content.hash
          && place.equals(content.place)
          && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final class Similar {
    private final String place;
    private final byte[] content;
    private final Parsed parsed;

    Similar(String place, byte[] content, Parsed parsed) {
      this.place = place;
      this.content = content;
      this.parsed = parsed;
    }
  }
}
