package io.zathras.exporter.http;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that are sent as one header with each request. They are never printed.
 *
 * @since 0.1
 */
public final class Credentials {

  private static final Credentials NONE = new Credentials("none", "", null);

  private final String kind;
  private final String header;
  private final @Nullable Secret value;

  private Credentials(String kind, String header, @Nullable Secret value) {
    this.kind = kind;
    this.header = header;
    this.value = value;
  }

  /** Returns no credentials. */
  public static Credentials none() {
    return NONE;
  }

  /** Returns HTTP Basic credentials. */
  public static Credentials basic(String user, Secret password) {
    Objects.requireNonNull(user, "user");
    if (user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user name holds no colon and no control character");
    }
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return new Credentials(
        "user " + user,
        "Authorization",
        Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** Returns a bearer token. */
  public static Credentials bearer(Secret token) {
    return new Credentials("bearer token", "Authorization", Secret.of("Bearer " + token.reveal()));
  }

  /** Returns an API key for the {@code Authorization} header, as OpenSearch reads it. */
  public static Credentials apiKey(Secret key) {
    return new Credentials("API key", "Authorization", Secret.of("ApiKey " + key.reveal()));
  }

  /** Returns a key for a separate header. */
  public static Credentials header(String name, Secret value) {
    return new Credentials("header " + name, Objects.requireNonNull(name, "name"), value);
  }

  /**
   * Returns the credentials in the settings {@code username} with {@code password}, {@code token}
   * or {@code api_key}; a secret may also come from a file, as with {@code password_file}.
   *
   * @param settings the section
   * @param apiKeyHeader the separate header for the API key, or {@code null} for {@code
   *     Authorization}
   * @throws ConfigurationException if there is more than one of these, or only half of a pair
   */
  public static Credentials from(ExporterSettings settings, @Nullable String apiKeyHeader) {
    String user = settings.text("username");
    Secret password = settings.secret("password");
    Secret token = settings.secret("token");
    Secret key = settings.secret("api_key");
    long ways =
        Stream.of(user != null || password != null, token != null, key != null)
            .filter(given -> given)
            .count();
    if (ways > 1) {
      throw settings.wrong("username", "give one of username with password, token, api_key");
    }
    if (token != null) {
      return bearer(token);
    }
    if (key != null) {
      return apiKeyHeader == null ? apiKey(key) : header(apiKeyHeader, key);
    }
    if (user == null && password == null) {
      return none();
    }
    if (user == null || password == null) {
      throw settings.wrong(user == null ? "username" : "password", "it is missing");
    }
    try {
      return basic(user, password);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("username", String.valueOf(e.getMessage()));
    }
  }

  /** Returns the header's name, or {@code null} without credentials. */
  public @Nullable String headerName() {
    return value == null ? null : header;
  }

  /** Returns the header's value, or {@code null} without credentials. */
  public @Nullable Secret headerValue() {
    return value;
  }

  /** Returns the kind of credentials, never a secret. */
  @Override
  public String toString() {
    return kind;
  }
}
