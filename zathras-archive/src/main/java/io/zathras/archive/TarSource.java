package io.zathras.archive;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Reads an archive again, up to one file of its tar. A log that is too large to keep is read this
 * way because nothing is written to disk.
 *
 * @param archive the file
 * @param member the tar, where the archive is a zip; {@code null} where the archive is the tar
 * @param limits bound each reading
 */
record TarSource(Path archive, @Nullable ZipMember member, ArchiveLimits limits)
    implements ContentSource {

  private static final int BUFFER = 64 * 1024;

  @Override
  public InputStream open(String path) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(archive);
    try {
      ReadBudget budget =
          new ReadBudget(
              limits,
              TreeLocation.archive(String.valueOf(archive.getFileName()), null),
              channel.size());
      InputStream tar = member == null ? Channels.newInputStream(channel) : member.open(channel);
      TarEntries entries = new TarEntries(unpacked(budget, CountedStream.buffered(budget, tar)));
      TarEntries.Entry entry;
      while ((entry = entries.next()) != null) {
        budget.countEntry();
        if (isFile(entry) && EntryNames.normalize(entry.name()).equals(path)) {
          return closing(entries, tar, channel);
        }
      }
      throw new FileNotFoundException("the archive changed while it was read");
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private BufferedInputStream unpacked(ReadBudget budget, BufferedInputStream in)
      throws IOException {
    return switch (Format.of(in)) {
      case GZIP -> CountedStream.buffered(budget, new GzipStream(in, BUFFER));
      case XZ ->
          CountedStream.buffered(
              budget,
              new XZInputStream(
                  in, (int) Math.min(Integer.MAX_VALUE, limits.maxDecoderBytes() >> 10)));
      default -> in;
    };
  }

  private static boolean isFile(TarEntries.Entry entry) {
    return switch (entry.type()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          !entry.name().endsWith("/");
      default -> false;
    };
  }

  private static InputStream closing(
      InputStream content, InputStream tar, SeekableByteChannel channel) {
    return new FilterInputStream(content) {
      @Override
      public void close() throws IOException {
        try (channel) {
          tar.close();
        }
      }
    };
  }
}
