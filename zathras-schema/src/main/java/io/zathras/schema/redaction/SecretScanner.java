package io.zathras.schema.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way through a text that may hold secrets, from its begin to its end: nothing is looked at
 * more often than a bounded number of times, so that a text twice as long takes twice as long.
 */
final class SecretScanner extends UnnamedSecrets {

  /** Before a token or key that is not what was expected, rather than one that opens something. */
  private static final Set<String> PARSED =
      Set.of(
          "unexpected",
          "invalid",
          "unknown",
          "expected",
          "missing",
          "illegal",
          "bad",
          "duplicate",
          "primary",
          "foreign",
          "sort",
          "unrecognized",
          "undefined",
          "required",
          "no",
          "next");

  /** What a name is called where its value stands apart from it. */
  static final Set<String> NAMES =
      Set.of("name", "key", "id", "var", "variable", "option", "field", "property", "env", "param");

  static final Set<String> VALUES = Set.of("value", "val", "content", "data", "default");

  private static final Set<String> ORGANISATIONS = Set.of("org", "org_id", "orgid", "organization");

  /** Ways to authenticate that are followed by the secret. */
  private static final Set<String> SCHEMES =
      Set.of(
          "bearer",
          "basic",
          "token",
          "negotiate",
          "ntlm",
          "apikey",
          "key",
          "splunk",
          "ssws",
          "dpop",
          "bot",
          "geniekey",
          "api-key",
          "pveapitoken");

  private static final List<String> VERBS =
      List.of("is", "was", "are", "set to", "changed to", "will be");

  private static final Set<String> SIGNING =
      Set.of(
          "digest",
          "oauth",
          "sharedkey",
          "hawk",
          "signature",
          "googlelogin",
          "sharedaccesssignature");

  /** Names that sentences have too. */
  private static final Set<String> SIMPLE_NAMES =
      Set.of(
          "password",
          "secret",
          "token",
          "key",
          "passphrase",
          "credentials",
          "credential",
          "passcode",
          "bearer",
          "authorization",
          "passwd");

  /** Before a name whose value follows. */
  private static final Set<String> TELLING =
      Set.of(
          "with",
          "using",
          "and",
          "set",
          "setenv",
          "export",
          "env",
          "x",
          "config",
          "wrong",
          "incorrect",
          "auth");

  /** Before somebody's name, which a password follows. */
  private static final Set<String> LOGINS =
      Set.of("user", "username", "login", "account", "connect");

  /** What became of a secret that stands before. */
  private static final Set<String> OUTCOMES =
      Set.of("is", "was", "expired", "rejected", "failed", "wrong", "denied");

  private static final Set<String> SLASHED = Set.of("sqlplus", "expdp", "impdp", "sqlldr", "rman");

  /** Before the part of a URL's path that is a secret. */
  private static final Set<String> HOOKS = Set.of("webhook", "webhooks", "hooks");

  /** Second words of names: {@code pass phrase}, {@code access code}. */
  private static final Set<String> PARTS = Set.of("phrase", "code", "word");

  private static final String CDATA = "<![CDATA[";

  private static final int LONGEST_COMMAND = 100;

  private static final int SHORTEST_COMMAND = 80;

  private static final Set<String> LINE_NAMES = Set.of("cookie", "set-cookie", "authinfo");

  /** The word before, where it ends, and the one before that. */
  private String before = "";

  private int beforeEnd;

  private String beforeThat = "";

  /** What the arguments of the program mean that was named last. */
  private SecretArguments arguments = SecretArguments.NONE;

  /** Where an argument stands that is a secret because of its place. */
  private int placed = -1;

  private int placedEnd;

  private boolean passwordList;

  private boolean identified;

  private @Nullable Boolean registers;

  /** The name that a value belongs to that comes under a name of its own. */
  private SecretName named = SecretName.NONE;

  SecretScanner(String text) {
    this(text, null);
  }

  SecretScanner(String text, @Nullable UnescapedText plain) {
    super(text, plain);
  }

  /** Returns the text without secrets; the same one where there is none. */
  String redacted() {
    int i = 0;
    while (i < length) {
      i = next(i);
    }
    return shown();
  }

