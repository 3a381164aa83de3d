package io.zathras.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks JSON against the published schemas. */
final class Schemas {

  private Schemas() {}

  static List<Error> errors(AnalysisSchema schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.text(), InputFormat.JSON)
        .validate(json, InputFormat.JSON);
  }
}
