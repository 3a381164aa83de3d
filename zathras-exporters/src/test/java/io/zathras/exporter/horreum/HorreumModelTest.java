package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorreumModelTest {

  private static final Pattern POWER = Pattern.compile("Math\\.pow\\(value, (-?[0-9.]+)\\)");

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
    assertThat(variables.get(0).watch()).isNull();
    assertThat(variables.get(1).watch()).isEqualTo(new HorreumVariable.RelativeDifference(1, 3));
  }

  @Test
  void watchesAMetricWithoutDirectionBothWays() {
    assertThat(new Regression(0.1, 4).watchedBothWays("x"))
        .isEqualTo(
            new HorreumVariable("x", "x", null, new HorreumVariable.RelativeDifference(0.1, 4)));
  }

  @ParameterizedTest
  @CsvSource({
    "HIGHER_IS_BETTER, 0.1,   0.89, true",
    "HIGHER_IS_BETTER, 0.1,   0.91, false",
    "HIGHER_IS_BETTER, 0.1,   0.70, true",
    "HIGHER_IS_BETTER, 0.1,   0,    true",
    "HIGHER_IS_BETTER, 0.1,   1.11, false",
    "HIGHER_IS_BETTER, 0.1,   1.30, false",
    "HIGHER_IS_BETTER, 0.1,   50,   false",
    "LOWER_IS_BETTER,  0.1,   1.11, true",
    "LOWER_IS_BETTER,  0.1,   1.09, false",
    "LOWER_IS_BETTER,  0.1,   1.30, true",
    "LOWER_IS_BETTER,  0.1,   0.70, false",
    "LOWER_IS_BETTER,  0.1,   0,    false",
    "HIGHER_IS_BETTER, 0.5,   0.49, true",
    "HIGHER_IS_BETTER, 0.5,   0.51, false",
    "LOWER_IS_BETTER,  0.05,  1.06, true",
    "LOWER_IS_BETTER,  0.05,  1.04, false",
  })
  void reportsOnlyWhatIsWorseByMoreThanTheWantedPart(
      Direction direction, double part, double factor, boolean reported) {
    HorreumVariable variable = new Regression(part, 3).watched("x", direction);

    for (double scale : new double[] {1e-9, 0.0018, 1, 7468.06, 6.2e5, 3e11}) {
      List<Double> series = new ArrayList<>();
      for (double value : new double[] {1, 1.002, 0.998, 1.001, factor}) {
        series.add(calculated(variable, value * scale));
      }
      assertThat(changes(series, variable.watch()))
          .as("%s of %s", factor, scale)
          .isEqualTo(reported);
    }
  }

  /** What Horreum's relative difference of window 1 does with the newest of the values. */
  private static boolean changes(List<Double> series, HorreumVariable.RelativeDifference watch) {
    List<Double> before = series.subList(0, series.size() - 1);
    assertThat(before).hasSizeGreaterThanOrEqualTo(watch.minPrevious());
    double mean = before.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double ratio = series.get(series.size() - 1) / mean;
    return ratio < 1 - watch.threshold() || ratio > 1 + watch.threshold();
  }

  /** What the variable's JavaScript does with a number. */
  private static double calculated(HorreumVariable variable, double value) {
    String script = String.valueOf(variable.calculation());
    Matcher power = POWER.matcher(script);
    assertThat(power.find()).as(script).isTrue();
    double exponent = Double.parseDouble(power.group(1));
    if (value > 0) {
      return Math.min(Math.pow(value, exponent), 1e300);
    }
    return script.endsWith(": 1e300") ? 1e300 : 0;
  }

  @Test
  void takesNoRegressionThatDoublesCannotTell() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(0.04, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(Double.NaN, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Regression(0.1, 0));
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
    assertThat(Catalogue.read().values())
        .isNotEmpty()
        .allSatisfy(metrics -> assertThat(metrics).isNotEmpty());
    assertThat(Catalogue.read().get("pyperf"))
        .isEqualTo(Map.of("geometric_mean_seconds", Direction.LOWER_IS_BETTER));
  }
}