  private int next(int i) {
    char c = at(i);
    if (i == placed) {
      return hide(placed, placedEnd);
    }
    if (i >= runEnd && isBase64(c)) {
      int end = run(i);
      if (end > i) {
        return end;
      }
    }
    if (isNamePart(c) && c != '-' && c != '.') {
      return name(i);
    }
    return switch (c) {
      case ':' -> scheme(i);
      case '/' -> text.startsWith("//", i) && !follows(i, '/') ? authority(i + 2, false) : i + 1;
      case '-' -> text.startsWith(BLOCK, i) ? block(i) : option(i);
      case '$' -> crypted(i);
      case '{' -> hashed(i);
      case '%' -> encoded(i);
      case '<' -> text.startsWith("<<<", i) ? hereString(i) : i + 1;
      case '\n', ';', '|' -> {
        arguments = SecretArguments.NONE;
        yield i + 1;
      }
      default -> i + 1;
    };
  }

  /**
   * {@code -p SECRET}, {@code -pSECRET} and {@code -u user:SECRET}, where nothing else is meant.
   */
  private int option(int from) {
    int i = from + 1;
    boolean begins = from == 0 || isBetween(at(from - 1));
    if (!begins || i >= length) {
      return i;
    }
    char letter = at(i);
    boolean apart = arguments.apart().indexOf(letter) >= 0;
    if (!apart && arguments.attached().indexOf(letter) < 0 && "pPuUwakAX".indexOf(letter) < 0) {
      return i;
    }
    boolean user = Character.toLowerCase(at(i)) == 'u';
    int start = optionValue(i + 1);
    int end = start < 0 ? -1 : tokenEnd(start, ' ');
    if (end <= start || at(start) == '-') {
      return i;
    }
    String value = text.substring(start, Math.min(end, start + 300));
    if (user) {
      return login(start, end, value, i);
    }
    boolean attached = start == i + 1 || isQuote(at(i + 1));
    boolean told =
        attached
            ? arguments.attached().indexOf(letter) >= 0 && !SecretForm.isNumber(value, 5)
            : apart && !SecretForm.isHarmless(value);
    boolean secret = told || (SecretForm.isOpaque(value) && value.indexOf('/') < 0);
    return secret && (told || !value.contains("=")) ? hide(start, end) : i;
  }

  private int optionValue(int from) {
    if (from >= length) {
      return -1;
    }
    int i = from;
    while (i < length && i - from < MOST_BLANKS && isBetween(at(i))) {
      i++;
    }
    boolean lineBreak = text.substring(from, i).indexOf('\n') >= 0;
    return i >= length || lineBreak ? -1 : i;
  }

  /** {@code user:SECRET} and {@code user%SECRET}; a pair of numbers is one of user and group. */
  private int login(int start, int end, String value, int otherwise) {
    int colon = value.indexOf(':');
    int divider = colon < 0 ? value.indexOf('%') : colon;
    if (divider < 0 || value.startsWith("//", divider + 1)) {
      return otherwise;
    }
    String secret = value.substring(divider + 1);
    boolean harmless =
        secret.isEmpty()
            || secret.equals(Secrets.REDACTED)
            || SecretForm.isNumber(secret, 9)
            || value.contains("=");
    return harmless ? otherwise : hide(start + divider + 1, end);
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || "\"'`,[=(".indexOf(c) >= 0;
  }

  private int name(int from) {
    int end = from;
    while (end < length && isNamePart(at(end))) {
      end++;
    }
    int secret = prefixed(from, end);
    if (secret >= 0) {
      return secret;
    }
    SecretName kind = kind(from, end);
    String word = end - from <= 30 ? text.substring(from, end).toLowerCase(Locale.ROOT) : "";
    int after = kind == SecretName.NONE ? plain(word, end) : valued(kind, word, from, end);
    SecretArguments known = SecretArguments.of(before, word);
    if (known.tellSecrets()) {
      arguments = known;
      place(end, known.words());
    }
    beforeThat = before;
    before = word;
    beforeEnd = end;
    passwordList |= word.equals("chpasswd");
    identified |= word.equals("identified");
    return after;
  }

