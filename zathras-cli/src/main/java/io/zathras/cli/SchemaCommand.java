package io.zathras.cli;

import io.zathras.schema.PublishedSchema;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zathras schema}: prints a published schema. */
@Command(name = "schema", description = "Prints the JSON Schema of the documents.")
final class SchemaCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "result|timeseries", description = "Which schema.")
  @Nullable PublishedSchema schema;

  SchemaCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().print(Objects.requireNonNull(schema).text());
    environment.out().flush();
    return ExitCode.OK;
  }
}
