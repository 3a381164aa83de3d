package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ResultNames;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.ProcessorDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that lists the benchmarks is made of the descriptors of the installed processors. */
class SupportedBenchmarksIT {

  private static final Path PAGE = Samples.ROOT.resolve("docs/SUPPORTED_BENCHMARKS.md");
  private static final String BEGIN = "<!-- generated from the descriptors -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void theTablesAreWhatTheDescriptorsSay() throws IOException {
    String page = Files.readString(PAGE);
    String generated =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("zathras.golden.update")) {
      Files.writeString(PAGE, generated);
    }

    assertThat(PAGE).hasContent(generated);
  }

  @Test
  void anExampleIsThereForEachBenchmark() throws IOException {
    BenchmarkProcessors processors = BenchmarkProcessors.installed();
    ResultNames names = ResultNames.of(processors);

    List<String> read;
    try (Stream<Path> archives = Files.list(Samples.ROOT.resolve("examples/every-benchmark"))) {
      read =
          archives
              .map(archive -> processors.forTest(names.test(archive).orElseThrow()).orElseThrow())
              .map(processor -> processor.descriptor().id())
              .sorted()
              .toList();
    }

    assertThat(read)
        .isEqualTo(processors.list().stream().map(each -> each.descriptor().id()).toList());
  }

  private static String tables() {
    StringBuilder names = new StringBuilder();
    names.append("\n| benchmark | results | wrapper | since |\n|---|---|---|---|\n");
    StringBuilder measured = new StringBuilder();
    measured.append("\n| test | a run is | its points are | headline |\n|---|---|---|---|\n");
    for (BenchmarkProcessor processor : BenchmarkProcessors.installed().list()) {
      ProcessorDescriptor descriptor = processor.descriptor();
      Coverage coverage =
          Objects.requireNonNull(descriptor.coverage(), descriptor.id() + " has no coverage");
      names.append(
          row(
              "[" + descriptor.title() + "](" + descriptor.url() + ")",
              archives(descriptor),
              String.valueOf(coverage.wrappers()),
              coverage.since()));
      measured.append(
          row(
              "`" + descriptor.id() + "`",
              coverage.run(),
              coverage.points(),
              coverage.headline()
                  + ": "
                  + coverage.headlines().stream()
                      .map(SupportedBenchmarksIT::headline)
                      .collect(Collectors.joining(", "))));
    }
    return names.toString() + measured + "\n";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String archives(ProcessorDescriptor descriptor) {
    return Stream.concat(
            descriptor.tests().stream(), descriptor.prefixes().stream().map(name -> name + "_*"))
        .map(name -> "`results_" + name + ".zip`")
        .collect(Collectors.joining(", "));
  }

  private static String headline(Coverage.Headline headline) {
    String direction =
        switch (headline.direction()) {
          case HIGHER_IS_BETTER -> ", higher is better";
          case LOWER_IS_BETTER -> ", lower is better";
          case NONE -> "";
        };
    return "`" + headline.name() + "` (" + headline.unit() + direction + ")";
  }
}