  /** The last of the words of a command that are no options. */
  private void place(int from, int words) {
    int most = words == 0 ? from : Math.min(length, from + LONGEST_COMMAND);
    int found = 0;
    int i = from;
    while (i < most && "\n;|".indexOf(at(i)) < 0) {
      int start = i;
      while (i < most && !Character.isWhitespace(at(i)) && at(i) != ';' && at(i) != '|') {
        i++;
      }
      if (i == start) {
        i++;
        continue;
      }
      boolean bare = at(start) != '-' && text.substring(start, i).indexOf('=') < 0;
      if (bare && start > from && ++found >= words) {
        boolean quoted = isQuote(at(start)) && i - start > 2;
        placed = quoted ? start + 1 : start;
        placedEnd = quoted && isQuote(at(i - 1)) ? i - 1 : i;
      }
    }
  }

  /** {@code passwd --stdin root <<< SECRET}. */
  private int hereString(int from) {
    int start = Math.max(0, from - SHORTEST_COMMAND);
    String command = text.substring(start, from);
    int line = Math.max(command.lastIndexOf('\n'), command.lastIndexOf(';'));
    int value = afterBlanks(from + 3);
    return SecretArguments.reads(command.substring(line + 1))
        ? given(SecretName.SECRET, value, from + 3, true)
        : from + 3;
  }

  /** {@code echo SECRET | passwd --stdin root}. */
  private int echoed(int end) {
    int pipe = end;
    int most = Math.min(length, end + LONGEST_COMMAND);
    while (pipe < most && at(pipe) != '|' && at(pipe) != '\n') {
      pipe++;
    }
    if (pipe >= most || at(pipe) != '|') {
      return end;
    }
    String command = text.substring(pipe + 1, Math.min(length, pipe + 1 + SHORTEST_COMMAND));
    int start = afterBlanks(end);
    return SecretArguments.reads(command.lines().findFirst().orElse(""))
        ? hide(start, Math.max(start, lastOf(pipe)))
        : end;
  }

  private SecretName kind(int from, int end) {
    if (end - from <= 6 && PARTS.contains(text.substring(from, end)) && follows(from, ' ')) {
      return SecretName.of(before + '_' + text.substring(from, end));
    }
    if (!SecretHints.inName(text, from, end)) {
      return SecretName.NONE;
    }
    SecretName kind = SecretName.of(text, from, end);
    boolean joined = from - beforeEnd == 1 && at(beforeEnd) == ' ';
    if (kind == SecretName.DOUBTFUL && isTold(from, end)) {
      return SecretName.TOKEN;
    }
    if (kind == SecretName.TOKEN && joined && PARSED.contains(before) && !isMixedAfter(end)) {
      return SecretName.DOUBTFUL;
    }
    boolean option = follows(from, '-');
    if (end - from == 4 && kind == SecretName.DOUBTFUL && option) {
      return SecretName.TOKEN;
    }
    if (end - from > 4 || kind != SecretName.KEY || option) {
      return kind;
    }
    // A key alone may be any; "secret key" and "primary key" are names of two words.
    SecretName both =
        joined ? SecretName.of(before + '_' + text.substring(from, end)) : SecretName.KEY;
    return both == SecretName.KEY ? SecretName.DOUBTFUL : both;
  }

  /** {@code <key>password</key><string>SECRET</string>}. */
  private boolean isString(String word, int end) {
    return word.equals("string") && follows(end - word.length(), '<');
  }

  /** {@code ?sig=SECRET}, {@code pass=SECRET}, {@code pass: "SECRET"}, {@code /pass:SECRET}. */
  private boolean isTold(int from, int end) {
    if (text.regionMatches(true, end - 9, "signature", 0, 9) || is("sig", from, end)) {
      return follows(from, '?') || follows(from, '&');
    }
    if (!is("pass", from, end) || end >= length) {
      return false;
    }
    boolean quoted = end + 2 < length && at(end) == ':' && isQuote(at(end + 2));
    return at(end) == '='
        || quoted
        || (at(end) == ':' && follows(from, '/'))
        || beforeThat.equals("user");
  }

  private boolean isMixedAfter(int end) {
    int start = afterBlanks(end);
    start = start < length && isQuote(at(start)) ? start + 1 : start;
    return start > end && SecretForm.isMixed(cut(start, Math.max(start, tokenEnd(start, ' '))));
  }

