package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole suite: {@code results_all_<number>.yml}.
 *
 * @param number its number in the file's name, from 1
 * @param file the file
 * @param version the benchmark's version; {@code null} if the file does not say
 * @param configuration what it was run with and on
 * @param stamp when it was run, in the local time of the system; {@code null} if not known
 * @param values what was measured, by PassMark's key
 * @param notRun the keys whose value is 0, which says that the sub-test was not run
 * @param problem why the iteration is not complete; {@code null} if it is
 */
record Iteration(
    int number,
    FileEntry file,
    @Nullable String version,
    Map<String, Object> configuration,
    @Nullable LocalDateTime stamp,
    Map<String, Double> values,
    List<String> notRun,
    @Nullable String problem) {

  boolean isComplete() {
    return problem == null;
  }
}
