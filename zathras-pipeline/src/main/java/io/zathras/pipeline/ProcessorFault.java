package io.zathras.pipeline;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Messages about a processor that fails: which one, where in its code, and what to do. */
final class ProcessorFault {

  private static final int LONGEST_EXCEPTION = 500;
  private static final int MOST_RULES_SHOWN = 5;

  private ProcessorFault() {}

  static String hang(BenchmarkProcessor processor, FileTree tree, Exception e) {
    return tree.name()
        + ": processor "
        + BenchmarkProcessors.describe(processor)
        + " "
        + e.getMessage()
        + place(processor, e.getStackTrace())
        + "; correct the processor, or raise the limit (command line: --timeout)";
  }

  static String brokenRules(BenchmarkProcessor processor, FileTree tree, List<String> broken) {
    return tree.name()
        + ": the document breaks a rule for all documents: "
        + String.join("; ", broken.subList(0, Math.min(MOST_RULES_SHOWN, broken.size())))
        + "; this is a defect of processor "
        + BenchmarkProcessors.describe(processor);
  }

  /** Names the processor because the exception is its fault, not that of the archive. */
  static String exception(BenchmarkProcessor processor, FileTree tree, Throwable e) {
    String what = String.valueOf(e);
    String shown =
        what.length() > LONGEST_EXCEPTION ? what.substring(0, LONGEST_EXCEPTION) + "..." : what;
    return tree.name()
        + ": processor "
        + BenchmarkProcessors.describe(processor)
        + " failed with "
        + shown
        + place(processor, e.getStackTrace())
        + (isMissingAClass(e)
            ? "; put the jar that holds the class beside the plugin's"
            : "; this is a bug of the processor");
  }

  /** Where the class is there and its initialization failed, the error has another cause. */
  private static boolean isMissingAClass(Throwable e) {
    return e instanceof NoClassDefFoundError && e.getCause() instanceof ClassNotFoundException;
  }

  /**
   * Returns the first frame in the processor's own package, because its author can look there, or
   * else the first of its class loader; a frame of Zathras or of the JDK would mislead.
   */
  static String place(BenchmarkProcessor processor, StackTraceElement[] trace) {
    String own = processor.getClass().getName();
    String ownPackage = own.substring(0, own.lastIndexOf('.') + 1);
    ClassLoader loader = processor.getClass().getClassLoader();
    String ownLoader =
        loader == ProcessorFault.class.getClassLoader() || loader == null ? null : loader.getName();
    return Stream.<Predicate<StackTraceElement>>of(
            frame ->
                ownPackage.isEmpty()
                    ? frame.getClassName().indexOf('.') < 0
                    : frame.getClassName().startsWith(ownPackage),
            frame -> ownLoader != null && ownLoader.equals(frame.getClassLoaderName()))
        .flatMap(isOwn -> Arrays.stream(trace).filter(isOwn).limit(1))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }
}
