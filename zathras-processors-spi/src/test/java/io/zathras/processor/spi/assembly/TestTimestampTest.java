package io.zathras.processor.spi.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Metadata;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTimestampTest {

  private static final String UTC = "2026-11-22T10:00:00.000Z";
  private static final String LOCAL = "2026-11-22T12:00:00";
  private static final String BEGIN = "2026-11-22T11:59:00";
  private static final String SAVED = "2026-11-22T13:00:00";

  @ParameterizedTest
  @CsvSource({
    UTC + "," + BEGIN + ", d_2026.11.22-13.00.00," + UTC + ",RESULT_DATA",
    LOCAL + "," + BEGIN + ", d_2026.11.22-13.00.00," + BEGIN + ",ARCHIVE_NAME",
    LOCAL + ",, d_2026.11.22-13.00.00," + SAVED + ",ARCHIVE_NAME",
    LOCAL + ",, d," + LOCAL + ",RESULT_DATA",
    ",, d_2026.11.22-13.00.00," + SAVED + ",ARCHIVE_NAME",
    ",, d,,"
  })
  void takesTheTestsTimeFromAnInstantThenAStampThenALocalStart(
      @Nullable String start,
      @Nullable String begin,
      String directory,
      @Nullable String expected,
      @Nullable TestTimestampSource source) {
    Metadata metadata = metadata(directory, time(start), time(begin));

    assertThat(metadata.testTimestamp()).isEqualTo(time(expected));
    assertThat(metadata.testTimestampSource()).isEqualTo(source);
  }

  private static Metadata metadata(
      String directory, @Nullable Timestamp start, @Nullable Timestamp begin) {
    BenchmarkResult result =
        BenchmarkResult.builder().interval(start, null).beginStamp(begin).build();
    FileTree tar = FileTree.of("r.zip!/r.tar", Map.of(directory + "/x", new byte[0]));
    ResultSource source = ResultSource.of("x", tar);
    return DocumentAssembler.assemble(new Fixed(result), source, Instant.EPOCH).metadata();
  }

  private static @Nullable Timestamp time(@Nullable String text) {
    return text == null ? null : Timestamp.parse(text);
  }

  private record Fixed(BenchmarkResult result) implements BenchmarkProcessor {

    @Override
    public ProcessorDescriptor descriptor() {
      return ProcessorDescriptor.forTest("x").build();
    }

    @Override
    public BenchmarkResult process(ResultInput input) {
      return result;
    }
  }
}
