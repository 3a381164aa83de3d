package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.report.AnalysisSchema;
import io.zathras.schema.PublishedSchema;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {

  @ParameterizedTest
  @EnumSource
  void printsThePublishedSchemaUnchanged(PublishedSchema schema) {
    Cli cli = Cli.run("schema", schema.name().toLowerCase(Locale.ROOT));

    assertThat(cli).isEqualTo(new Cli(ExitCode.OK, schema.text(), ""));
  }

  @ParameterizedTest
  @EnumSource
  void printsTheSchemaOfWhatAnAnalysisFoundUnchanged(AnalysisSchema schema) {
    Cli cli = Cli.run("schema", schema.name().toLowerCase(Locale.ROOT));

    assertThat(cli).isEqualTo(new Cli(ExitCode.OK, schema.text(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeseries", "TIMESERIES"})
  void findsItsSchemaInAnyLocale(String name) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      assertThat(Cli.run("schema", name).out()).isEqualTo(PublishedSchema.TIMESERIES.text());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void needsTheNameOfASchema() {
    assertThat(Cli.run("schema").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("schema", "results").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("schema", "results").err()).contains("result, timeseries, comparison");
  }
}
