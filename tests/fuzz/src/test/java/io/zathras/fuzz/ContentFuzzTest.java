package io.zathras.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.steps.CountingLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages the samples by machine, the same way in every build, and longer by hand; CONTRIBUTING.md
 * says how, and how a case is replayed.
 */
class ContentFuzzTest {

  private static final long SEED = number("zathras.fuzz.seed", 1);
  private static final long SECONDS = number("zathras.fuzz.seconds", 0);
  private static final String REPLAYED = System.getProperty("zathras.fuzz.case", "");
  private static final int CASES = 100;
  private static final int ROUNDS = 2;
  private static final int STRIDE = 401;
  private static final int LONG_STRIDE = 11;
  private static final int DOCUMENTS = 100;

  @TempDir Path work;

  @Test
  void whateverAResultDirectoryHoldsEveryPromiseIsKept() throws Exception {
    assertThat(
            counted(
                "content",
                new Class<?>[] {Path.class, long.class, int.class, long.class, String.class},
                work,
                SEED,
                CASES,
                SECONDS,
                REPLAYED))
        .isEmpty();
  }

  @Test
  void takingFilesOutNeverMakesAResultBetterNorChangesItsHeadlineSilently() throws Exception {
    assertThat(
            counted("less", new Class<?>[] {Path.class, long.class, int.class}, work, SEED, ROUNDS))
        .isEmpty();
  }

  @Test
  void everyFileIsReadInLinearTimeWhateverIsRepeatedInIt() throws Exception {
    assertThat(
            counted(
                "repeats",
                new Class<?>[] {Path.class, long.class, int.class},
                work,
                SEED,
                SECONDS == 0 ? STRIDE : LONG_STRIDE))
        .isEmpty();
  }

  @Test
  void damagedDocumentsAreReadOrRefused() throws Exception {
    assertThat(
            counted(
                "documents",
                new Class<?>[] {Path.class, long.class, int.class},
                work,
                SEED,
                SECONDS == 0 ? DOCUMENTS : DOCUMENTS * 100))
        .isEmpty();
  }

  /** Runs what counts its steps; that is another class of the same name. */
  private static List<?> counted(String method, Class<?>[] types, Object... arguments)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader counting = CountingLoader.ofTheProduct();
    thread.setContextClassLoader(counting);
    try {
      return (List<?>)
          counting
              .loadClass(FuzzRun.class.getName())
              .getMethod(method, types)
              .invoke(null, arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A build sets a property that nobody gives to nothing. */
  private static long number(String property, long otherwise) {
    String value = System.getProperty(property, "");
    return value.isEmpty() ? otherwise : Long.parseLong(value);
  }
}