  private boolean is(String word, int from, int end) {
    return end - from == word.length() && text.regionMatches(true, from, word, 0, end - from);
  }

  /** {@code user/SECRET@host}, as Oracle's programs write it. */
  private int slashed(int from, int otherwise) {
    int start = afterBlanks(from);
    int last = tokenEnd(start, ' ');
    String value = text.substring(start, Math.max(start, Math.min(last, start + 200)));
    int slash = value.indexOf('/');
    int at = value.lastIndexOf('@');
    boolean secret = slash > 0 && !value.startsWith("//", slash) && at != slash + 1;
    return secret ? hide(start + slash + 1, at > slash ? start + at : last) : otherwise;
  }

  /** {@code proxy=user:SECRET@host}. */
  private int proxy(int end) {
    int start = afterBlanks(end < length && at(end) == '=' ? end + 1 : end);
    int last = tokenEnd(start, ' ');
    String value = text.substring(start, Math.max(start, Math.min(last, start + 200)));
    int at = value.lastIndexOf('@');
    int colon = value.indexOf(':');
    boolean secret = start > end && colon > 0 && colon < at && !value.startsWith("://", colon);
    return secret ? hide(start + colon + 1, start + at) : end;
  }

  /** {@code send "SECRET\r"}, as expect's scripts type. */
  private int typed(int end) {
    int blank = afterBlanks(end);
    int open = text.startsWith("-- ", blank) ? afterBlanks(blank + 3) : blank;
    if (open == end || open >= length || !isQuote(at(open))) {
      return end;
    }
    int close = quotationEnd(open);
    String value = cut(open + 1, close);
    boolean entered = value.endsWith("\\r") || value.endsWith("\\n");
    boolean word = value.length() > 5 && value.indexOf(' ') < 0;
    return entered && word ? hide(open + 1, close - 2) : end;
  }

  /** A word that is no name of a secret may say where one comes, or be one. */
  private int plain(String word, int end) {
    if (word.equals("basic") || word.equals("negotiate")) {
      return authorization(end);
    }
    if (named != SecretName.NONE && (VALUES.contains(word) || isString(word, end))) {
      SecretName kind = named;
      named = SecretName.NONE;
      return valued(kind, word, end, end);
    }
    if (word.equals("echo") || word.equals("printf")) {
      return echoed(end);
    }
    if (word.equals("send")) {
      return typed(end);
    }
    if (word.endsWith("proxy")) {
      return proxy(end);
    }
    if (word.equals("thin") && end < length && at(end) == ':') {
      return slashed(end + 1, end);
    }
    if (SLASHED.contains(word) || (word.equals("userid") && end < length && at(end) == '=')) {
      return slashed(word.equals("userid") ? end + 1 : end, end);
    }
    if (word.equals("list") && passwordList) {
      return valued(SecretName.SECRET, word, end, end);
    }
    if (withUrl && HOOKS.contains(word) && end < length && at(end) == '/') {
      return hide(end + 1, tokenEnd(end + 1, ' '));
    }
    if (word.equals("by") && (before.equals("identified") || isQuotedBy(end))) {
      return given(SecretName.SECRET, afterBlanks(end), end, true);
    }
    if (word.startsWith("org") && ORGANISATIONS.contains(word) && registers()) {
      return valued(SecretName.SECRET, word, end, end);
    }
    if (word.equals("user") || word.equals("proxy-user")) {
      int start = afterBlanks(end);
      start = start < length && at(start) == '=' ? start + 1 : start;
      start = start < length && isQuote(at(start)) ? start + 1 : start;
      int last = tokenEnd(start, ' ');
      String value = text.substring(start, Math.max(start, Math.min(last, start + 300)));
      boolean told =
          follows(end - word.length(), '-') || SecretForm.isMixed(value) || value.indexOf('%') > 0;
      return told && start > end && last > start ? login(start, last, value, end) : end;
    }
    return end;
  }

  /** {@code IDENTIFIED WITH mysql_native_password BY 'SECRET'}. */
  private boolean isQuotedBy(int end) {
    int value = afterBlanks(end);
    return identified && value < length && isQuote(at(value));
  }

