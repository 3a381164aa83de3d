package io.zathras.schema.redaction;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scans a text that may hold secrets from start to end. Each character is examined a bounded number
 * of times, so that a text twice as long takes twice as long. The character at a position decides
 * which class finds the end of a secret there.
 */
final class SecretScanner {

  private static final int LONGEST_WORD = 30;

  private final ScannedText in;
  private final PassedWords words = new PassedWords();
  private final EncodedSecrets encoded;
  private final UrlSecrets urls;
  private final CommandSecrets commands;
  private final NamesInText names;
  private final NamedSecrets named;
  private final SecretsBehindWords behind;

  SecretScanner(String text) {
    this(text, null);
  }

  SecretScanner(String text, @Nullable UnescapedText plain) {
    in = new ScannedText(text, plain);
    encoded = new EncodedSecrets(in);
    urls = new UrlSecrets(in);
    SecretValues values = new SecretValues(in);
    AuthorizationHeaders headers = new AuthorizationHeaders(in, values);
    commands = new CommandSecrets(in, values);
    names = new NamesInText(in, words);
    named = new NamedSecrets(in, words, values, headers);
    behind = new SecretsBehindWords(in, words, values, headers, named, commands, urls);
  }

  /** Returns the text without secrets; the same text if there are none. */
  String redacted() {
    int i = 0;
    while (i < in.length) {
      i = next(i);
    }
    return in.shown();
  }

  /** Returns the number of characters examined. */
  long looked() {
    return in.looked();
  }

  private int next(int i) {
    char c = in.at(i);
    int placed = commands.placed(i);
    if (placed >= 0) {
      return placed;
    }
    if (ScannedText.isBase64(c)) {
      int end = encoded.run(i);
      if (end > i) {
        return end;
      }
    }
    if (ScannedText.isNamePart(c) && c != '-' && c != '.') {
      return name(i);
    }
    return switch (c) {
      case ':' -> urls.scheme(i);
      case '/' ->
          in.text.startsWith("//", i) && !in.follows(i, '/') ? urls.authority(i + 2, false) : i + 1;
      case '-' ->
          in.text.startsWith(EncodedSecrets.BLOCK, i) ? encoded.block(i) : commands.option(i);
      case '$' -> encoded.crypted(i);
      case '{' -> encoded.hashed(i);
      case '%' -> urls.encoded(i);
      case '<' -> in.text.startsWith("<<<", i) ? commands.hereString(i) : i + 1;
      case '\n', ';', '|' -> {
        commands.end();
        yield i + 1;
      }
      default -> i + 1;
    };
  }

  private int name(int from) {
    int end = from;
    while (end < in.length && ScannedText.isNamePart(in.at(end))) {
      end++;
    }
    int secret = encoded.prefixed(from, end);
    if (secret >= 0) {
      return secret;
    }
    SecretName kind = names.of(from, end);
    String word =
        end - from <= LONGEST_WORD ? in.text.substring(from, end).toLowerCase(Locale.ROOT) : "";
    int after =
        kind == SecretName.NONE ? behind.end(word, end) : named.valued(kind, word, from, end);
    commands.program(words.last(), word, end);
    words.pass(word, end);
    behind.pass(word);
    return after;
  }
}
