package io.zathras.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final Documents streams = Documents.of("streams", "past");

  private static History history(DocumentSet set) {
    return History.of(set, ChangePointSettings.defaults());
  }

  private static double[] noise(double middle, int count, long seed) {
    Random random = new Random(seed);
    return random.doubles(count, middle * 0.99, middle * 1.01).toArray();
  }

  private List<ResultDocument> documents(double[]... parts) {
    List<ResultDocument> documents = new ArrayList<>();
    for (double[] part : parts) {
      documents.addAll(streams.documents("triad", part));
    }
    return documents;
  }

  @Test
  void findsWhereTheLevelChanges() {
    History history = history(streams.set(documents(noise(100, 12, 1), noise(88, 12, 2))));
    History.Segment segment = history.series().get(0);

    assertThat(history.series()).hasSize(1);
    assertThat(segment.changes().found()).hasSize(1);
    assertThat(segment.changes().found().get(0).index()).isEqualTo(12);
    assertThat(segment.isWorse(segment.changes().found().get(0))).isTrue();
    assertThat(segment.next(0.95).contains(88)).isTrue();
    assertThat(segment.next(0.95).contains(100)).isFalse();
    assertThat(segment.version()).isEqualTo("1.0, wrapper v2.6");
    assertThat(segment.system()).isEqualTo("m5.xlarge");
    assertThat(history.notes()).isEmpty();
  }

  @Test
  void saysWhichChangesAreWorseByTheDirection() {
    streams.direction = Direction.LOWER_IS_BETTER;
    History.Segment segment =
        history(streams.set(documents(noise(100, 12, 1), noise(88, 12, 2)))).series().get(0);

    assertThat(segment.isWorse(segment.changes().found().get(0))).isFalse();
  }

  @Test
  void findsNothingInAShortSeriesAndStillPredicts() {
    History.Segment segment = history(streams.set("triad", noise(100, 9, 1))).series().get(0);

    assertThat(segment.changes().tooShort()).isTrue();
    assertThat(segment.next(0.95).contains(100)).isTrue();
    assertThat(history(streams.set("triad", 1, 2, 3, 4)).series().get(0).next(0.95)).isNull();
  }

  @Test
  void marksASingleOutlierAndFindsNoChange() {
    double[] values = noise(100, 30, 3);
    values[14] = 60;
    History.Segment segment = history(streams.set("triad", values)).series().get(0);

    assertThat(segment.changes().found()).isEmpty();
    assertThat(segment.changes().outliers()).containsExactly(14);
  }

  @Test
  void beginsAnotherSeriesWithAnotherVersionAndSaysSo() {
    List<ResultDocument> documents = documents(noise(100, 12, 1));
    streams.wrapper = "v2.7";
    documents.addAll(documents(noise(80, 12, 2)));
    streams.version = "1.1";
    documents.addAll(documents(noise(60, 12, 3)));
    History history = history(streams.set(documents));

    assertThat(history.series())
        .extracting(History.Segment::version)
        .containsExactly("1.0, wrapper v2.6", "1.0, wrapper v2.7", "1.1, wrapper v2.7");
    assertThat(history.series())
        .allSatisfy(segment -> assertThat(segment.changes().found()).isEmpty());
    assertThat(history.notes())
        .containsExactly(
            "streams on m5.xlarge: 1.0, wrapper v2.7 from 2026-11-14T00:00:00.000Z on, which begins"
                + " another series",
            "streams on m5.xlarge: 1.1, wrapper v2.7 from 2026-11-26T00:00:00.000Z on, which begins"
                + " another series");
  }

  @Test
  void beginsAnotherSeriesWithOtherPartsOfAGeometricMean() {
    List<ResultDocument> documents = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      documents.add(streams.suite("seconds", "mean_seconds", Map.of("a", 1.0 + i / 1e3)));
    }
    for (int i = 0; i < 12; i++) {
      documents.add(streams.suite("seconds", "mean_seconds", Map.of("a", 1.0 + i / 1e3, "b", 4.0)));
    }
    History history = history(streams.set(documents));

    assertThat(history.series())
        .extracting(History.Segment::version)
        .containsExactly("1.0, wrapper v2.6, 1 part", "1.0, wrapper v2.6, 2 parts");
  }

  @Test
  void leavesOutWhatHasNoTime() {
    List<ResultDocument> documents = documents(noise(100, 3, 1));
    ResultDocument timeless =
        streams.document(
            documents.get(0).results().metricDefinitions(),
            documents.get(0).results().primaryMetrics(),
            documents.get(0).results().runs(),
            builder -> builder.metadata(Documents.timeless("streams_" + "f".repeat(32))));
    documents.add(timeless);
    History history = history(streams.set(documents));

    assertThat(history.notes()).contains(timeless.id() + " has no time and is left out");
  }

  @Test
  void keepsSystemsApart() {
    List<ResultDocument> documents = documents(noise(100, 12, 1));
    streams.instanceType = "m6i.xlarge";
    documents.addAll(documents(noise(50, 12, 2)));

    assertThat(history(streams.set(documents)).series())
        .extracting(History.Segment::system)
        .containsExactly("m5.xlarge", "m6i.xlarge");
  }
}
