package io.zathras.pipeline;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A processor of the test {@code probe} that does what a test wants. */
record Probe(Function<ResultInput, BenchmarkResult> work) implements BenchmarkProcessor {

  static final BenchmarkResult RESULT = BenchmarkResult.builder().status(Status.UNKNOWN).build();

  Probe() {
    this(input -> RESULT);
  }

  @Override
  public ProcessorDescriptor descriptor() {
    return ProcessorDescriptor.forTest("probe").version("7").build();
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    return work.apply(input);
  }

  /** An exporter that keeps the documents. */
  static final class Kept implements Exporter {

    final List<ResultDocument> documents = Collections.synchronizedList(new ArrayList<>());
    private final String name;
    volatile String end = "open";

    Kept() {
      this("kept");
    }

    Kept(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      documents.add(document);
      return Delivery.delivered(document.id());
    }

    @Override
    public void close() {
      end = "closed";
    }

    @Override
    public void abandon() {
      end = "abandoned";
    }
  }
}
