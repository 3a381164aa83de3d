package io.zathras.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Secret;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  @Test
  void basicIsTheHeaderOfTheStandard() {
    Credentials credentials = Credentials.basic("Aladdin", Secret.of("open sesame"));

    assertThat(header(credentials)).isEqualTo("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }

  @Test
  void aTokenAndAKeyAreHeadersToo() {
    assertThat(header(Credentials.bearer(Secret.of("abc")))).isEqualTo("Authorization: Bearer abc");
    assertThat(header(Credentials.apiKey(Secret.of("abc")))).isEqualTo("Authorization: ApiKey abc");
    assertThat(header(Credentials.header("X-Horreum-API-Key", Secret.of("abc"))))
        .isEqualTo("X-Horreum-API-Key: abc");
    assertThat(Credentials.none().headerName()).isNull();
  }

  @Test
  void noSecretIsPrinted() {
    assertThat(Credentials.basic("me", Secret.of("hunter2"))).hasToString("user me");
    assertThat(Credentials.bearer(Secret.of("hunter2"))).hasToString("bearer token");
    assertThat(Secret.of("hunter2")).hasToString("***");
  }

  @Test
  void aSecretThatNoHeaderCanCarryIsRefusedUnprinted() {
    assertThatThrownBy(() -> Secret.of("hunter2\r\nX-Other: 1"))
        .hasMessageContaining("control character")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> Secret.of(" ")).hasMessageContaining("blank");
    assertThatThrownBy(() -> Credentials.basic("a:b", Secret.of("x")))
        .hasMessageContaining("colon");
  }

  @Test
  void settingsSayWhichOne() {
    assertThat(from(Map.of("username", "me", "password", "x"))).hasToString("user me");
    assertThat(from(Map.of("token", "x"))).hasToString("bearer token");
    assertThat(from(Map.of("api_key", "x"))).hasToString("API key");
    assertThat(from(Map.of())).hasToString("none");
  }

  @Test
  void settingsWithTwoWaysOrHalfAWayAreWrong() {
    assertThatThrownBy(() -> from(Map.of("token", "x", "api_key", "y")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("give one of");
    assertThatThrownBy(() -> from(Map.of("username", "me")))
        .hasMessage("file: opensearch.password: it is missing");
    assertThatThrownBy(() -> from(Map.of("password", "x")))
        .hasMessage("file: opensearch.username: it is missing");
  }

  private static Credentials from(Map<String, String> values) {
    return Credentials.from(ExporterSettings.of("file: opensearch", values, name -> null), null);
  }

  private static String header(Credentials credentials) {
    return credentials.headerName()
        + ": "
        + Objects.requireNonNull(credentials.headerValue()).reveal();
  }
}
