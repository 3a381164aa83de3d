package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.History;
import io.zathras.analysis.Scope;
import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.analysis.statistics.Correction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of the pages; what a browser makes of them is in {@link HtmlReportIT}. */
class HtmlReportTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/io/zathras/report/documents");

  static Stream<HtmlReport> reports() {
    return Stream.of(
        HtmlReport.of(PageSamples.comparison()),
        HtmlReport.of(Fixtures.comparison()),
        HtmlReport.of(PageSamples.hostile()),
        HtmlReport.of(empty()),
        HtmlReport.of(Fixtures.history()),
        HtmlReport.of(new History("none", List.of(), List.of())),
        HtmlReport.of(documents()),
        HtmlReport.of(DocumentSet.builder("none").build()));
  }

  private static Comparison empty() {
    Comparison.Side none = new Comparison.Side("none", 0, 0, List.of());
    return new Comparison(none, none, 0.05, 0.05, Correction.NONE, List.of(), List.of(), List.of());
  }

  private static DocumentSet documents() {
    return DocumentSet.builder("documents").scope(Scope.RUNS).read(DOCUMENTS).build();
  }

  private static String text(HtmlReport report) {
    StringWriter out = new StringWriter();
    try {
      report.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static List<String> found(String expression, String page) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(expression, Pattern.DOTALL).matcher(page);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void theFirstWordsSayWhatGotWorseByHowMuchAndWhatDiffers() {
    String header =
        found("<header>(.*)</header>", text(HtmlReport.of(PageSamples.comparison()))).get(0);

    assertThat(header)
        .contains("nightly 41 \u2192 nightly 42")
        .contains("5 metrics got worse, 1 failed, 1 missing.")
        .contains("<span class=\"big\">\u221210.3\u202F%</span>")
        .contains("<b>streams</b> ")
        .contains("<b>kernel</b> 5.14.0-427 \u2192 5.14.0-503 <small>(all systems)</small>");
  }

  @Test
  void theWorstIsFirstAndTheUnchangedAreFolded() {
    String page = text(HtmlReport.of(PageSamples.comparison()));
    String verdicts = found("<section id=\"verdicts\"(.*?)</section>", page).get(0);

    assertThat(found("class=\"mark (\\w+)\"", verdicts))
        .startsWith("worse")
        .endsWith("plain")
        .containsSubsequence("worse", "failed", "missing", "better");
    assertThat(verdicts).contains("<details><summary>").contains("unchanged within 5\u202F%");
  }

  @Test
  void aSingleResultASideIsCalledUntested() {
    assertThat(text(HtmlReport.of(PageSamples.comparison())))
        .contains("Untested among the worse: 1.")
        .contains("<span class=\"mark untested\">untested</span>");
  }

  @Test
  void aChangeThatIsNoRatioHasItsUnit() {
    assertThat(text(HtmlReport.of(Fixtures.comparison()))).contains("+4 elements");
  }

  @Test
  void valuesOfAnotherUnitAreNotDrawnBesideTheOthers() {
    String page = text(HtmlReport.of(Fixtures.comparison()));

    assertThat(page)
        .contains("300 \u2192 other unit")
        .contains("<li>The base is in GFLOP/s, the candidate in MFLOP/s.</li>");
    assertThat(found("<h3>(<b>linpack.*?)</article>", page).get(0)).doesNotContain("<svg");
  }

  @Test
  void nothingComparableIsNoGoodNews() {
    String page = text(HtmlReport.of(empty()));

    assertThat(page)
        .contains("<p class=\"lead plain\">There is no metric to compare.</p>")
        .doesNotContain("id=\"verdicts\"");
  }

  @Test
  void runsThatDifferInOneNumberAreALine() {
    String page = text(HtmlReport.of(PageSamples.comparison()));

    assertThat(found("<section id=\"sweeps\"(.*?)</section>", page))
        .singleElement()
        .asString()
        .contains("threads=\u2026")
        .contains("by threads</title>");
  }

  @Test
  void aHistorySaysWhatChangedAndSinceWhen() {
    assertThat(text(HtmlReport.of(Fixtures.history())))
        .contains("1 of 2 series got worse with the last change.")
        .contains("Too few results to tell: 1.")
        .contains("since 2026-11-13 02:00Z")
        .contains("1 outlier")
        .contains("<li>streams_9 failed.</li>");
  }

  @Test
  void aSetSaysItsHeadlinesAndWhatFailed() {
    DocumentSet set = documents();

    assertThat(text(HtmlReport.of(set)))
        .contains(set.results().size() + " results of ")
        .contains("id=\"headlines\"")
        .contains("id=\"systems\"")
        .contains("download=\"results.csv\"");
  }

  @Test
  void aHistoryOfReadDocumentsHasAPage() {
    assertThat(text(HtmlReport.of(History.of(documents(), ChangePointSettings.defaults()))))
        .contains("Benchmark history");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyTextStaysText(HtmlReport report) {
    String page = text(report);

    assertThat(found("(<script)", page)).hasSize(1);
    assertThat(page).doesNotContain("<img").doesNotContain("\"><img");
    assertThat(found("<(\\w+)", page)).allSatisfy(element -> assertThat(element).isIn(ELEMENTS));
  }

  private static final List<String> ELEMENTS =
      List.of(
          "html", "head", "meta", "link", "title", "style", "body", "header", "nav", "main",
          "section", "article", "footer", "script", "h1", "h2", "h3", "p", "ul", "li", "dl", "dt",
          "dd", "a", "b", "br", "wbr", "small", "span", "div", "code", "time", "details", "summary",
          "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc", "g", "line",
          "rect", "circle", "path", "text");

  @ParameterizedTest
  @MethodSource("reports")
  void nothingIsLoaded(HtmlReport report) {
    String page = text(report);

    assertThat(found("(?:src|href|srcset|action|poster|data)=\"([^\"]*)\"", page))
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).matches("(#|data:).*"));
    assertThat(found("<style>(.*)</style>", page).get(0))
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("//");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyPictureHasATitleAndADescription(HtmlReport report) {
    String page = text(report);

    for (String picture : found("<svg(.*?)</svg>", page)) {
      assertThat(picture)
          .containsPattern("role=\"img\" aria-labelledby=\"(i\\d+) \\1d\"")
          .containsPattern("<title id=\"i\\d+\">[^<]+</title><desc id=\"i\\d+d\">[^<]+</desc>");
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void besideEveryPictureIsATable(HtmlReport report) {
    String page = text(report);

    assertThat(found("<div class=\"beside\"><div>(.*?</div><div>.*?)</div></div>", page))
        .allSatisfy(beside -> assertThat(beside).contains("<svg").contains("<table"));
    String rest =
        page.replaceAll("(?s)<div class=\"beside\">.*?</table>", "")
            .replaceAll("(?s)<table.*?</table>", "");
    assertThat(rest).doesNotContain("<svg");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyIdIsOfOneElementAndEveryLinkHasItsTarget(HtmlReport report) {
    String page = text(report);
    List<String> ids = found(" id=\"([^\"]*)\"", page);

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(found("href=\"#([^\"]*)\"", page));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thePolicyAllowsThisStyleAndThisScriptOnly(HtmlReport report) throws Exception {
    String page = text(report);
    String policy = found("Content-Security-Policy\" content=\"([^\"]*)\"", page).get(0);

    assertThat(policy.replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src '"
                + hash(found("<style>(.*?)</style>", page).get(0))
                + "'; script-src '"
                + hash(found("<script>(.*?)</script>", page).get(0))
                + "'; img-src data:; base-uri 'none'; form-action 'none'");
  }

  private static String hash(String text) throws Exception {
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theScriptIsSmall() {
    String page = text(HtmlReport.of(PageSamples.comparison()));

    assertThat(found("<script>(.*?)</script>", page).get(0).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(5 * 1024);
  }

  @Test
  void aHundredMetricsAreLessThanAMegabyte() {
    assertThat(text(HtmlReport.of(PageSamples.comparison(100))).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void ofThousandsTheWorstHavePicturesAndAllHaveARow() {
    String page = text(HtmlReport.of(PageSamples.comparison(1_000)));

    assertThat(found("(<article id=\"m\\d+\")", page)).hasSize(200);
    assertThat(page).contains("The first 200 metrics have pictures; the table above has all 1000.");
    assertThat(found("(<td class=\"verdict\")", page)).hasSize(1_000);
  }

  @Test
  void theSameInputGivesTheSameBytesEverywhere() {
    List<String> here = reports().map(HtmlReportTest::text).toList();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

      assertThat(reports().map(HtmlReportTest::text).toList()).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void onlyTheTimeThatIsHandedInDiffers() {
    HtmlReport report = HtmlReport.of(Fixtures.history());
    String made = text(report.withTime(Instant.parse("2026-12-01T10:11:12.345Z")));

    assertThat(made)
        .contains("<time datetime=\"2026-12-01T10:11:12Z\">2026-12-01T10:11:12Z</time>");
    assertThat(made.replaceFirst(" at <time.*</time>", "")).isEqualTo(text(report));
  }

  @Test
  void theDataIsInside() {
    String page = text(HtmlReport.of(Fixtures.comparison()));
    List<String> data = found("href=\"data:[^,]+;base64,([^\"]*)\"", page);

    assertThat(data).hasSize(2);
    assertThat(new String(Base64.getDecoder().decode(data.get(0)), StandardCharsets.UTF_8))
        .startsWith("test,");
    assertThat(new String(Base64.getDecoder().decode(data.get(1)), StandardCharsets.UTF_8))
        .startsWith("{\"$schema\" : \"urn:zathras:comparison:1.0\"");
  }

  @Test
  void aFileHasThePage(@TempDir Path folder) throws IOException {
    HtmlReport report = HtmlReport.of(PageSamples.hostile());
    Path file = folder.resolve("report.html");

    report.write(file);

    assertThat(Files.readString(file)).isEqualTo(text(report));
  }
}
