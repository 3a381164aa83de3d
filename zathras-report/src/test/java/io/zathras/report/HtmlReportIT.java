package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.analysis.DocumentSet;
import io.zathras.analysis.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a real browser. Where there is none, Maven says that the tests are skipped. */
class HtmlReportIT {

  private static final Path DOCUMENTS = Path.of("src/test/resources/io/zathras/report/documents");

  private static final Path FOLDER = Path.of("target", "browser").toAbsolutePath();

  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> installed = Chromium.installed();
    assumeTrue(installed.isPresent(), "no Chromium on the PATH, and ZATHRAS_CHROMIUM names none");
    Files.createDirectories(FOLDER);
    browser = Chromium.start(installed.get(), FOLDER.resolve("profile"));
    Map<String, HtmlReport> reports =
        Map.of(
            "comparison", HtmlReport.of(PageSamples.comparison()),
            "verdicts", HtmlReport.of(Fixtures.comparison()),
            "hostile", HtmlReport.of(PageSamples.hostile()),
            "history", HtmlReport.of(Fixtures.history()),
            "set",
                HtmlReport.of(
                    DocumentSet.builder("documents").scope(Scope.RUNS).read(DOCUMENTS).build()));
    for (Map.Entry<String, HtmlReport> report : reports.entrySet()) {
      report.getValue().write(file(report.getKey()));
    }
  }

  @AfterEach
  void closeTabs() {
    browser.closeTabs();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<String> pages() {
    return Stream.of("comparison", "verdicts", "hostile", "history", "set");
  }

  private static Path file(String page) {
    return FOLDER.resolve(page + ".html");
  }

  private static BrowserTab open(String page, int width, String scheme) {
    return browser.tab().size(width, 800).media("screen", scheme).open(file(page));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePageAsksForNothingAndTheBrowserDoesNotComplain(String page) {
    BrowserTab tab = open(page, 1200, "light");
    tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");

    assertThat(tab.requests()).containsExactly(file(page).toUri().toString());
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void whatThePageWouldAskForIsSeenAndStopped() {
    BrowserTab tab = open("hostile", 1200, "light");
    tab.evaluate("document.body.innerHTML = '<img src=http://localhost/x>'");
    tab.evaluate("new Promise(done => setTimeout(done))");

    assertThat(tab.complaints()).anyMatch(complaint -> complaint.contains("Content Security"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void withoutScriptsThePageSaysTheSame(String page) {
    String text = "document.querySelector('main').textContent";
    BrowserTab without = browser.tab().size(1200, 800).withoutScripts().open(file(page));
    BrowserTab with = open(page, 1200, "light");
    with.evaluate("document.querySelectorAll('.filter').forEach(filter => filter.remove())");

    assertThat(without.evaluate("document.documentElement.className").asText()).isEmpty();
    assertThat(without.evaluate(text).asText())
        .isNotEmpty()
        .isEqualTo(with.evaluate(text).asText());
    assertThat(without.evaluate("document.querySelectorAll('[hidden], button, input').length"))
        .hasToString("0");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsWiderThanAPhone(String page) {
    for (int width : new int[] {360, 320}) {
      BrowserTab tab = open(page, width, "light");
      tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");

      assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(width);
      assertThat(
              tab.evaluate(
                  "[...document.querySelectorAll('body *')].filter(e =>"
                      + " e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML"
                      + ".slice(0, 200))"))
          .as("what is cut off")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everybodyCanUseThePage(String page) throws IOException {
    String axe = axe();
    for (String scheme : List.of("light", "dark")) {
      for (int width : new int[] {1200, 360}) {
        BrowserTab tab = open(page, width, scheme);
        tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        tab.evaluate(axe + "; undefined");
        JsonNode violations =
            tab.evaluate(
                "axe.run().then(found => found.violations.map(v => v.id + ': ' + v.help + ' '"
                    + " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 300) +"
                    + " n.failureSummary)))");

        assertThat(violations).as(scheme + " " + width).isEmpty();
      }
    }
  }

  private static String axe() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HtmlReportIT.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void tablesAreSortedByTheirNumbers() {
    BrowserTab tab = open("comparison", 1200, "light");
    String changes =
        "[...document.querySelectorAll('.verdicts tbody')[0].rows].map(row =>"
            + " Number(row.cells[3].dataset.key))";
    String head = "document.querySelectorAll('.verdicts thead th')[3]";

    tab.evaluate(head + ".firstChild.click()");
    List<Double> rising = numbers(tab.evaluate(changes));
    assertThat(rising).isSorted().hasSizeGreaterThan(5);
    assertThat(tab.evaluate(head + ".getAttribute('aria-sort')").asText()).isEqualTo("ascending");

    tab.evaluate(head + ".firstChild.click()");
    assertThat(numbers(tab.evaluate(changes)))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .containsExactlyInAnyOrderElementsOf(rising);
    assertThat(tab.evaluate(head + ".getAttribute('aria-sort')").asText()).isEqualTo("descending");
  }

  private static List<Double> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::asDouble).toList();
  }

  @Test
  void theFilterFindsAlsoWhatIsFolded() {
    BrowserTab tab = open("comparison", 1200, "light");

    tab.evaluate(
        "{const field = document.querySelector('.filter input'); field.value = 'M7G coremark';"
            + " field.dispatchEvent(new Event('input'))}");

    assertThat(
            tab.evaluate(
                "[...document.querySelectorAll('#verdicts tbody tr')].filter(row =>"
                    + " row.checkVisibility()).length"))
        .hasToString("1");
    assertThat(tab.evaluate("document.querySelector('.filter [role=status]').textContent").asText())
        .startsWith("1 of ");
  }

  @Test
  void aLinkIntoAFoldOpensIt() {
    BrowserTab tab = open("comparison", 1200, "light");
    String folded = "document.querySelector('#details > details article')";
    assertThat(tab.evaluate(folded + ".checkVisibility({contentVisibilityAuto: true})").asBoolean())
        .isFalse();

    tab.evaluate(
        "new Promise(done => { addEventListener('hashchange', done, {once: true});"
            + " location.hash = "
            + folded
            + ".id })");

    assertThat(tab.evaluate(folded + ".checkVisibility({contentVisibilityAuto: true})").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void paperHasAllThatIsFolded(String page) {
    // Without scripts, so that it is the style that unfolds.
    BrowserTab tab =
        browser.tab().size(1000, 800).withoutScripts().media("print", "dark").open(file(page));

    assertThat(
            tab.evaluate(
                "[...document.querySelectorAll('details table, details svg, details li')]"
                    + ".filter(e => !e.checkVisibility()).length"))
        .hasToString("0");
    assertThat(tab.evaluate("getComputedStyle(document.querySelector('nav')).display").asText())
        .isEqualTo("none");
    assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(tab.pdf()).startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void savedDataIsWhatTheFormsWrite() throws IOException {
    StringBuilder csv = new StringBuilder();
    CsvReport.write(PageSamples.comparison(), csv);
    BrowserTab tab = open("comparison", 1200, "light");

    String saved =
        tab.evaluate(
                "new TextDecoder().decode(Uint8Array.from(atob(document.querySelector("
                    + "'a[download=\"comparison.csv\"]').href.split(',')[1]), c =>"
                    + " c.charCodeAt(0)))")
            .asText();

    assertThat(saved).isEqualTo(csv.toString());
    assertThat(Files.size(file("comparison"))).isLessThan(1_000_000);
  }
}
