package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.GateOutcome;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.Correction;
import io.zathras.schema.Direction;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ComparisonFormsTest {

  private final Comparison comparison = Fixtures.comparison();

  @Test
  void textHasARowAMetricOfWhichTheWorstAreFirst() throws IOException {
    Golden.check("comparison.txt", text(comparison, 160));
  }

  @Test
  void narrowTextHasTwoLinesARowAndHidesNothing() throws IOException {
    String text = text(comparison, 80);

    Golden.check("comparison-80.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void textSaysOnceWhatIsTheSameInAllRows() throws IOException {
    Comparison one = only(comparison.metrics().get(0));

    assertThat(text(one, 100))
        .contains("all: m5.xlarge, higher is better\n")
        .contains("WORSE  streams triad  MB/s  12140  ->  10960  -9.8 %");
  }

  @Test
  void textOfNothingSaysSo() throws IOException {
    assertThat(text(only(), 100)).startsWith("monday (14 results) -> ").contains("no metric");
  }

  @Test
  void markdownIsACommentWithWhatDidNotChangeFolded() throws IOException {
    Golden.check("comparison.md", MarkdownReport.of(comparison));
  }

  @Test
  void markdownIsNeverTooLongForACommentAndSaysWhatIsLeftOut() {
    List<ComparedMetric> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(
          Fixtures.metric(
              new MetricKey("streams", null, null, "triad" + i),
              "MB/s",
              Direction.HIGHER_IS_BETTER,
              new double[] {12150, 12050},
              new double[] {10940, 10880},
              Verdict.REGRESSED,
              Evidence.TESTED,
              Set.of(),
              null,
              "Note " + i + " has a number."));
    }

    String markdown = MarkdownReport.of(only(many.toArray(ComparedMetric[]::new)));

    assertThat(markdown).hasSizeLessThan(60_500).contains("more rows would make this comment");
  }

  @Test
  void csvHasARowAMetricWithAllDigits() throws IOException {
    Golden.check("comparison.csv", Golden.text(out -> CsvReport.write(comparison, out)));
  }

  @Test
  void jsonFollowsItsPublishedSchema() throws IOException {
    String json = Golden.text(out -> JsonReport.write(comparison, out));

    Golden.check("comparison.json", json);
    assertThat(Schemas.errors(AnalysisSchema.COMPARISON, json)).isEmpty();
    assertThat(
            Schemas.errors(AnalysisSchema.COMPARISON, json.replace("\"regressed\"", "\"worse\"")))
        .isNotEmpty();
  }

  @Test
  void jsonHasNullForWhatNoNumberIs() throws IOException {
    ComparedMetric infinite =
        Fixtures.metric(
            new MetricKey("x", null, null, "y"),
            "s",
            Direction.NONE,
            new double[] {Double.MIN_VALUE},
            new double[] {Double.MAX_VALUE},
            Verdict.CHANGED,
            Evidence.THRESHOLD_ONLY,
            Set.of(),
            null);

    String json = Golden.text(out -> JsonReport.write(only(infinite), out));

    assertThat(json).contains("\"estimate\" : null");
    assertThat(Schemas.errors(AnalysisSchema.COMPARISON, json)).isEmpty();
  }

  @Test
  void junitFollowsTheSchemaOfCiServers() throws Exception {
    String xml = junit(comparison, Fixtures.gate(comparison));

    Golden.check("comparison.junit.xml", xml);
    validate(xml);
  }

  @Test
  void junitFailsForWhatIsWorseAndOnlyForThat() throws Exception {
    Document xml = parse(junit(comparison, Fixtures.gate(comparison)));

    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(4);
    Element failed = (Element) xml.getElementsByTagName("failure").item(0).getParentNode();
    assertThat(failed.getAttribute("name")).isEqualTo("triad (MB/s)");
  }

  @Test
  void junitFailsForWhatTheGateDoesNotPass() throws Exception {
    GateOutcome strict = new GateOutcome(GateOutcome.Result.HIT, comparison.metrics());

    Document xml = parse(junit(comparison, strict));

    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(8);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a|b\n| c | d |",
        "=cmd|' /C calc'!A0",
        "@everyone [x](javascript:y) `z` ~~a~~",
        "\u001b[31m\u0000\u202e\ud800 ]]> &amp;",
        "a\r\nWORSE  streams triad",
      })
  void hostileNamesStayTextInEveryForm(String hostile) throws Exception {
    Comparison named = Fixtures.hostile(hostile);

    String text = text(named, 200);
    assertThat(text.lines().filter(line -> line.startsWith("WORSE"))).isEmpty();
    assertThat(text).doesNotContain("\u001b", "\u0000", "\u202e", "\r");

    String markdown = MarkdownReport.of(named);
    assertThat(markdown.replace("<details>", "").replace("</details>", ""))
        .doesNotContain("<", "@everyone", "[x](");
    assertThat(markdown.lines().filter(line -> line.startsWith("| changed")))
        .singleElement()
        .satisfies(row -> assertThat(row.split("(?<!\\\\)\\|")).hasSize(10));

    String csv = Golden.text(out -> CsvReport.write(named, out));
    assertThat(csv).doesNotContain("\n=", ",=", "\n@", ",@", "\"=", "\"@");

    Document xml = parse(junit(named, Fixtures.gate(named)));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    validate(junit(named, Fixtures.gate(named)));

    String json = Golden.text(out -> JsonReport.write(named, out));
    assertThat(Schemas.errors(AnalysisSchema.COMPARISON, json)).isEmpty();
  }

  @Test
  void localeAndZoneChangeNothing() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String before = everyForm();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

      assertThat(everyForm()).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private String everyForm() throws IOException {
    return text(comparison, 100)
        + MarkdownReport.of(comparison)
        + Golden.text(out -> CsvReport.write(comparison, out))
        + Golden.text(out -> JsonReport.write(comparison, out))
        + junit(comparison, Fixtures.gate(comparison))
        + Golden.text(out -> TextReport.write(Fixtures.history(), 100, out));
  }

  private Comparison only(ComparedMetric... metrics) {
    return new Comparison(
        comparison.base(),
        comparison.candidate(),
        0.05,
        0.05,
        Correction.NONE,
        List.of(metrics),
        List.of(),
        List.of());
  }

  private static String text(Comparison comparison, int width) throws IOException {
    return Golden.text(out -> TextReport.write(comparison, width, out));
  }

  private static String junit(Comparison comparison, GateOutcome gate) throws IOException {
    return Golden.text(out -> JUnitReport.write(comparison, gate, out));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static void validate(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ComparisonFormsTest.class.getResource("junit-10.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }
}