  /** {@code Basic dXNlcjpwYXNz}, behind whatever name. */
  private int authorization(int end) {
    int start = afterBlanks(end);
    int last = tokenEnd(start, ' ');
    if (start == end || last <= start) {
      return end;
    }
    String value = text.substring(start, Math.min(last, start + 2000));
    return SecretForm.isOpaque(value) || isLogin(value) ? hide(start, last) : end;
  }

  /** Tells whether a word is a user and a password in base64. */
  private static boolean isLogin(String value) {
    try {
      byte[] bytes = Base64.getDecoder().decode(value);
      String login = new String(bytes, StandardCharsets.UTF_8);
      return value.length() >= 8
          && login.indexOf(':') > 0
          && login.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private int valued(SecretName kind, String word, int from, int end) {
    int inName = secretInName(kind, from, end);
    if (inName >= 0) {
      return inName;
    }
    boolean option = follows(from, '-');
    boolean tag = follows(from, '<');
    int i = end;
    boolean quoted = false;
    for (int closers = 0; i < length && closers < 4 && isCloser(at(i)); closers++, i++) {
      quoted |= at(i) == '"' || at(i) == '\'';
    }
    if (tag || (i < length && at(i) == '>' && (quoted || i == end))) {
      named = tag ? kind : named;
      return element(kind, i, end);
    }
    int blank = afterBlanks(i);
    int start = assigned(blank);
    int items = start >= 0 ? items(kind, blank + 1) : -1;
    if (items >= 0) {
      return items;
    }
    if (start >= 0) {
      return assignment(kind, word, from, end, start);
    }
    boolean called = from > 1 && at(from - 2) == '(' && isQuote(at(from - 1));
    if (quoted && (option || called) && blank < length && at(blank) == ',') {
      return given(SecretName.SECRET, afterBlanks(blank + 1), end, true);
    }
    if (blank < length && at(blank) == '|') {
      return given(kind, afterBlanks(blank + 1), end, false);
    }
    if (blank == i && i < length && isCall(i)) {
      return given(kind, i + 1, end, true);
    }
    if (NAMES.contains(before) || (quoted && NAMES.contains(beforeThat))) {
      named = kind;
    }
    if (i < length && ",;/~".indexOf(at(i)) >= 0) {
      int last = tokenEnd(i + 1, ' ');
      boolean opaque = last > i + 1 && SecretForm.isOpaque(cut(i + 1, last));
      return opaque ? hide(i + 1, last) : end;
    }
    return blank > i ? following(kind, word, blank, end, option) : end;
  }

  /** A list of YAML below a name: each of its items. */
  private int items(SecretName kind, int from) {
    int line = from;
    while (line < length && line - from < MOST_BLANKS && at(line) == ' ') {
      line++;
    }
    int hidden = -1;
    while (line < length && at(line) == '\n') {
      int item = line + 1;
      while (item < length && item - line < MOST_BLANKS && at(item) == ' ') {
        item++;
      }
      if (!text.startsWith("- ", item)) {
        break;
      }
      int end = lineEnd(item);
      String value = cut(item + 2, end);
      if (value.contains(": ") || !kind.hides(value) || value.equals(Secrets.REDACTED)) {
        break;
      }
      hidden = hide(item + 2, end);
      line = end;
    }
    return hidden;
  }

  /** {@code setPassword("SECRET")}. */
  private boolean isCall(int at) {
    return at(at) == '(' && at + 1 < length && isQuote(at(at + 1));
  }

  /** {@code --password SECRET}, {@code password is SECRET}, {@code rootpw --plaintext SECRET}. */
  private int following(SecretName kind, String word, int from, int end, boolean option) {
    int start = from;
    if (word.endsWith("pw")) {
      while (text.startsWith("--", start)) {
        start = afterBlanks(Math.max(start + 2, tokenEnd(start, ' ')));
      }
    } else {
      start = said(start);
    }
    boolean told = option || (start > from && word.endsWith("pw")) || isLoginOf(word);
    return given(kind, start, end, told || isSaid(kind, word, from, start));
  }

  /**
   * Tells whether one word behind a blank is a secret though it is of letters only: in quotation
   * marks, or as the last word where a sentence or a setting names a value.
   */
  private boolean isSaid(SecretName kind, String word, int from, int start) {
    if (!kind.isCertain() || start >= length) {
      return false;
    }
    boolean enclosed = "([<".indexOf(at(start)) >= 0;
    boolean quoted = enclosed || isQuote(at(start));
    int begin = quoted ? start + 1 : start;
    int end = quoted && !enclosed ? quotationEnd(start) : tokenEnd(begin, '>');
    String value = cut(begin, Math.max(begin, end));
    if (SecretForm.isSaid(value) || value.indexOf(' ') >= 0 || !endsInLetter(value)) {
      return false;
    }
    boolean composite = word.isEmpty() || !SIMPLE_NAMES.contains(word);
    return quoted
        || (isLast(end)
            && (start > from
                || LOGINS.contains(beforeThat)
                || composite
                || TELLING.contains(before)
                || beginsLine(beforeNow(word, from))));
  }

  private static int beforeNow(String word, int from) {
    return Math.max(0, from - 1 - word.length());
  }

  private static boolean endsInLetter(String value) {
    return !value.isEmpty() && Character.isLetterOrDigit(value.charAt(0));
  }

  /** Tells whether nothing but an option or another command follows in the line. */
  private boolean isLast(int from) {
    int i = from;
    while (i < length && i - from < 4 && ".,;)".indexOf(at(i)) >= 0) {
      i++;
    }
    i = afterBlanks(i);
    if (i > from && isNamePart(at(Math.min(i, length - 1)))) {
      int end = smallEnd(i);
      return OUTCOMES.contains(text.substring(i, end));
    }
    return i >= length || "\n\r-|&<;)".indexOf(at(i)) >= 0;
  }

  /** Returns where the value begins behind {@code is}, {@code was:} and {@code set to}. */
  private int said(int from) {
    for (String verb : VERBS) {
      int end = from + verb.length();
      if (text.startsWith(verb, from) && end < length && (at(end) == ' ' || at(end) == ':')) {
        return afterBlanks(at(end) == ':' ? end + 1 : end);
      }
    }
    return from;
  }

  /** Tells whether the text is about a machine that is registered with its vendor. */
  private boolean registers() {
    if (registers == null) {
      registers = text.contains("activation") || text.contains("subscription-manager");
    }
    return registers;
  }

  /** {@code login bob password SECRET}, as in {@code .netrc}. */
  private boolean isLoginOf(String word) {
    return word.equals("password") && beforeThat.equals("login");
  }

  /** {@code token_4f3a91c7x}: a name that ends in the secret itself. */
  private int secretInName(SecretName kind, int from, int end) {
    if (kind != SecretName.SECRET && kind != SecretName.TOKEN) {
      return -1;
    }
    int start = end;
    while (start > from && Character.isLetterOrDigit(at(start - 1))) {
      start--;
    }
    boolean whole = start == from || end - start > 200;
    if (whole) {
      return -1;
    }
    String part = text.substring(start, end);
    boolean assigned = end < length && (at(end) == '=' || at(end) == ':');
    boolean lenient = kind == SecretName.SECRET && !assigned && end < length;
    boolean secret = lenient ? SecretForm.isMixed(part) : SecretForm.isOpaque(part);
    return secret ? hide(start, end) : -1;
  }

  /** {@code <password>SECRET</password>} and {@code <entry key="password">SECRET</entry>}. */
  private int element(SecretName kind, int from, int otherwise) {
    int i = from;
    while (i < length && i - from < 200 && at(i) != '>' && at(i) != '<') {
      i++;
    }
    if (i >= length || at(i) != '>') {
      return otherwise;
    }
    int end = i + 1;
    while (end < length && at(end) != '<') {
      end++;
    }
    if (text.startsWith(CDATA, end)) {
      int close = find("]]>", end);
      return close < 0 ? otherwise : hide(end + CDATA.length(), close);
    }
    boolean closed = text.startsWith("</", end);
    boolean secret = closed && end > i + 1 && kind.hides(cut(i + 1, end));
    return secret ? hide(i + 1, end) : otherwise;
  }

  /** Returns where the value begins behind a mark that assigns, or a negative number. */
  private int assigned(int from) {
    if (from >= length) {
      return -1;
    }
    char c = at(from);
    char next = from + 1 < length ? at(from + 1) : ' ';
    int end;
    if (c == '=') {
      boolean third = next == '=' && from + 2 < length && at(from + 2) == '=';
      end = from + (third ? 3 : next == '>' || next == '=' ? 2 : 1);
    } else if (c == ':') {
      if (next == ':' || text.startsWith("://", from)) {
        return -1;
      }
      end = from + (next == '=' ? 2 : 1);
    } else if ("?+!~".indexOf(c) >= 0 && next == '=') {
      end = from + 2;
    } else if ((c == '-' && next == '>') || (c == '<' && next == '-')) {
      end = from + 2;
    } else if (text.regionMatches(true, from, "%3D", 0, 3)
        || text.regionMatches(true, from, "%3A", 0, 3)) {
      return from + 3;
    } else if (follows(from, '\\') && text.regionMatches(true, from, "u003d", 0, 5)) {
      return from + 5;
    } else {
      return -1;
    }
    int start = afterBlanks(end);
    // A value below its name is indented.
    return start == end || start >= length || at(start - 1) != '\n' ? start : -1;
  }

  private int assignment(SecretName kind, String word, int from, int end, int value) {
    // A type of YAML may stand before the value.
    boolean typed = value < length && at(value) == '!';
    int start = typed ? afterBlanks(tokenEnd(value, ' ')) : value;
    if (start >= length || isNextName(start, end)) {
      return end;
    }
    boolean line = beginsLine(from) || (from > 0 && isQuote(at(from - 1)) && at(end) == ':');
    if (LINE_NAMES.contains(word) && at(end) == ':') {
      return hide(start, lineEnd(start));
    }
    boolean spaced = start > end + 1 && text.substring(end, start).indexOf(':') >= 0;
    if (spaced && !line && isProse(start)) {
      return end;
    }
    if (word.endsWith("authorization")) {
      return header(start);
    }
    char c = at(start);
    if ((c == '|' || c == '>') && blockBegins(start)) {
      int begin = lineEnd(start) + 1;
      return hide(afterBlanks(begin), indentedEnd(begin));
    }
    if (c == '{' && kind != SecretName.SECRET && kind != SecretName.TOKEN) {
      return start;
    }
    boolean sentence =
        line && kind == SecretName.SECRET && !isQuote(c) && c != '\\' && c != '{' && c != '[';
    if (sentence && spaced) {
      return secretLine(from, start, end);
    }
    return given(kind, start, end, true);
  }

  /** Tells whether words of small letters follow: something is said of a password. */
  private boolean isProse(int from) {
    int end = smallEnd(from);
    int next = smallEnd(end + 1);
    return end > from
        && next > end + 1
        && at(end) == ' '
        && (next == length || isDelimiter(at(next)) || at(next) == '.')
        && !SCHEMES.contains(text.substring(from, end));
  }

  private int smallEnd(int from) {
    int i = from;
    while (i < length && i - from < 30 && at(i) >= 'a' && at(i) <= 'z') {
      i++;
    }
    return i;
  }

  /** A password that stands in a line of its own goes up to the line's end, blanks and all. */
  private int secretLine(int from, int start, int otherwise) {
    int end = tokenEnd(start, ' ');
    if (SecretForm.isHarmless(cut(start, end)) || SecretForm.isFlag(cut(start, end))) {
      return otherwise;
    }
    int last = lineEnd(start);
    char quote = from == 0 ? ' ' : at(from - 1);
    for (int i = start; isQuote(quote) && i < Math.min(last, start + MOST_BLANKS); i++) {
      last = at(i) == quote ? i : last;
    }
    int i = end;
    // What is assigned behind it is something else.
    while (i < last) {
      int word = afterBlanks(i);
      if (word >= last || isPair(word)) {
        break;
      }
      i = Math.max(word + 1, tokenEnd(word, ' '));
    }
    return hide(start, Math.min(Math.max(i, end), last));
  }

  /** {@code Bearer SECRET}: the scheme stays. */
  private int header(int start) {
    int begin = isQuote(at(start)) ? start + 1 : start;
    int end = begin;
    while (end < length && isNamePart(at(end))) {
      end++;
    }
    String scheme = cut(begin, end).toLowerCase(Locale.ROOT);
    if (SIGNING.contains(scheme) || scheme.startsWith("aws")) {
      return hide(end, lineEnd(end));
    }
    int value = afterBlanks(end);
    while (value < length && ":=".indexOf(at(value)) >= 0) {
      value = afterBlanks(value + 1);
    }
    int last = tokenEnd(value, ' ');
    boolean unknown = value > end && value < length && at(end) == ' ' && end > begin;
    if (unknown && !SCHEMES.contains(scheme) && !SecretForm.isHarmless(scheme)) {
      return hide(begin, Math.max(end, last));
    }
    return SCHEMES.contains(scheme) && last > value
        ? hide(value, last)
        : given(SecretName.SECRET, start, start, true);
  }

  /**
   * Leaves a value out, if its name or its form says that it is a secret.
   *
   * @param told whether the name was told to be one, by a mark or as an option; else the form
   *     counts
   */
  private int given(SecretName kind, int from, int otherwise, boolean told) {
    int start = from;
    if (start >= length) {
      return otherwise;
    }
    int escape = start;
    while (escape < length && escape - start < 8 && at(escape) == '\\') {
      escape++;
    }
    if ("bur$f".indexOf(at(escape)) >= 0 && escape + 1 < length && isQuote(at(escape + 1))) {
      escape++;
    }
    int end;
    if (escape + 2 < length && isQuote(at(escape)) && at(escape + 1) == at(escape)) {
      boolean third = at(escape + 2) == at(escape);
      escape += third ? 2 : 0;
    }
    if (text.startsWith("$(", start)) {
      end = Math.max(bracketEnd(start + 1), tokenEnd(start, ' '));
    } else if (escape < length && isQuote(at(escape))) {
      start = escape + 1;
      end = quotationEnd(escape);
    } else if ("([{".indexOf(at(start)) >= 0) {
      end = Math.max(bracketEnd(start), tokenEnd(start, ' '));
    } else {
      end = tokenEnd(start, ' ');
    }
    if (end <= start || (at(start) == '-' && !isAssignedAt(start))) {
      return otherwise;
    }
    String value = cut(start, end);
    boolean mixed = told || SecretForm.isMixed(value) || value.length() >= SecretForm.LONG;
    boolean secret = mixed && (told || kind.isCertain()) && kind.hides(value);
    if (!secret || value.equals(Secrets.REDACTED)) {
      return otherwise;
    }
    int last = end;
    if (last < length && isQuote(at(last)) && last + 1 < length) {
      // A shell puts "a"'b'c together.
      char next = at(last + 1);
      boolean quoted = isQuote(next) && last + 2 < length && !isDelimiter(at(last + 2));
      boolean goesOn = quoted || Character.isLetterOrDigit(next);
      last = goesOn ? tokenEnd(last + 1, ' ') : last;
    }
    return hide(start, last);
  }

  /** Tells whether a mark stands directly before a value, which then may begin with a dash. */
  private boolean isAssignedAt(int start) {
    return start > 0 && (at(start - 1) == '=' || isQuote(at(start - 1)));
  }

  /**
   * Tells whether what comes behind a mark and blanks is the next name, so that there is no value.
   */
  private boolean isNextName(int start, int nameEnd) {
    boolean blank = start > nameEnd + 1 && Character.isWhitespace(at(start - 1));
    if (!blank) {
      return false;
    }
    if (text.startsWith("--", start)) {
      return true;
    }
    int i = start;
    while (i < length && i - start < 100 && isNamePart(at(i))) {
      i++;
    }
    boolean colonFirst = text.substring(nameEnd, start).indexOf(':') >= 0;
    return i > start
        && i + 1 < length
        && at(i) == (colonFirst ? ':' : '=')
        && (colonFirst ? at(i + 1) == ' ' && lineBetween(nameEnd, start) : true);
  }

  private boolean lineBetween(int from, int to) {
    return text.substring(from, to).indexOf('\n') >= 0;
  }
}
