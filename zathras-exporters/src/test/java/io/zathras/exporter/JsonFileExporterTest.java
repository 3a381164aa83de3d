package io.zathras.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileExporterTest {

  @TempDir Path directory;

  private DeliveryOutcome export(ResultDocument document) {
    try (JsonFileExporter exporter = JsonFileExporter.to(directory.resolve("documents"))) {
      return exporter.export(document).outcome();
    }
  }

  private Path fileOf(ResultDocument document) {
    return directory.resolve("documents").resolve(document.id() + ".json");
  }

  @Test
  void writesADocumentToAFileNamedByItsId() throws IOException {
    ResultDocument document = SmallDocuments.of('a');

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(JsonCodec.pretty().readResult(Files.readAllBytes(fileOf(document))))
        .isEqualTo(document);
    assertThat(Files.readString(fileOf(document))).endsWith("}\n");
  }

  @Test
  void leavesTheFileAloneWhenOnlyTheTimeOfProcessingDiffers() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    export(document);
    byte[] before = Files.readAllBytes(fileOf(document));

    assertThat(export(SmallDocuments.of('a', Status.PASS, "2027-01-01T00:00:00Z")))
        .isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(fileOf(document)).hasBinaryContent(before);
  }

  @Test
  void leavesAFileOfAnotherLayoutAlone() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    export(document);
    byte[] compact = JsonCodec.compact().toBytes(document);
    Files.write(fileOf(document), compact);

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(fileOf(document)).hasBinaryContent(compact);
  }

  @Test
  void replacesAFileWhoseTimeOfProcessingIsNone() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    export(document);
    String written = Files.readString(fileOf(document));
    Files.writeString(
        fileOf(document), written.replaceFirst("(\"processing_timestamp\": \")[^\"]{4}", "$1last"));

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(fileOf(document)).hasContent(written);
  }

  @Test
  void replacesADocumentThatSaysSomethingElse() {
    ResultDocument changed = SmallDocuments.of('a', Status.FAIL, "2026-11-24T00:00:00Z");
    export(SmallDocuments.of('a'));

    assertThat(export(changed)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(fileOf(changed)).content().contains("\"FAIL\"");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void replacesALinkAndNotWhatItLeadsTo() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious");
    Files.createDirectories(directory.resolve("documents"));
    Files.createSymbolicLink(fileOf(document), elsewhere);

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(elsewhere).hasContent("precious");
    assertThat(fileOf(document)).isRegularFile().content().endsWith("}\n");
    assertThat(Files.isSymbolicLink(fileOf(document))).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void replacesALinkThatLeadsNowhere() throws Exception {
    ResultDocument document = SmallDocuments.of('a');
    Path nowhere = directory.resolve("nowhere.json");
    Files.createDirectories(directory.resolve("documents"));
    Files.createSymbolicLink(fileOf(document), nowhere);

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(nowhere).doesNotExist();
    assertThat(Files.isSymbolicLink(fileOf(document))).isFalse();
    assertThat(fileOf(document)).isRegularFile().content().endsWith("}\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotWaitForAPipe() throws Exception {
    ResultDocument document = SmallDocuments.of('a');
    Files.createDirectories(directory.resolve("documents"));
    Process mkfifo = new ProcessBuilder("mkfifo", fileOf(document).toString()).start();
    assertThat(mkfifo.waitFor()).isZero();

    assertThatThrownBy(() -> export(document))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("something of that name that is no file");
  }

  @Test
  void replacesAFileThatIsNoDocument() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    Files.createDirectories(directory.resolve("documents"));
    Files.writeString(fileOf(document), "{\"half\": ");

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(fileOf(document)).content().endsWith("}\n");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Files.writeString(directory.resolve("documents"), "in the way");
    ResultDocument document = SmallDocuments.of('a');

    assertThatThrownBy(() -> export(document))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(fileOf(document).toString())
        .hasMessageContaining("check the directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0{\0", "{}", "[[[[", "{\"metadata\":{}}", "nonsense"})
  void replacesAnythingThatIsNoDocument(String content) throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    Files.createDirectories(fileOf(document).getParent());
    Files.writeString(fileOf(document), content);

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(JsonCodec.pretty().readResult(Files.readAllBytes(fileOf(document))))
        .isEqualTo(document);
  }

  @Test
  void replacesWhatIsFarTooLongForTheDocument() throws IOException {
    ResultDocument document = SmallDocuments.of('a');
    Files.createDirectories(fileOf(document).getParent());
    Files.writeString(fileOf(document), "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
  }
}
