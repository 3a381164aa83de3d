package io.zathras.schema.discovery;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains why a provider cannot be used and what to do about it, as the end of a sentence. */
public final class Cause {

  private static final Pattern CLASS_FILE_VERSION =
      Pattern.compile("class file version (\\d{2,3})");

  /** Java 1 has class files of version 45, and each later Java one more. */
  private static final int VERSION_BEFORE_JAVA_1 = 44;

  /** Causes may form a circle. */
  private static final int MOST_CAUSES = 100;

  private Cause() {}

  /** Explains the failure to load or create a provider. */
  public static String of(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
      if (cause instanceof UnsupportedClassVersionError) {
        break;
      }
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof UnsupportedClassVersionError) {
      return compiledFor(message);
    }
    if (cause instanceof ExceptionInInitializerError) {
      // Java keeps only the text of an earlier failure to load the class.
      return "cannot be made: " + message;
    }
    if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
      return "needs the class "
          + message.replace('/', '.')
          + ", which is missing: put the jar that holds it beside the plugin's";
    }
    if (cause instanceof LinkageError) {
      return "was compiled against another version of Zathras or of a library (" + cause + ")";
    }
    return "cannot be made: " + cause;
  }

  private static String compiledFor(String message) {
    Matcher version = CLASS_FILE_VERSION.matcher(message);
    return version.find()
        ? ofClassFileVersion(Integer.parseInt(version.group(1)))
        : "is compiled for a newer Java";
  }

  /** Explains why this Java does not read class files of a newer Java's version. */
  public static String ofClassFileVersion(int version) {
    return "is compiled for Java "
        + (version - VERSION_BEFORE_JAVA_1)
        + ", this is Java "
        + Runtime.version().feature()
        + ": compile with --release "
        + Runtime.version().feature()
        + " or run a newer Java";
  }

  /** Describes where a provider hangs: in the first frame of its own package, else in the first. */
  static String ofHang(Class<?> type, StackTraceElement[] trace) {
    String hangs = "does not come to an end when it is made";
    return Arrays.stream(trace)
        .filter(frame -> frame.getClassName().startsWith(type.getPackageName() + "."))
        .findFirst()
        .or(() -> Arrays.stream(trace).findFirst())
        .map(frame -> hangs + ", at " + frame)
        .orElse(hangs);
  }

  /** Explains why a service loader refuses a class; {@code null} if it does not. */
  static @Nullable String ofShape(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return "is not public: a provider is a public class";
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return "is abstract: a provider is a class that can be made";
    }
    try {
      boolean fits =
          Arrays.stream(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
      return fits ? null : "has no public constructor without parameters";
    } catch (LinkageError e) {
      return of(e);
    }
  }
}
