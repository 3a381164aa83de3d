package io.zathras.cli;

import io.zathras.schema.PublishedSchema;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zathras schema}: prints a published schema. */
@Command(
    name = "schema",
    description = "Prints a published JSON Schema.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "result|timeseries", description = "Which schema.")
  @Nullable PublishedSchema schema;

  SchemaCommand() {}

  @Override
  public Integer call() {
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .print(Objects.requireNonNull(schema).text());
    Objects.requireNonNull(spec).commandLine().getOut().flush();
    return Main.OK;
  }
}
