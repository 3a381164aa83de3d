package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsTheOrderAndNothingTwice() {
    diagnostics.warning("b", "f", 2, "second");
    diagnostics.error("a", "f", 1, "first");
    diagnostics.warning("b", "f", 2, "second");

    assertThat(diagnostics.list())
        .extracting(Diagnostic::message)
        .containsExactly("second", "first");
  }

  @Test
  void countsWhatIsMoreThanAHundredOfACode() {
    for (int i = 1; i <= 250_000; i++) {
      diagnostics.error("row-rejected", "f", i, "no number");
    }
    diagnostics.info("other", null, null, "still heard");

    List<Diagnostic> list = diagnostics.list();

    assertThat(list).hasSize(102);
    assertThat(list.get(99).line()).isEqualTo(100);
    assertThat(list.get(100).code()).isEqualTo("other");
    assertThat(list.get(101).message()).isEqualTo("249900 more of 'row-rejected' are not listed");
  }

  @Test
  void countsTheSameWhenCollectorsArePutTogether() {
    for (int i = 1; i <= 150; i++) {
      diagnostics.warning("w", "f", i, "doubtful");
    }
    Diagnostics all = new Diagnostics();
    all.addAll(diagnostics.list());

    assertThat(all.list()).isEqualTo(diagnostics.list());
  }
}
