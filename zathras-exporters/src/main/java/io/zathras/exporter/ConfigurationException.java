package io.zathras.exporter;

import io.zathras.schema.ZathrasException;
import org.jspecify.annotations.Nullable;

/**
 * A setting is missing, unknown or invalid. Nothing was delivered.
 *
 * @since 0.1
 */
public final class ConfigurationException extends ZathrasException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param place where the setting is, such as {@code zathras.yml: opensearch.url}
   * @param what the finding and the expectation; never a secret
   */
  public ConfigurationException(String place, String what) {
    this(place, what, null);
  }

  /**
   * Creates an exception.
   *
   * @param place where the setting is, such as {@code zathras.yml: opensearch.url}
   * @param what the finding and the expectation; never a secret
   * @param cause the cause, or {@code null}
   */
  public ConfigurationException(String place, String what, @Nullable Throwable cause) {
    super(place + ": " + what, cause);
  }
}
