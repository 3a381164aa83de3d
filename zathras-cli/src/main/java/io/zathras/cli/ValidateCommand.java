package io.zathras.cli;

import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonException;
import io.zathras.schema.ValidationError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zathras validate}: checks documents against the published schemas. */
@Command(
    name = "validate",
    description = "Checks documents against the schema they name.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<Path> files = List.of();

  ValidateCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    DocumentValidator validator = new DocumentValidator();
    int code = Main.OK;
    for (Path file : files) {
      try {
        List<ValidationError> errors = validator.validate(Files.readAllBytes(file));
        out.println(file + ": " + (errors.isEmpty() ? "valid" : errors.size() + " errors"));
        errors.forEach(error -> out.println("  " + error));
        code = errors.isEmpty() ? code : Main.FAILED;
      } catch (JsonException | IOException e) {
        out.println(file + ": " + e.getMessage());
        code = Main.FAILED;
      }
    }
    return code;
  }
}
