package io.zathras.metadata.cache;

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
 * The parsed form of the last files. Machines of one kind and runs of one Zathras have many
 * identical files, and a file that was met twice is not parsed again.
 *
 * <p>The contract:
 *
 * <ul>
 *   <li>A parsed value depends on the place and the content of its file only, and nobody changes it
 *       afterwards: files with the same place and content may share one value.
 *   <li>Callers may not rely on sharing. Whether a value is shared or parsed again makes no
 *       difference except in time.
 *   <li>Each reader of a file gets its diagnostics, also when the value comes from the cache.
 *   <li>The cache holds at most {@value #MOST_BYTES} bytes of files. A value is kept from the
 *       second time that its file is met, because most files are never met again; until then only
 *       the file's checksum is kept.
 *   <li>Thread-safe. Threads that meet a file at the same time may each parse it.
 * </ul>
 */
public final class ParseCache {

  /** Enough for the files of a dozen kinds of machines; a parsed value is larger than its file. */
  static final int MOST_BYTES = 2 << 20;

  private static final int MOST_CHECKSUMS = 4096;

  /** How many files are kept for comparison; none of them is larger than its share of the bytes. */
  static final int MOST_SIMILAR = 16;

  private final Map<Content, Parsed> known = new LinkedHashMap<>(256, 0.75f, true);
  private final Set<Integer> metOnce = new LinkedHashSet<>();
  private long bytes;

  /** Files for comparison, most recently met first. */
  private final List<Similar> similar = new ArrayList<>();

  /** Makes an empty cache. */
  public ParseCache() {}

  private record Parsed(@Nullable Object value, List<Diagnostic> diagnostics) {}

  /**
   * Returns the parsed form of a file.
   *
   * @param place the place of the file as diagnostics name it; each place has one parser
   * @param content the content of the file, which nobody changes any more
   * @param parser parses the file and reports what is wrong with it
   * @param diagnostics takes the parser's diagnostics
   * @return the value of the parser, which may be {@code null}
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
   * Like the other {@code read}, for a file such as the list of kernel settings, whose content is
   * hardly ever the same to the byte because it holds counters that the parser leaves out.
   *
   * @param alike tells whether the parser makes the same value of two contents
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
