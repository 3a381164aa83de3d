package io.zathras.cli;

import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonException;
import io.zathras.schema.ValidationError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    try {
      return file.toString().endsWith(".ndjson")
          ? areLinesValid(file, validator)
          : report(file.toString(), validator.validate(Files.readAllBytes(file)));
    } catch (JsonException e) {
      out.println(file + ": " + e.getMessage());
    } catch (IOException e) {
      out.println(file + ": cannot be read (" + e + ")");
    }
    return false;
  }

  private boolean areLinesValid(Path file, DocumentValidator validator) throws IOException {
    boolean valid = true;
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String place = file + ":" + number;
        try {
          valid &= report(place, validator.validate(line.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonException e) {
          out.println(place + ": " + e.getMessage());
          valid = false;
        }
      }
    }
    return valid;
  }

  private boolean report(String place, List<ValidationError> errors) {
    out.println(place + ": " + (errors.isEmpty() ? "valid" : "invalid"));
    errors.forEach(error -> out.println("  " + error));
    return errors.isEmpty();
  }
}
