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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code zathras validate}: checks documents against the published schemas. */
final class ValidateCommand implements Callable<Integer> {

  /** Twice the size of a hundred thousand points as JSON. */
  private static final int MOST_BYTES = 64 << 20;

  private static final String TOO_LITTLE_MEMORY =
      ": checking it needs more memory than Java has; raise that (-Xmx)";

  /** The largest number of documents for which each gets a line. */
  private static final int FEW = 20;

  final CommandOptions options =
      new CommandOptions("validate", "Checks documents against the schema they name.", this);

  private final Value<List<Path>> paths =
      options.parameters(
          "PATH",
          1,
          Path.class,
          "JSON documents; *.ndjson holds one a line. Of a directory all *.json and *.ndjson at or"
              + " below it.");
  private final Value<Boolean> verbose;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Verdict> first = new ArrayList<>();
  private long valid;
  private long invalid;

  /** The verdict of one document, as printed. */
  private record Verdict(boolean isValid, List<String> lines) {}

  ValidateCommand(Environment environment, Value<Boolean> verbose) {
    this.verbose = verbose;
    out = environment.out();
    err = environment.err();
  }

  @Override
  public Integer call() throws IOException {
    paths.get().forEach(path -> Arguments.requireExisting("PATH", path));
    List<Path> files = new ArrayList<>();
    for (Path path : paths.get()) {
      files.addAll(Files.isDirectory(path) ? documentsBelow(path) : List.of(path));
    }
    if (files.isEmpty()) {
      err.println("zathras: no *.json or *.ndjson at or below the given paths");
      return ExitCode.NOTHING_FOUND;
    }
    DocumentValidator validator = new DocumentValidator();
    files.forEach(file -> validate(file, validator));
    first.forEach(verdict -> verdict.lines().forEach(this::print));
    out.println(valid + " valid, " + invalid + " invalid");
    return invalid == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<Path> documentsBelow(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().matches("(?s).*\\.(nd)?json"))
          .filter(file -> !Files.isDirectory(file))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void validate(Path file, DocumentValidator validator) {
    // Reads with a limit because a pipe has no size and a special file may be endless.
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (file.toString().endsWith(".ndjson")) {
        validateLines(file, in, validator);
      } else {
        validate(file.toString(), in.readNBytes(MOST_BYTES + 1), validator);
      }
    } catch (IOException e) {
      fails(file + ": cannot be read (" + e + ")");
    } catch (OutOfMemoryError e) {
      // The memory that this file filled is free again.
      fails(file + TOO_LITTLE_MEMORY);
    }
  }

  private void validateLines(Path file, InputStream in, DocumentValidator validator)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 0;
    for (int b = in.read(); b >= 0 || line.size() > 0; b = b < 0 ? b : in.read()) {
      if (b >= 0 && b != '\n') {
        line.write(b);
      }
      if (b < 0 || b == '\n' || line.size() > MOST_BYTES) {
        number++;
        validate(file + ":" + number, line.toByteArray(), validator);
        if (line.size() > MOST_BYTES) {
          fails(file + ":" + number + ": the lines from here on are not looked at");
          return;
        }
        line.reset();
      }
    }
  }

  private void validate(String place, byte[] json, DocumentValidator validator) {
    if (json.length > MOST_BYTES) {
      fails(place + ": has more than " + MOST_BYTES + " bytes; no document is that large");
      return;
    }
    try {
      List<ValidationError> errors = validator.validate(json);
      String later =
          validator
              .laterSchema(json)
              .map(uri -> " (" + uri + " is not known here; checked against the known 1.x schema)")
              .orElse("");
      List<String> lines = new ArrayList<>();
      lines.add(place + ": " + (errors.isEmpty() ? "valid" : "invalid") + later);
      errors.forEach(error -> lines.add("  " + error));
      add(new Verdict(errors.isEmpty(), lines));
    } catch (JsonException e) {
      fails(place + ": " + e.getMessage());
    } catch (OutOfMemoryError e) {
      fails(place + TOO_LITTLE_MEMORY);
    }
  }

  private void fails(String why) {
    add(new Verdict(false, List.of(why)));
  }

  /** Prints each of few documents, but only the invalid ones of many, so that those stand out. */
  private void add(Verdict verdict) {
    valid += verdict.isValid() ? 1 : 0;
    invalid += verdict.isValid() ? 0 : 1;
    first.add(verdict);
    if (valid + invalid > FEW) {
      boolean all = verbose.get();
      first.stream()
          .filter(one -> all || !one.isValid())
          .forEach(one -> one.lines().forEach(this::print));
      first.clear();
    }
  }

  private void print(String line) {
    out.println(Printable.of(line));
  }
}
