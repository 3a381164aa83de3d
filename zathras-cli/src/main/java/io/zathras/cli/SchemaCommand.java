package io.zathras.cli;

import io.zathras.report.AnalysisSchema;
import io.zathras.schema.PublishedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code zathras schema}: prints a published schema. */
final class SchemaCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions(
          "schema", "Prints the JSON Schema of the documents, or of what an analysis found.", this);

  private final Value<String> name =
      options.parameter(
          "NAME", String.class, "Which schema: result, timeseries, comparison, history or table.");
  private final Environment environment;

  SchemaCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().print(text());
    environment.out().flush();
    return ExitCode.OK;
  }

  private String text() {
    List<String> known = new ArrayList<>();
    for (PublishedSchema schema : PublishedSchema.values()) {
      if (is(schema, known)) {
        return schema.text();
      }
    }
    for (AnalysisSchema schema : AnalysisSchema.values()) {
      if (is(schema, known)) {
        return schema.text();
      }
    }
    throw new UsageException(
        "there is no schema '" + name.get() + "'; there are " + String.join(", ", known));
  }

  private boolean is(Enum<?> schema, List<String> known) {
    known.add(schema.name().toLowerCase(Locale.ROOT));
    return schema.name().equalsIgnoreCase(name.get());
  }
}
