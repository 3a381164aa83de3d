package io.zathras.schema.redaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Secrets after words that are not names of secrets: {@code echo SECRET | passwd}. */
final class SecretsBehindWords {

  private static final Set<String> ORGANISATIONS = Set.of("org", "org_id", "orgid", "organization");

  private static final String CLOUD_CONFIG_END = "end_cc";

  private static final int SHORTEST_DATA = 12;

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

  /** The position after which no such configuration ends. */
  private int noCloudConfigEnd = Integer.MAX_VALUE;

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

  /** Remembers a word that gives later words a meaning. */
  void pass(String word) {
    passwordList |= word.equals("chpasswd");
    identified |= word.equals("identified");
  }

  /** Returns the end of the secret after a word, or the end of the word. */
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
      case "cc" -> isAt(end, ':') ? cloudConfig(end + 1) : end;
      case "ci-info" -> isAt(end, ':') ? in.hide(end + 1, in.lineEnd(end + 1)) : end;
      case "network-config", "user-data" -> isAt(end, '=') ? encoded(end + 1) : end;
      case "user", "proxy-user" -> commands.user(word, end);
      default -> end;
    };
  }

  /** {@code cc: password: SECRET end_cc}, cloud-init's configuration on a command line. */
  private int cloudConfig(int from) {
    int end = from < noCloudConfigEnd ? in.find(CLOUD_CONFIG_END, from) : -1;
    if (end < 0) {
      noCloudConfigEnd = Math.min(noCloudConfigEnd, from);
      return from;
    }
    return in.hide(Math.min(in.afterBlanks(from), end), Math.max(from, in.lastOf(end)));
  }

  /** {@code network-config=SECRET}, in base64; a file name is not a secret. */
  private int encoded(int from) {
    int end = from;
    while (end < in.length && ScannedText.isBase64(in.at(end))) {
      end++;
    }
    boolean base64 = end - from >= SHORTEST_DATA && in.at(from) != '/';
    return base64 ? in.hide(from, in.tokenEnd(end, ' ')) : from;
  }

  private boolean isAt(int end, char c) {
    return end < in.length && in.at(end) == c;
  }

  /** {@code IDENTIFIED WITH mysql_native_password BY 'SECRET'}. */
  private boolean isQuotedBy(int end) {
    int value = in.afterBlanks(end);
    return identified && value < in.length && ScannedText.isQuote(in.at(value));
  }

  /** Returns whether the text is about a machine that is registered with its vendor. */
  private boolean registers() {
    if (registers == null) {
      registers = in.text.contains("activation") || in.text.contains("subscription-manager");
    }
    return registers;
  }
}
