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
   * Makes an exception.
   *
   * @param place where the setting stands, as in {@code zathras.yml: opensearch.url}
   * @param what what was found, what was expected; never a secret
   */
  public ConfigurationException(String place, String what) {
    this(place, what, null);
  }

  /**
   * Makes an exception.
   *
   * @param place where the setting stands, as in {@code zathras.yml: opensearch.url}
   * @param what what was found, what was expected; never a secret
   * @param cause what led to it, or {@code null}
   */
  public ConfigurationException(String place, String what, @Nullable Throwable cause) {
    super(place + ": " + what, cause);
  }
}
