package io.zathras.processor.phoronix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one iteration shows of an option: in the console from its title to the next one's, or a row
 * of the table where the console has nothing.
 *
 * @param location the file
 * @param line the line that names it
 * @param option the option
 * @param results what the suite reports; empty when it failed or was cut
 * @param problem why it is no success, or {@code null}
 * @param problemLine the line that says so, or {@code null}
 */
record Block(
    String location,
    int line,
    TestOption option,
    List<Result> results,
    @Nullable String problem,
    @Nullable Integer problemLine) {

  Block {
    results = List.copyOf(results);
  }

  /** Returns what a row shows of an option before its value is taken. */
  static Block of(PhoronixTable.Row row, @Nullable String location) {
    return new Block(String.valueOf(location), row.line(), row.option(), List.of(), null, null);
  }

  Block failed(String why, int where) {
    return new Block(location, line, option, results, why, where);
  }

  Block withResults(List<Result> others) {
    return new Block(location, line, option, others, problem, problemLine);
  }
}
