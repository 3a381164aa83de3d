package io.zathras.testkit;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;

/**
 * The entry point of assertions on results. It is compatible with AssertJ's own; import both:
 *
 * <pre>{@code
 * import static io.zathras.testkit.ZathrasAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 * }</pre>
 *
 * @since 0.1
 */
public final class ZathrasAssertions {

  private ZathrasAssertions() {}

  /** Returns assertions on a document. */
  public static ResultDocumentAssert assertThat(ResultDocument actual) {
    return new ResultDocumentAssert(actual);
  }

  /** Returns assertions on a run. */
  public static RunAssert assertThat(Run actual) {
    return new RunAssert(actual, null);
  }
}
