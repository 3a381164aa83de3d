package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records whose equality is written out compare each of their components. */
class RecordEqualityTest {

  private static final Timestamp ONE = Timestamp.parse("2026-11-22T10:56:18.000Z");
  private static final Timestamp OTHER = Timestamp.parse("2026-11-22T10:56:19.000Z");

  @Test
  void metricsAreEqualWhenAllComponentsAre() {
    Metric metric = metric("rate", "MB/s", Direction.NONE, "a rate", Aggregation.MEAN);

    assertThat(metric("rate", "MB/s", Direction.NONE, "a rate", Aggregation.MEAN))
        .isEqualTo(metric)
        .hasSameHashCodeAs(metric);
    assertEachDiffers(
        metric,
        metric("rates", "MB/s", Direction.NONE, "a rate", Aggregation.MEAN),
        metric("rate", "GB/s", Direction.NONE, "a rate", Aggregation.MEAN),
        metric("rate", "MB/s", Direction.HIGHER_IS_BETTER, "a rate", Aggregation.MEAN),
        metric("rate", "MB/s", Direction.NONE, null, Aggregation.MEAN),
        metric("rate", "MB/s", Direction.NONE, "a rate", Aggregation.MAXIMUM));
  }

  @Test
  void intervalsAreEqualWhenBothEndsAre() {
    Interval interval = new Interval(ONE, OTHER);

    assertThat(new Interval(ONE, OTHER)).isEqualTo(interval).hasSameHashCodeAs(interval);
    assertEachDiffers(interval, new Interval(OTHER, OTHER), new Interval(ONE, null));
  }

  private static Metric metric(
      String name, String unit, Direction direction, String description, Aggregation by) {
    return new Metric(name, unit, direction, description, by);
  }

  /** Takes one record for each component, in which only that one differs. */
  private static void assertEachDiffers(Record record, Record... others) {
    assertThat(others).hasSameSizeAs(record.getClass().getRecordComponents());
    List<Record> all = Arrays.asList(others);
    assertThat(all).doesNotContain(record).doesNotHaveDuplicates();
  }
}
