package io.zathras.exporter;

import io.zathras.schema.ZathrasException;

/**
 * A setting that is missing, unknown or cannot be meant so. Nothing was delivered.
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
    super(place + ": " + what, null);
  }
}
