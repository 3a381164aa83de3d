package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zathras.schema.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorreumModelTest {

  @Test
  void quotesTheNameOfAMetricThatIsNoPlainWord() {
    HorreumModel model =
        HorreumModel.shipped()
            .withMetricsOf(TestDocuments.builder("own", 'a', "p99.9-latency:ms").build());

    assertThat(model.labels())
        .contains(
            new HorreumLabel(
                "p99.9-latency:ms", "$.results.primary_metrics.\"p99.9-latency:ms\".value", true));
    assertThat(model.benchmarks()).contains("own");
  }

  @Test
  void namesAMetricApartThatHasTheNameOfALabel() {
    HorreumModel model =
        HorreumModel.shipped().withMetricsOf(TestDocuments.builder("own", 'a', "status").build());

    assertThat(model.labels())
        .contains(new HorreumLabel("status", "$.results.status", false))
        .contains(
            new HorreumLabel("metric_status", "$.results.primary_metrics.status.value", true));
    assertThat(model.variables("own").get(0).label()).isEqualTo("metric_status");
  }

  @Test
  void drawsAMetricAsItIsAndWatchesItBesideThat() {
    List<HorreumVariable> variables = HorreumModel.shipped().variables("coremark");

    assertThat(variables)
        .extracting(HorreumVariable::name)
        .containsExactly("iterations_per_second", "iterations_per_second regression");
    assertThat(variables.get(0).calculation()).isNull();
    assertThat(variables.get(0).highest()).isNull();
    assertThat(variables.get(1).highest()).isEqualTo(10);
    assertThat(variables.get(1).label()).isEqualTo("comparison");
  }

  @Test
  void namesTheSeriesOfAMetricWithoutDirectionAfterAnyChange() {
    assertThat(new Regression(0.25, 4).watched("x", Direction.NONE))
        .extracting(HorreumVariable::name, HorreumVariable::highest)
        .containsExactly("x change", 25.0);
  }

  @Test
  void readsThePercentOfItsMetricWhateverThatIsCalled() {
    assertThat(new Regression(0.1, 3).watched("p\"99\n", Direction.LOWER_IS_BETTER).calculation())
        .startsWith("value => { const it = value && value[\"p\\\"99\\n\"];");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 1, Double.NaN, -0.1})
  void takesNoRegressionThatIsNoPart(double part) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(part, 3));
  }

  @Test
  void comparesWithOneValueAtLeast() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(0.1, 0));
  }

  @Test
  void takesNoLabelOfTheNameOfTheComparison() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HorreumModel.shipped().with(new HorreumLabel("comparison", "$.a", false)));
  }

  @Test
  void keepsOnlyTheBenchmarksThatAreNamed() {
    HorreumModel model = HorreumModel.shipped().only(List.of("pyperf", "streams"));

    assertThat(model.benchmarks()).containsExactly("pyperf", "streams");
    assertThat(model.labels())
        .extracting(HorreumLabel::name)
        .contains("triad", "geometric_mean_seconds")
        .doesNotContain("iterations_per_second");
  }

  @Test
  void doesNotKnowABenchmarkWithoutADocument() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HorreumModel.shipped().only(List.of("nosuch")))
        .withMessageContaining("nosuch")
        .withMessageContaining("coremark");
  }

  @Test
  void takesNoSecondLabelOfOneName() {
    HorreumLabel label = new HorreumLabel("kernel_version", "$.a", false);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HorreumModel.shipped().with(label))
        .withMessageContaining("kernel_version");
  }

  @Test
  void knowsADirectionForEachMetric() {
    assertThat(MetricCatalogue.read().values())
        .isNotEmpty()
        .allSatisfy(metrics -> assertThat(metrics).isNotEmpty());
    assertThat(MetricCatalogue.read().get("pyperf"))
        .isEqualTo(Map.of("geometric_mean_seconds", Direction.LOWER_IS_BETTER));
  }
}
