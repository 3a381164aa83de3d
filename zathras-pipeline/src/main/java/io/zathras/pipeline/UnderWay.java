package io.zathras.pipeline;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.Redactor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The archive that each worker reads, for the report after an interrupt. Thread-safe. */
final class UnderWay {

  private final Map<Thread, Archive> archives = new ConcurrentHashMap<>();

  /** Notes that the calling thread begins to read an archive. */
  void begin(String source) {
    archives.put(Thread.currentThread(), new Archive(source));
  }

  /** Notes that the calling thread is done with its archive. */
  void end() {
    archives.remove(Thread.currentThread());
  }

  /** Notes that the calling thread waits for its results to be taken, or no longer does. */
  void waits(boolean waits) {
    Archive archive = archives.get(Thread.currentThread());
    if (archive != null) {
      archive.waits = waits;
    }
  }

  /** Notes the processor that the calling thread waits for; {@code null} when it is done. */
  void calls(@Nullable ProcessorCall call) {
    Archive archive = archives.get(Thread.currentThread());
    if (archive != null) {
      archive.call = call;
    }
  }

  /** Returns a line for each archive that is being read, longest first, without secrets. */
  List<String> describe() {
    long now = System.nanoTime();
    return archives.values().stream()
        .filter(archive -> !archive.waits)
        .sorted(Comparator.comparingLong(archive -> archive.start - now))
        .map(archive -> Redactor.redact(archive.describe(now)))
        .toList();
  }

  /** A call of a processor, with the stack of the thread that it runs on. */
  interface ProcessorCall {
    BenchmarkProcessor processor();

    StackTraceElement[] trace();
  }

  private static final class Archive {

    private final String source;
    private final long start = System.nanoTime();
    private volatile boolean waits;
    private volatile @Nullable ProcessorCall call;

    Archive(String source) {
      this.source = source;
    }

    String describe(long now) {
      ProcessorCall called = call;
      String worker =
          called == null
              ? ""
              : ", processor "
                  + BenchmarkProcessors.describe(called.processor())
                  + ProcessorFault.place(called.processor(), called.trace());
      long tenths = (now - start) / 100_000_000;
      return source + ": for " + tenths / 10 + "." + tenths % 10 + " s" + worker;
    }
  }
}
