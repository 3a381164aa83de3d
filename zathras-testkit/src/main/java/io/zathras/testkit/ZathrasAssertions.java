package io.zathras.testkit;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;

/**
 * Where assertions on results begin. It goes well with AssertJ's own entry point; import both:
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

  /** Begins assertions on a document. */
  public static ResultDocumentAssert assertThat(ResultDocument actual) {
    return new ResultDocumentAssert(actual);
  }

  /** Begins assertions on a run. */
  public static RunAssert assertThat(Run actual) {
    return new RunAssert(actual, null);
  }
}
