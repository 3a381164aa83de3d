package io.zathras.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against the published schemas. Loading the schemas takes a while: make one
 * validator and share it; it is thread-safe.
 *
 * @since 0.1
 */
public final class DocumentValidator {

  private final SchemaRule result;
  private final SchemaRule hardware;
  private final SchemaRule operatingSystem;
  private final SchemaRule configuration;
  private final SchemaRule test;
  private final RecentParts<Boolean> valid = new RecentParts<>();
  private @Nullable SchemaReasons reasons;

  /** Loads the published schemas. */
  public DocumentValidator() {
    SchemaRules rules = new SchemaRules(PublishedSchema.RESULT.text());
    result = rules.document();
    hardware = rules.definition("hardware");
    operatingSystem = rules.definition("operating_system");
    configuration = rules.definition("system_configuration");
    test = rules.definition("test_configuration");
  }

  /**
   * Checks a result document. The points are checked one by one, so that a long series never stands
   * in memory as a tree.
   *
   * @return what is wrong, at most 100 errors; empty for a valid document
   */
  public List<ValidationError> validate(ResultDocument document) {
    return follows(document) ? List.of() : reasons().of(document);
  }

  /**
   * Checks a time series document.
   *
   * @return what is wrong; empty for a valid document
   */
  public List<ValidationError> validate(TimeSeriesDocument document) {
    return reasons().of(document);
  }

  /**
   * Checks JSON text against the schema that its {@code $schema} names.
   *
   * @param json JSON in UTF-8
   * @return what is wrong; empty for a valid document
   * @throws JsonException if it is no JSON
   */
  public List<ValidationError> validate(byte[] json) {
    return reasons().of(json);
  }

  /**
   * Checks a result document and refuses an invalid one.
   *
   * @throws ValidationException if it does not follow its schema
   */
  public void requireValid(ResultDocument document) {
    List<ValidationError> errors = validate(document);
    if (!errors.isEmpty()) {
      throw new ValidationException(document.id(), errors);
    }
  }

  /** Returns whether a document is known to be valid; most are, and this is quick. */
  boolean follows(ResultDocument document) {
    SystemUnderTest system = document.systemUnderTest();
    return follows(result, withoutSurroundings(document))
        && followsOnce(test, document.testConfiguration())
        && (system == null
            || (followsOnce(hardware, system.hardware())
                && followsOnce(operatingSystem, system.operatingSystem())
                && followsOnce(configuration, system.configuration())));
  }

  /** Most of a document, and equal in many: looked at once for those. */
  private boolean followsOnce(SchemaRule rule, @Nullable Object part) {
    if (part == null || valid.get(part) != null) {
      return true;
    }
    boolean follows = follows(rule, part);
    if (follows) {
      valid.put(part, true);
    }
    return follows;
  }

  private boolean follows(SchemaRule rule, Object part) {
    SchemaCheck check = new SchemaCheck(rule);
    JsonCodec.write(part, check);
    return check.isGood();
  }

  private synchronized SchemaReasons reasons() {
    if (reasons == null) {
      reasons = new SchemaReasons();
    }
    return reasons;
  }

  private static ResultDocument withoutSurroundings(ResultDocument document) {
    return new ResultDocument(
        document.schema(),
        document.metadata(),
        document.test(),
        null,
        null,
        document.results(),
        document.runtimeInfo(),
        document.diagnostics());
  }
}
