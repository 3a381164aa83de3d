package io.zathras.schema.redaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words that are no names of secrets and that one follows: {@code echo SECRET | passwd}. */
final class SecretsBehindWords {

  private static final Set<String> ORGANISATIONS = Set.of("org", "org_id", "orgid", "organization");

  private final ScannedText in;
  private final PassedWords words;
  private final SecretValues values;
  private final AuthorizationHeaders headers;
  private final NamedSecrets named;
  private final CommandSecrets commands;
  private final UrlSecrets urls;

  private boolean passwordList;
  private boolean identified;
  private @Nullable Boolean registers;

  SecretsBehindWords(
      ScannedText in,
      PassedWords words,
      SecretValues values,
      AuthorizationHeaders headers,
      NamedSecrets named,
      CommandSecrets commands,
      UrlSecrets urls) {
    this.in = in;
    this.words = words;
    this.values = values;
    this.headers = headers;
    this.named = named;
    this.commands = commands;
    this.urls = urls;
  }

  /** Remembers a word that gives later ones a meaning. */
  void pass(String word) {
    passwordList |= word.equals("chpasswd");
    identified |= word.equals("identified");
  }

  /** Returns the end of the secret behind a word, or the end of the word. */
  int end(String word, int end) {
    int value = named.awaited(word, end);
    if (value >= 0) {
      return value;
    }
    if (word.endsWith("proxy")) {
      return commands.proxy(end);
    }
    if (word.startsWith("org") && ORGANISATIONS.contains(word) && registers()) {
      return named.valued(SecretName.SECRET, word, end, end);
    }
    return switch (word) {
      case "basic", "negotiate" -> headers.authorization(end);
      case "echo", "printf" -> commands.echoed(end);
      case "send" -> commands.typed(end);
      case "thin" -> isAt(end, ':') ? commands.slashed(end + 1, end) : end;
      case "userid" -> isAt(end, '=') ? commands.slashed(end + 1, end) : end;
      case "sqlplus", "expdp", "impdp", "sqlldr", "rman" -> commands.slashed(end, end);
      case "list" -> passwordList ? named.valued(SecretName.SECRET, word, end, end) : end;
      case "webhook", "webhooks", "hooks" -> isAt(end, '/') ? urls.hook(end) : end;
      case "by" ->
          words.last().equals("identified") || isQuotedBy(end)
              ? values.given(SecretName.SECRET, in.afterBlanks(end), end, true)
              : end;
      case "user", "proxy-user" -> commands.user(word, end);
      default -> end;
    };
  }

  private boolean isAt(int end, char c) {
    return end < in.length && in.at(end) == c;
  }

  /** {@code IDENTIFIED WITH mysql_native_password BY 'SECRET'}. */
  private boolean isQuotedBy(int end) {
    int value = in.afterBlanks(end);
    return identified && value < in.length && ScannedText.isQuote(in.at(value));
  }

  /** Tells whether the text is about a machine that is registered with its vendor. */
  private boolean registers() {
    if (registers == null) {
      registers = in.text.contains("activation") || in.text.contains("subscription-manager");
    }
    return registers;
  }
}
