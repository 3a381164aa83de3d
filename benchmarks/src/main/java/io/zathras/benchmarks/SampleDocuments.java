package io.zathras.benchmarks;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.DataPoint;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents for measurements. */
final class SampleDocuments {

  private SampleDocuments() {}

  /** Returns the document of a bundled sample, as the pipeline makes it. */
  static ResultDocument ofSample() throws IOException {
    List<ResultDocument> documents = new ArrayList<>();
    TemporaryDirectory directory = TemporaryDirectory.create();
    try (directory;
        ResultPipeline pipeline =
            ResultPipeline.builder().export(new Collector(documents)).build()) {
      new ResultTreeGenerator(1).write(directory.path(), 1, 1);
      pipeline.process(directory.path());
    }
    return documents.get(0);
  }

  /** Returns a copy of a document with one run of many points. */
  static ResultDocument withPoints(ResultDocument document, int points) {
    TimeSeries.Builder series = TimeSeries.builder();
    DataPoint point = document.results().runs().values().iterator().next().timeseries().get(0);
    for (int i = 0; i < points; i++) {
      series.add(
          point.timestamp(),
          point.timestampSource(),
          PointConfiguration.ofRepetition("iteration", i + 1),
          Map.of("iterations_per_second", 1000 + i / 7d));
    }
    Run run = Run.builder().runNumber(1).status(Status.PASS).timeseries(series.build()).build();
    return new ResultDocument(
        document.schema(),
        document.metadata(),
        document.test(),
        document.systemUnderTest(),
        document.testConfiguration(),
        Results.builder().status(Status.PASS).totalRuns(1).runs(Map.of(run.key(), run)).build(),
        document.runtimeInfo(),
        document.diagnostics());
  }

  private record Collector(List<ResultDocument> documents) implements Exporter {

    @Override
    public String name() {
      return "collector";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      documents.add(document);
      return Delivery.delivered(document.id());
    }
  }
}
