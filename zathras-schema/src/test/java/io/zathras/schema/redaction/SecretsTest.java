package io.zathras.schema.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.TestConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of this test are files: {@code secrets.txt} has a form of a secret a line, in which
 * {@code S3CRET} is the secret or a part of it, and {@code harmless.txt} has what looks like one
 * and is none. {@code forms.txt} has forms in which {@code SECRET} may be any word. A line end
 * within a line is written as a backslash and an n.
 */
class SecretsTest {

  private static final String SECRET = "S3CRET";

  @Test
  void takesEverySecretOut() throws IOException {
    assertThat(lines("secrets.txt"))
        .allSatisfy(text -> assertThat(Secrets.hidden(text)).doesNotContain(SECRET));
  }

  /** A secret of letters only, one with a digit, and one as machines make them. */
  @ParameterizedTest
  @ValueSource(strings = {"hunterhorse", "S3CRETzz", "Xk9fQ2mLp7Zt"})
  void takesOutWhateverTheSecretIs(String secret) throws IOException {
    assertThat(lines("forms.txt"))
        .map(form -> form.replace("SECRET", secret))
        .allSatisfy(text -> assertThat(Secrets.hidden(text)).doesNotContain(secret));
  }

  @Test
  void findsASecretAmongOtherText() throws IOException {
    assertThat(lines("secrets.txt"))
        .map(text -> "line 3: found '" + text + "'; expected a number")
        .allSatisfy(text -> assertThat(Secrets.hidden(text)).doesNotContain(SECRET));
  }

  @Test
  void findsNothingMoreASecondTime() throws IOException {
    assertThat(lines("secrets.txt"))
        .map(Secrets::hidden)
        .allSatisfy(once -> assertThat(Secrets.hidden(once)).isEqualTo(once));
  }

  @Test
  void keepsTheNumbersOfLines() throws IOException {
    assertThat(lines("secrets.txt"))
        .allSatisfy(
            text ->
                assertThat(Secrets.hidden(text).replaceAll("[^\n]", ""))
                    .isEqualTo(text.replaceAll("[^\n]", "")));
  }

