package io.zathras.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of the command within the test.
 *
 * @param code the exit code
 * @param out what was printed to standard output
 * @param err what was printed to standard error
 */
record Cli(int code, String out, String err) {

  /** The document of {@code passed.zip}. */
  static final String PASSED = "coremark_5cdaf565d432385cab2438f607d728c5";

  static Cli run(Object... arguments) {
    return runWith(false, null, arguments);
  }

  static Cli runWith(boolean interactive, @Nullable Path plugins, Object... arguments) {
    return run(interactive, plugins, Map.of(), arguments);
  }

  static Cli runIn(Map<String, String> variables, Object... arguments) {
    return run(false, null, variables, arguments);
  }

  private static Cli run(
      boolean interactive,
      @Nullable Path plugins,
      Map<String, String> variables,
      Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment = Environment.of(out, err, interactive, plugins, variables::get);
    int code =
        Main.run(
            environment, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    environment.out().flush();
    environment.err().flush();
    return new Cli(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Puts a sample result of this package's resources into a new directory. */
  static Path result(Path directory, String sample, String name) throws IOException {
    Files.createDirectories(directory);
    try (InputStream in = Objects.requireNonNull(Cli.class.getResourceAsStream(sample), sample)) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }

  /** Puts a result that passed into a new directory. */
  static Path passed(Path directory) throws IOException {
    return result(directory, "passed.zip", "results_coremark.zip");
  }

  /** Puts an archive that ends too early into a new directory. */
  static Path truncated(Path directory) throws IOException {
    Path archive = passed(directory);
    return Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 700));
  }
}
