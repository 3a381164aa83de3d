package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import java.io.EOFException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

/** Counts what one call has read against its bounds, and knows the place that is being read. */
final class ReadBudget {

  private final ArchiveLimits limits;
  private final TreeLocation archive;
  private final long compressed;
  private TreeLocation origin;
  private String path = "";
  private int entries;
  private long expanded;

  ReadBudget(ArchiveLimits limits, TreeLocation archive, long compressed) {
    this.limits = limits;
    this.archive = archive;
    this.origin = archive;
    this.compressed = compressed;
  }

  ArchiveLimits limits() {
    return limits;
  }

  TreeLocation origin() {
    return origin;
  }

  void enter(TreeLocation entered) {
    origin = entered;
    path = "";
  }

  void enterPath(String entered) {
    path = entered;
  }

  void countEntry() {
    if (++entries > limits.maxEntries()) {
      throw bound(
          Reason.TOO_MANY_ENTRIES,
          "holds more than " + Printable.number(limits.maxEntries()) + " entries",
          "maxEntries",
          "--max-entries");
    }
    checkInterrupt();
  }

  /** Refuses an unsafe name, and returns any other normalised, which is empty for the root. */
  String checkName(String name) {
    if (name.length() > limits.maxPathLength()) {
      enterPath(name.substring(0, Math.min(80, name.length())) + "...");
      throw bound(
          Reason.NAME_TOO_LONG,
          "holds a name of " + Printable.number(name.length()) + " characters",
          "maxPathLength",
          "--max-path-length");
    }
    String problem = EntryNames.problem(name);
    if (problem != null) {
      enterPath(name);
      throw refused(Reason.UNSAFE_NAME, "the name " + problem + "; no entry may have such a name");
    }
    return EntryNames.normalize(name);
  }

  void countFileBytes(long size) {
    if (size > limits.maxFileBytes()) {
      throw bound(
          Reason.FILE_TOO_LARGE,
          "holds a file of more than " + Printable.number(limits.maxFileBytes()) + " bytes",
          "maxFileBytes",
          "--max-file-bytes");
    }
  }

  void countExpanded(int bytes) {
    expanded += bytes;
    if (expanded > limits.maxExpandedBytes()) {
      throw bound(
          Reason.TOO_LARGE_EXPANDED,
          "expands to more than " + Printable.number(limits.maxExpandedBytes()) + " bytes",
          "maxExpandedBytes",
          "--max-expanded-bytes");
    }
    if (expanded > ArchiveLimits.RATIO_FREE_BYTES
        && expanded / Math.max(1, compressed) > limits.maxRatio()) {
      throw bound(
          Reason.RATIO,
          "expands by more than " + Printable.number(limits.maxRatio()) + ":1",
          "maxRatio",
          "--max-ratio");
    }
    checkInterrupt();
  }

  void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw refused(Reason.INTERRUPTED, "reading was interrupted");
    }
  }

  ArchiveException bound(Reason reason, String what, String setting, String option) {
    return new ArchiveException(
        reason,
        archive.archive(),
        entry(),
        "archive bound reached: "
            + Printable.name(archive.name())
            + " "
            + what
            + (entry() == null ? "" : " (at entry " + Printable.name(origin.entry(path)) + ")")
            + ". If the archive is to be trusted, raise ArchiveLimits."
            + setting
            + " (command line: "
            + option
            + ").",
        null,
        null);
  }

  ArchiveException refused(Reason reason, String what) {
    return refused(reason, what, null);
  }

  ArchiveException refused(Reason reason, String what, @Nullable Throwable cause) {
    return new ArchiveException(
        reason,
        archive.archive(),
        entry(),
        Printable.name(path.isEmpty() ? origin.name() : origin.locate(path)) + ": " + what,
        cause,
        null);
  }

  /** Translates an exception of a library or of the JDK. */
  ArchiveException damaged(Exception e) {
    if (e instanceof ArchiveException known) {
      return known;
    }
    if (e instanceof ClosedByInterruptException) {
      return refused(Reason.INTERRUPTED, "reading was interrupted", e);
    }
    if (e instanceof FileSystemException) {
      // Its message is left out because it is a path of this machine.
      return refused(Reason.IO, "the file cannot be read (" + reason(e) + ")", e);
    }
    if (e instanceof MemoryLimitException xz) {
      return bound(
          Reason.DECODER_TOO_LARGE,
          "asks for "
              + Printable.number(1024L * xz.getMemoryNeeded())
              + " bytes of memory to be unpacked",
          "maxDecoderBytes",
          "--max-decoder-bytes");
    }
    if (e instanceof UnsupportedOptionsException) {
      return refused(Reason.UNSUPPORTED_FORMAT, "the xz uses a filter that is not read", e);
    }
    String detail = Printable.name(e.getMessage() == null ? reason(e) : e.getMessage());
    return e instanceof EOFException
        ? refused(
            Reason.TRUNCATED, "the data ends too early (" + detail + "); copy the archive again", e)
        : refused(
            Reason.CORRUPT, "the data is damaged (" + detail + "); copy the archive again", e);
  }

  private static String reason(Exception e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.getClass().getSimpleName();
  }

  private @Nullable String entry() {
    String entry = origin.entry(path);
    return entry.isEmpty() ? null : entry;
  }
}