  @Test
  void leavesEverythingElseAsItIs() throws IOException {
    assertThat(lines("harmless.txt"))
        .allSatisfy(text -> assertThat(Secrets.hidden(text)).isSameAs(text));
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:S3CRET@h/x and more, https://<redacted>@h/x and more",
    "--password S3CRET --iterations 5, --password <redacted> --iterations 5",
    "Authorization: Bearer S3CRET, Authorization: Bearer <redacted>",
    "user=u;password=S3CRET;host=h, user=u;password=<redacted>;host=h",
    "token ghp_S3CRETabc was refused, token <redacted> was refused",
    "a.zip!/x_password=S3CRET.tar!/b.csv, a.zip!/x_password=<redacted>!/b.csv",
    "curl -u bob:S3CRET h, curl -u bob:<redacted> h",
    "password=S3CRET: no such user, password=<redacted> no such user",
  })
  void takesOutNoMoreThanTheSecret(String text, String expected) {
    assertThat(Secrets.hidden(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "db_password, hunter, true",
    "dbPassword, hunter, true",
    "DB-PASSWORD, 1234, true",
    "api.key, abc, true",
    "vendor.pass, S3CRET01, true",
    "db_password, none, false",
    "max_tokens, 512, false",
    "tokens_per_sec, 512, false",
    "key_size, 256, false",
    "primary_key, id, false",
    "ssh_key, /home/x/key, false",
    "keyboard, us, false",
  })
  void tellsBySomethingsNameWhetherItIsASecret(String name, String value, boolean secret) {
    assertThat(Secrets.isSecret(name, value)).isEqualTo(secret);
  }

  @Test
  void knowsNamesAndValuesOfOpenObjects() {
    Map<String, Object> open =
        Map.of(
            "db_password", "hunter",
            "pin", List.of("--password", "hunter", "--x"),
            "env", Map.of("name", "API_TOKEN", "value", "hunter", "token", 12345678L),
            "secrets", Map.of("first", "hunter"));

    TestConfiguration held = new TestConfiguration(null, open, Map.of(), Map.of());

    assertThat(held.toString()).doesNotContain("hunter", "12345678").contains("API_TOKEN", "--x");
  }

  @Test
  void findsThePasswordOfALoginUnderTheNameOfAnOption() {
    assertThat(OpenValues.hidden("user", "bob:S3CRET")).isEqualTo("bob:<redacted>");
    assertThat(OpenValues.hidden("u", "bob:S3CRET")).isEqualTo("bob:<redacted>");
    assertThat(OpenValues.hidden("curl", Map.of("proxy-user", "bob:S3CRET")))
        .isEqualTo(Map.of("proxy-user", "bob:<redacted>"));
    assertThat(OpenValues.hidden("user", "1000:1000")).isEqualTo("1000:1000");
    assertThat(OpenValues.hidden("user", "root")).isEqualTo("root");
  }

  @Test
  void findsASecretEachTimeHoweverManyTextsWereLookedAt() {
    for (int i = 0; i < 10_000; i++) {
      String harmless = "setting " + i;
      assertThat(Secrets.hidden(harmless)).isEqualTo(harmless);
      assertThat(Secrets.hidden("password=S3CRET" + i % 7)).isEqualTo("password=<redacted>");
    }
  }

  @Test
  void keepsMembersWhoseNamesDifferInASecretOnly() {
    Map<String, Object> open = Map.of("AKIAS3CRET01", "a", "AKIAS3CRET02", "b");

    Map<String, Object> shown = new TestConfiguration(null, open, Map.of(), Map.of()).parameters();

    assertThat(shown).hasSize(2).containsValue("a").containsValue("b");
    assertThat(shown.keySet()).noneMatch(name -> name.contains(SECRET));
  }

  /** Counted, not timed: a text twice as long takes twice as many looks at a character. */
  @Test
  void looksAtATextTwiceAsLongTwiceAsOften() throws IOException {
    assertThat(repeated())
        .allSatisfy(
            part -> {
              long once = looks(part, 2_000);
              long twice = looks(part, 4_000);
              assertThat(twice).isLessThan(2 * once + once / 4 + 1_000).isLessThan(4_000 * 60L);
            });
  }

  private static long looks(String part, int length) {
    SecretScanner scanner =
        new SecretScanner("password " + part.repeat(length / part.length() + 1));
    scanner.redacted();
    return scanner.looked();
  }

  private static List<String> repeated() throws IOException {
    List<String> parts = new ArrayList<>(lines("secrets.txt"));
    parts.addAll(lines("forms.txt"));
    IntStream.range(1, 128).forEach(c -> parts.add(String.valueOf((char) c)));
    parts.addAll(
        List.of(
            "-----BEGIN ",
            "-----BEGIN RSA PRIVATE KEY-----\n",
            "password=\"",
            "password='x",
            "password=[",
            "password=x,",
            "password: |\n ",
            "password: ! ",
            "password\\",
            "://a:b/",
            "https://a:b/ ",
            "//a:",
            "<password>",
            "key>",
            "token_",
            "pASS",
            "$6$",
            "{SSHA}",
            "$ANSIBLE_VAULT;1 abcdefgh ",
            "name: password\n",
            "value: ",
            "org ",
            "-u a:",
            "-pS",
            "rootpw --a ",
            "password is ",
            "Basic ",
            "Cookie: ",
            "echo ",
            "htpasswd ",
            "<<< ",
            "&quot;",
            "https://hooks.",
            "token:\n- x\n",
            "cc: ",
            "cc: end_cc ",
            "\"password=a ",
            "'password=",
            "network-config=",
            "ci-info: ",
            "Authorization: "));
    return parts;
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(SecretsTest.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.replace("\\n", "\n")).toList();
    }
  }
}
