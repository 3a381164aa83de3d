package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  @Test
  void keepsTheOrderAndNothingTwice() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.warning("b", "f", 2, "second letter");
    diagnostics.error("a", "f", 1, "first letter");
    diagnostics.warning("b", "f", 2, "second letter");

    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly("b", "a");
  }

  @Test
  void countsWhatNobodyWouldRead() {
    Diagnostics diagnostics = new Diagnostics();
    for (int line = 1; line <= 200_000; line++) {
      diagnostics.error("value-invalid", "f", line, "no number");
    }
    diagnostics.warning("value-invalid", "f", 1, "of another severity");

    assertThat(diagnostics.list()).hasSize(102);
    assertThat(diagnostics.list().get(99).line()).isEqualTo(100);
    assertThat(diagnostics.list().get(101))
        .isEqualTo(
            new Diagnostic(
                Severity.ERROR,
                "diagnostics-left-out",
                null,
                null,
                "199900 more of value-invalid are left out"));
    Diagnostics copy = new Diagnostics();
    copy.addAll(diagnostics.list());
    assertThat(copy.list()).isEqualTo(diagnostics.list());
  }

  @Test
  void cutsAMessageThatQuotesAHugeCellAndSaysSo() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error("value-invalid", "f", 1, "x".repeat(1999) + "\ud83d\ude00" + "y".repeat(999));

    assertThat(diagnostics.list().get(0).message())
        .isEqualTo("x".repeat(1999) + "... (3000 characters)");
  }

  @Test
  void diagnosticsAreEqualWhenAllComponentsAre() {
    Diagnostic diagnostic = new Diagnostic(Severity.ERROR, "code", "file", 1, "message");
    List<Diagnostic> others =
        List.of(
            new Diagnostic(Severity.WARNING, "code", "file", 1, "message"),
            new Diagnostic(Severity.ERROR, "other", "file", 1, "message"),
            new Diagnostic(Severity.ERROR, "code", null, 1, "message"),
            new Diagnostic(Severity.ERROR, "code", "file", null, "message"),
            new Diagnostic(Severity.ERROR, "code", "file", 1, "other"));

    assertThat(others)
        .hasSameSizeAs(Diagnostic.class.getRecordComponents())
        .doesNotContain(diagnostic)
        .doesNotHaveDuplicates();
    assertThat(new Diagnostic(Severity.ERROR, "code", "file", 1, "message"))
        .isEqualTo(diagnostic)
        .hasSameHashCodeAs(diagnostic);
  }
}
