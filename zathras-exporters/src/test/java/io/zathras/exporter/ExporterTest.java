package io.zathras.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterTest {

  private static final ResultDocument DOCUMENT = SmallDocuments.of('a');

  private final InMemoryExporter one = new InMemoryExporter();
  private final InMemoryExporter other = new InMemoryExporter();

  @Test
  void noopTakesEveryDocument() {
    Exporter exporter = Exporter.noop();

    assertThat(exporter.name()).isEqualTo("none");
    assertThat(exporter.export(DOCUMENT))
        .isEqualTo(Delivery.delivered(DOCUMENT.id()))
        .isEqualTo(exporter.export(DOCUMENT));
  }

  @Test
  void compositeDeliversToEachInOrder() {
    Exporter exporter = Exporter.composite(one, other);

    assertThat(exporter.name()).isEqualTo("memory+memory");
    assertThat(exporter.export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(one.documents()).containsExactly(DOCUMENT);
    assertThat(other.documents()).containsExactly(DOCUMENT);
  }

  @Test
  void compositeKnowsADuplicateOnlyWhenAllDo() {
    one.export(DOCUMENT);
    Exporter exporter = Exporter.composite(one, other);

    assertThat(exporter.export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(exporter.export(DOCUMENT).outcome()).isEqualTo(DeliveryOutcome.DUPLICATE);
  }

  @Test
  void compositeTriesAllAndThrowsTheFirstFailure() {
    Exporter exporter = Exporter.composite(new Failing("first"), one, new Failing("second"), other);

    assertThatThrownBy(() -> exporter.export(DOCUMENT))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("first")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessageContaining("second"));
    assertThat(one.documents()).containsExactly(DOCUMENT);
    assertThat(other.documents()).containsExactly(DOCUMENT);
  }

  @Test
  void compositeClosesAllEvenWhenOneCannotBeClosed() {
    Exporter exporter = Exporter.composite(one, new Failing("first"), other);

    assertThatThrownBy(exporter::close).hasMessageContaining("first");
    assertThat(one.isClosed()).isTrue();
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void compositeAbandonsAllInsteadOfClosingThem() {
    List<String> ends = new ArrayList<>();
    Exporter exporter = Exporter.composite(new Ending(ends), new Ending(ends));

    exporter.abandon();

    assertThat(ends).containsExactly("abandoned", "abandoned");
  }

  private record Failing(String name) implements Exporter {
    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      throw new ExportException(name, "cannot", null);
    }

    @Override
    public void close() {
      throw new ExportException(name, "cannot", null);
    }
  }

  private record Ending(List<String> ends) implements Exporter {
    @Override
    public String name() {
      return "ending";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      return Delivery.delivered(document.id());
    }

    @Override
    public void close() {
      ends.add("closed");
    }

    @Override
    public void abandon() {
      ends.add("abandoned");
    }
  }
}
