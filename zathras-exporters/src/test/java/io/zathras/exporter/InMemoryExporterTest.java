package io.zathras.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryExporterTest {

  private final InMemoryExporter exporter = new InMemoryExporter();

  @Test
  void keepsDocumentsInTheOrderTheyCame() {
    ResultDocument second = SmallDocuments.of('b');
    ResultDocument first = SmallDocuments.of('a');

    assertThat(exporter.export(second)).isEqualTo(Delivery.delivered(second.id()));
    exporter.export(first);

    assertThat(exporter.documents()).containsExactly(second, first);
  }

  @Test
  void knowsADocumentAgainWhateverItsTimeOfProcessing() {
    exporter.export(SmallDocuments.of('a', Status.PASS, "2026-11-24T00:00:00Z"));

    assertThat(
            exporter.export(SmallDocuments.of('a', Status.PASS, "2026-11-25T00:00:00Z")).outcome())
        .isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(exporter.documents()).hasSize(1);
  }

  @Test
  void replacesADocumentThatIsReadDifferentlyToday() {
    ResultDocument today = SmallDocuments.of('a', Status.FAIL, "2026-11-25T00:00:00Z");
    exporter.export(SmallDocuments.of('a'));

    assertThat(exporter.export(today).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(exporter.documents()).containsExactly(today);
  }

  @Test
  void handsOutACopyThatLaterDocumentsDoNotChange() {
    List<ResultDocument> before = exporter.documents();

    exporter.export(SmallDocuments.of('a'));

    assertThat(before).isEmpty();
  }

  @Test
  void keepsItsDocumentsWhenItIsClosed() {
    exporter.export(SmallDocuments.of('a'));
    assertThat(exporter.isClosed()).isFalse();

    exporter.close();

    assertThat(exporter.isClosed()).isTrue();
    assertThat(exporter.documents()).hasSize(1);
  }
}
