package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void textsAndAttributesStayText() {
    Html html = new Html();

    html.element("p", "<b> & \"it's\"", "class", "\"><script>");

    assertThat(html)
        .hasToString(
            "<p class=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;it&#39;s&quot;</p>");
  }

  @Test
  void charactersThatShowNothingAreReplaced() {
    Html html = new Html();

    html.text("a\u0000b\u202Ec\u2028d\uD800e\u200Bf\n\tg\uD83D\uDE80");

    assertThat(html).hasToString("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\n\tg\uD83D\uDE80");
  }

  @Test
  void anElementThatIsNotEndedIsAnError() {
    Html html = new Html();
    html.open("p");

    assertThatThrownBy(html::toString)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[p]");
  }
}
