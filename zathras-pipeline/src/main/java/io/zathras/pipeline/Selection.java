package io.zathras.pipeline;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects results by instance type and time for one call, and counts those that it leaves out. */
final class Selection {

  private final @Nullable Pattern instance;
  private final @Nullable LocalDateTime since;
  private final AtomicInteger leftOut = new AtomicInteger();

  /**
   * Creates a selection.
   *
   * @param instance the instance types wanted, {@code *} for any characters; {@code null} for all
   * @param since the earliest time wanted, in UTC; {@code null} for all
   */
  Selection(@Nullable String instance, @Nullable LocalDateTime since) {
    this.instance = instance == null ? null : pattern(instance);
    this.since = since;
  }

  private static Pattern pattern(String instance) {
    return Pattern.compile(
        Stream.of(instance.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** Returns whether an archive in that directory is wanted, and counts it when it is not. */
  boolean takesArchive(DirectoryContext context) {
    return counted(isAbout(context));
  }

  /** Returns whether results of that directory are wanted. */
  boolean isAbout(DirectoryContext context) {
    if (instance == null) {
      return true;
    }
    String type = context.instanceType();
    return type != null && instance.matcher(type).matches();
  }

  /**
   * Returns whether a result is wanted, and counts it when it is not. A result of unknown time is
   * wanted because delivering it again changes nothing, while leaving it out would lose it.
   */
  boolean takes(@Nullable ResultDocument document) {
    Timestamp time = document == null ? null : document.metadata().testTimestamp();
    return counted(since == null || time == null || !time.dateTime().isBefore(since));
  }

  private boolean counted(boolean isWanted) {
    if (!isWanted) {
      leftOut.incrementAndGet();
    }
    return isWanted;
  }

  int leftOut() {
    return leftOut.get();
  }
}
