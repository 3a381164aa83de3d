package io.zathras.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonExporterTest {

  @TempDir Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void writesOneLineADocumentInTheirOrder() throws IOException {
    Path target = directory.resolve("all.ndjson");

    try (NdjsonExporter exporter = NdjsonExporter.to(target)) {
      exporter.export(SmallDocuments.of('b'));
      exporter.export(SmallDocuments.of('a'));
    }

    assertThat(Files.readAllLines(target))
        .extracting(line -> JsonCodec.compact().readResult(line.getBytes(UTF_8)))
        .containsExactly(SmallDocuments.of('b'), SmallDocuments.of('a'));
    assertThat(names()).containsExactly("all.ndjson");
  }

  @Test
  void writesADocumentOnce() throws IOException {
    Path target = directory.resolve("all.ndjson");

    try (NdjsonExporter exporter = NdjsonExporter.to(target)) {
      assertThat(exporter.export(SmallDocuments.of('a')).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(exporter.export(SmallDocuments.of('a')).outcome())
          .isEqualTo(DeliveryOutcome.DUPLICATE);
    }

    assertThat(Files.readAllLines(target)).hasSize(1);
  }

  @Test
  void theFileAppearsWhenTheExporterIsClosed() throws IOException {
    Path target = Files.writeString(directory.resolve("all.ndjson"), "older");

    try (NdjsonExporter exporter = NdjsonExporter.to(target)) {
      exporter.export(SmallDocuments.of('a'));

      assertThat(target).hasContent("older");
    }

    assertThat(Files.readAllLines(target)).hasSize(1).doesNotContain("older");
  }

  @Test
  void withoutADocumentTheFileIsEmpty() throws IOException {
    Path target = Files.writeString(directory.resolve("all.ndjson"), "older");

    NdjsonExporter.to(target).close();

    assertThat(target).isEmptyFile();
  }

  @Test
  void abandonedItLeavesTheOlderFileAndNothingElse() throws IOException {
    Path target = Files.writeString(directory.resolve("all.ndjson"), "older");

    NdjsonExporter exporter = NdjsonExporter.to(target);
    exporter.export(SmallDocuments.of('a'));
    exporter.abandon();

    assertThat(target).hasContent("older");
    assertThat(names()).containsExactly("all.ndjson");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    NdjsonExporter exporter = NdjsonExporter.to(file.resolve("all.ndjson"));

    assertThatThrownBy(() -> exporter.export(SmallDocuments.of('a')))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("all.ndjson")
        .hasMessageContaining("check the directory");
    exporter.close();
  }

  @Test
  void aStreamGetsEachDocumentAsItComesAndStaysOpen() {
    List<String> calls = new java.util.ArrayList<>();
    OutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            calls.add("flush");
          }

          @Override
          public void close() {
            calls.add("close");
          }
        };

    try (NdjsonExporter exporter = NdjsonExporter.to(stream)) {
      exporter.export(SmallDocuments.of('a'));

      assertThat(stream.toString()).endsWith("}\n");
    }
    assertThat(calls).containsExactly("flush");
  }

  @Test
  void afterAFailureNothingMoreIsWrittenAndCloseSaysThatDocumentsAreLost() {
    OutputStream full =
        new OutputStream() {
          private int lines;

          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void write(byte[] bytes, int start, int length) throws IOException {
            if (lines++ > 0) {
              write(0);
            }
          }
        };
    NdjsonExporter exporter = NdjsonExporter.to(full);
    exporter.export(SmallDocuments.of('a'));

    assertThatThrownBy(() -> exporter.export(SmallDocuments.of('b')))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("No space left on device");
    assertThatThrownBy(() -> exporter.export(SmallDocuments.of('c')))
        .isInstanceOf(ExportException.class);
    assertThatThrownBy(exporter::close).isInstanceOf(ExportException.class);
  }
}
