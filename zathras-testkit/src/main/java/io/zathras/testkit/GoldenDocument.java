package io.zathras.testkit;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares documents with committed JSON files. */
final class GoldenDocument {

  /** The system property with which tests write the files instead of comparing them. */
  static final String UPDATE = "zathras.golden.update";

  private GoldenDocument() {}

  /** Returns the document in the form of the file: indented, without the time of processing. */
  static String json(ResultDocument document) {
    byte[] json = JsonCodec.pretty().toBytes(document.withoutProcessingTimestamp());
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }

  /** Returns the text of the file; writes the file first when the system property asks for it. */
  static String expected(Path file, String json) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        Files.writeString(file, json);
      } else if (Files.notExists(file)) {
        throw new AssertionError(
            "there is no golden document "
                + file.toAbsolutePath()
                + "; run the test once with -D"
                + UPDATE
                + "=true, check the file against the raw results, and commit it");
      }
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the golden document " + file + " cannot be read", e);
    }
  }

  static String firstDifference(String found, String expected) {
    List<String> foundLines = found.lines().toList();
    List<String> expectedLines = expected.lines().toList();
    int line = 0;
    while (line < Math.min(foundLines.size(), expectedLines.size())
        && foundLines.get(line).equals(expectedLines.get(line))) {
      line++;
    }
    return "line "
        + (line + 1)
        + ": expected "
        + (line < expectedLines.size() ? expectedLines.get(line).strip() : "(the end)")
        + System.lineSeparator()
        + "  but found "
        + (line < foundLines.size() ? foundLines.get(line).strip() : "(the end)");
  }
}
