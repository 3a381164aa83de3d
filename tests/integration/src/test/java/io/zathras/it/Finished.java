package io.zathras.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A process that has ended.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Finished(int code, String out, String err) {

  /** Runs a command in a directory, without standard input. */
  static Finished run(Path directory, Object... command) throws IOException, InterruptedException {
    return run(directory, Map.of(), command);
  }

  static Finished run(Path directory, Map<String, String> environment, Object... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("zathras", ".out");
    Path err = Files.createTempFile("zathras", ".err");
    try {
      Process process =
          builder(directory, environment, command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Finished(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static ProcessBuilder builder(
      Path directory, Map<String, String> environment, Object... command) {
    List<String> words = new ArrayList<>();
    Arrays.stream(command).map(Object::toString).forEach(words::add);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"));
    builder.environment().remove("ZATHRAS_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return builder;
  }
}
