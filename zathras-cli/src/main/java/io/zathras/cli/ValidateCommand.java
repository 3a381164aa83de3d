package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonException;
import io.zathras.schema.ValidationError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zathras validate}: checks documents against the published schemas. */
@Command(name = "validate", description = "Checks documents against the schema they name.")
final class ValidateCommand implements Callable<Integer> {

  /** Twice what a hundred thousand points are as JSON. */
  private static final int MOST_BYTES = 64 << 20;

  private static final String TOO_LITTLE_MEMORY =
      ": checking it needs more memory than Java has; raise that (-Xmx)";

  private final PrintWriter out;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "JSON documents; *.ndjson holds one a line.")
  List<Path> files = new ArrayList<>();

  ValidateCommand(Environment environment) {
    out = environment.out();
  }

  @Override
  public Integer call() {
    files.forEach(file -> Arguments.requireFile("FILE", file));
    DocumentValidator validator = new DocumentValidator();
    boolean valid = true;
    for (Path file : files) {
      valid &= isValid(file, validator);
    }
    return valid ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean isValid(Path file, DocumentValidator validator) {
    // Reads with a limit because a pipe has no size and a special file may be endless.
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return file.toString().endsWith(".ndjson")
          ? areLinesValid(file, in, validator)
          : isValid(file.toString(), in.readNBytes(MOST_BYTES + 1), validator);
    } catch (IOException e) {
      return fails(file + ": cannot be read (" + e + ")");
    } catch (OutOfMemoryError e) {
      // What filled the memory was this file's, and is free again.
      return fails(file + TOO_LITTLE_MEMORY);
    }
  }

  private boolean areLinesValid(Path file, InputStream in, DocumentValidator validator)
      throws IOException {
    boolean valid = true;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 0;
    for (int b = in.read(); b >= 0 || line.size() > 0; b = b < 0 ? b : in.read()) {
      if (b >= 0 && b != '\n') {
        line.write(b);
      }
      if (b < 0 || b == '\n' || line.size() > MOST_BYTES) {
        number++;
        valid &= isValid(file + ":" + number, line.toByteArray(), validator);
        if (line.size() > MOST_BYTES) {
          return fails(file + ":" + number + ": the lines from here on are not looked at");
        }
        line.reset();
      }
    }
    return valid;
  }

  private boolean isValid(String place, byte[] json, DocumentValidator validator) {
    if (json.length > MOST_BYTES) {
      return fails(place + ": has more than " + MOST_BYTES + " bytes; no document is that large");
    }
    try {
      List<ValidationError> errors = validator.validate(json);
      String later =
          validator
              .laterSchema(json)
              .map(uri -> " (" + uri + " is not known here; checked against the known 1.x schema)")
              .orElse("");
      print(place + ": " + (errors.isEmpty() ? "valid" : "invalid") + later);
      errors.forEach(error -> print("  " + error));
      return errors.isEmpty();
    } catch (JsonException e) {
      return fails(place + ": " + e.getMessage());
    } catch (OutOfMemoryError e) {
      return fails(place + TOO_LITTLE_MEMORY);
    }
  }

  private boolean fails(String why) {
    print(why);
    return false;
  }

  private void print(String line) {
    out.println(Printable.of(line));
  }
}
