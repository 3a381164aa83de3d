package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedFindingsTest {

  @Test
  void reportsTheFirstOfEachCodeAndHowManyOthersThereAre() {
    Diagnostics diagnostics = new Diagnostics();
    Report report = Inputs.of(diagnostics, Map.of("a", "")).report();
    RepeatedFindings findings = new RepeatedFindings();
    assertThat(findings.isEmpty()).isTrue();

    findings.warning(report.at(3), "table-differs", "a is 1, expected 2", "2 is used");
    findings.error(report.at(4), "value-invalid", "b is 'x'", "it is left out");
    findings.warning(report.at(5), "table-differs", "c is 3, expected 4", "4 is used");
    findings.report();

    assertThat(findings.isEmpty()).isFalse();
    assertThat(diagnostics.list())
        .extracting(Diagnostic::severity, Diagnostic::code, Diagnostic::line, Diagnostic::message)
        .containsExactlyInAnyOrder(
            tuple(
                Severity.WARNING, "table-differs", 3, "a is 1, expected 2 (and 1 more); 2 is used"),
            tuple(Severity.ERROR, "value-invalid", 4, "b is 'x'; it is left out"));
  }
}
