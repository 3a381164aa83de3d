package io.zathras.schema.redaction;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the name of a value says about the value. Camel case and all characters except letters and
 * digits separate the words of a name: {@code DB_PASSWORD}, {@code db-password} and {@code
 * dbPassword} are the same name.
 */
enum SecretName {
  /** Nothing, as most names. */
  NONE,
  /** It may be a secret, so that its form decides: {@code login}, {@code license}. */
  DOUBTFUL,
  /** Several secrets; a number says how many. */
  SEVERAL,
  /** A key: a secret, except for numbers and file names. */
  KEY,
  /** A token: a secret, except for small numbers, which count tokens. */
  TOKEN,
  /** A secret whatever its value is. */
  SECRET;

  /** The number of characters that are examined, from the end of a name; no name is longer. */
  private static final int LONGEST = 200;

  /** Names that do not indicate a secret. */
  private static final CleanTexts PLAIN = new CleanTexts();

  private static final int MANY_DIGITS = 30;

  /** Endings of words that mean a secret, in any name. */
  private static final String[] SECRETS = {
    "password",
    "passwd",
    "passwort",
    "passphrase",
    "passcode",
    "kennwort",
    "senha",
    "contrasena",
    "contraseña",
    "contrasenya",
    "heslo",
    "hasło",
    "salasana",
    "lösenord",
    "parola",
    "пароль",
    "密码",
    "パスワード",
    "pswd",
    "passwrd",
    "passw",
    "authtok",
    "motdepasse",
    "wachtwoord",
    "pwd",
    "secret",
    "credential",
    "credentials",
    "creds",
    "pwhash",
    "authorization"
  };

  /** Parts of words that mean a secret unless the rest of the word describes it. */
  private static final String[] STRONG = {"password", "passwd", "passwort", "credential"};

  /** Endings that turn these into a word that is not a secret: {@code passwordless}. */
  private static final Set<String> WEAKENING = Set.of("less", "ly", "s", "auth", "check", "change");

  private static final Set<String> SECRET_WORDS =
      Set.of(
          "cred",
          "bearer",
          "psk",
          "otp",
          "totp",
          "bindpw",
          "rootpw",
          "sshpw",
          "userpw",
          "tok",
          "jwt",
          "psw",
          "csrf",
          "xsrf",
          "webhook",
          "mnemonic",
          "rocommunity",
          "rwcommunity",
          "passin",
          "passout",
          "authinfo");

  /** Words that mean a secret only after certain others. */
  private static final Map<String, Set<String>> SECOND_WORDS =
      Map.ofEntries(
          Map.entry(
              "code",
              Set.of(
                  "pin",
                  "activation",
                  "recovery",
                  "backup",
                  "mfa",
                  "factor",
                  "verification",
                  "auth",
                  "authorization",
                  "security",
                  "secret",
                  "access")),
          Map.entry("passe", Set.of("de")),
          Map.entry("phrase", Set.of("seed", "recovery", "backup", "mnemonic")),
          Map.entry("answer", Set.of("security", "secret")),
          Map.entry("word", Set.of("secret")),
          Map.entry("url", Set.of("webhook")),
          Map.entry("string", Set.of("community")),
          Map.entry("community", Set.of("snmp")),
          Map.entry("signature", Set.of("access")),
          Map.entry("key", Set.of("pragma")),
          Map.entry("wep", Set.of("wireless", "wifi")),
          Map.entry("wpa", Set.of("wireless", "wifi")));

  private static final Set<String> PLURALS = Set.of("passwords", "secrets", "tokens");

  /** Words before {@code token} that count tokens. */
  private static final Set<String> COUNTING =
      Set.of("max", "min", "num", "total", "per", "first", "last", "next", "every");

  /** Words that end in {@code pass} or {@code pw} and are something else. */
  private static final Set<String> NO_PASS =
      Set.of(
          "bypass",
          "compass",
          "encompass",
          "surpass",
          "trespass",
          "overpass",
          "underpass",
          "multipass",
          "singlepass",
          "lowpass",
          "highpass",
          "bandpass",
          "allpass");

  /** Words before {@code pass} that make it one of several passes over something. */
  private static final Set<String> ORDINALS =
      Set.of(
          "first", "second", "third", "one", "two", "single", "multi", "per", "last", "next",
          "each", "low", "high", "full", "final", "band", "all", "by", "did", "not", "max", "min");

  /** Words before {@code key} that make it a key that opens something. */
  private static final Set<String> OPENING =
      Set.of(
          "api",
          "access",
          "secret",
          "private",
          "priv",
          "auth",
          "account",
          "shared",
          "ssh",
          "encryption",
          "encrypt",
          "decryption",
          "signing",
          "master",
          "license",
          "licence",
          "activation",
          "deploy",
          "client",
          "session",
          "service",
          "storage",
          "recovery",
          "luks",
          "wpa",
          "wifi",
          "preshared",
          "fastopen",
          "aws",
          "gpg",
          "pgp",
          "tls",
          "ssl",
          "hmac",
          "webhook",
          "sas",
          "authorized",
          "rhsm",
          "security");

  /** Words before {@code key} that make it a key to find something. */
  private static final Set<String> FINDERS =
      Set.of(
          "run",
          "node",
          "item",
          "entry",
          "record",
          "bucket",
          "doc",
          "document",
          "primary",
          "foreign",
          "sort",
          "sorting",
          "cache",
          "hash",
          "partition",
          "row",
          "index",
          "unique",
          "natural",
          "composite",
          "map",
          "dict",
          "lookup",
          "search",
          "group",
          "join",
          "shard",
          "arrow",
          "function",
          "hot",
          "escape",
          "sysrq",
          "magic",
          "any",
          "press",
          "duplicate",
          "invalid",
          "unknown",
          "unexpected",
          "missing",
          "config",
          "configuration",
          "yaml",
          "json",
          "metric",
          "field",
          "column",
          "tab",
          "enter",
          "expected",
          "bad",
          "illegal",
          "no",
          "a",
          "the",
          "of",
          "object",
          "dictionary",
          "each",
          "every",
          "this",
          "that",
          "same");

  /** Words that end in {@code key} and do not mean a key that opens something. */
  private static final Set<String> NO_KEY =
      Set.of(
          "monkey",
          "donkey",
          "turkey",
          "hockey",
          "jockey",
          "lackey",
          "whiskey",
          "hotkey",
          "turnkey",
          "mickey",
          "sortkey",
          "primarykey",
          "hashkey",
          "cachekey",
          "sysrqkey",
          "publickey",
          "pubkey",
          "public",
          "pub");

  /** Words after the name of a secret that make it a property of the secret. */
  private static final Set<String> ABOUT =
      Set.of(
          "size",
          "sizes",
          "len",
          "length",
          "lengths",
          "count",
          "counts",
          "num",
          "number",
          "limit",
          "limits",
          "max",
          "min",
          "avg",
          "mean",
          "total",
          "per",
          "rate",
          "sec",
          "secs",
          "seconds",
          "ms",
          "us",
          "ns",
          "type",
          "types",
          "kind",
          "policy",
          "age",
          "expiry",
          "expire",
          "expires",
          "expiration",
          "expired",
          "ttl",
          "timeout",
          "bits",
          "alg",
          "algo",
          "algorithm",
          "format",
          "encoding",
          "authentication",
          "required",
          "enable",
          "enabled",
          "disabled",
          "supported",
          "bucket",
          "buckets",
          "interval",
          "ring",
          "manager",
          "version",
          "lifetime",
          "retries",
          "attempts",
          "quota",
          "error",
          "errors",
          "exception",
          "failed",
          "failure",
          "failures",
          "invalid",
          "missing",
          "prompt",
          "name",
          "file",
          "files",
          "path",
          "dir",
          "url",
          "uri",
          "endpoint",
          "host",
          "server",
          "service",
          "provider",
          "source",
          "store",
          "index",
          "position",
          "pos",
          "offset",
          "latency",
          "throughput",
          "time",
          "parser",
          "generator",
          "factory",
          "handler",
          "class",
          "cache",
          "java",
          "py",
          "c",
          "h",
          "cc",
          "cpp",
          "go",
          "rs",
          "js",
          "ts",
          "sh",
          "log",
          "txt",
          "md",
          "html");

  /** Words after {@code key} that mean the key itself in some form. */
  private static final Set<String> FORMS =
      Set.of("data", "material", "base64", "b64", "hex", "pem", "content", "contents", "string");

  private static final Set<String> DOUBTFUL_WORDS =
      Set.of("login", "license", "licence", "sig", "signature", "session", "sid", "salt", "nonce");

  /** Classifies a name. */
  static SecretName of(String name) {
    if (PLAIN.hold(name)) {
      return NONE;
    }
    SecretName kind =
        SecretHints.inName(name, 0, name.length()) ? of(name, 0, name.length()) : NONE;
    if (kind == NONE) {
      PLAIN.add(name);
    }
    return kind;
  }

  /** Classifies a name within a text. */
  static SecretName of(String text, int from, int to) {
    int start = Math.max(from, to - LONGEST);
    SecretName kind = NONE;
    String before = "";
    int i = start;
    while (i < to) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = wordEnd(text, i, to);
      String word = stem(text.substring(i, end).toLowerCase(Locale.ROOT));
      kind = with(kind, word, before, i == start);
      before = word;
      i = end;
    }
    return kind;
  }

  /** {@code password2} is another password. */
  private static String stem(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return end < 2 ? word : word.substring(0, end);
  }

  /** Returns the end of the word that begins at a position; camel case begins the next word. */
  private static int wordEnd(String text, int from, int to) {
    int i = from + 1;
    while (i < to && Character.isLetterOrDigit(text.charAt(i))) {
      boolean upper = Character.isUpperCase(text.charAt(i));
      boolean next =
          upper
              && (Character.isLowerCase(text.charAt(i - 1))
                  || (Character.isUpperCase(text.charAt(i - 1))
                      && i + 1 < to
                      && Character.isLowerCase(text.charAt(i + 1))));
      if (next) {
        return i;
      }
      i++;
    }
    return i;
  }

  private static SecretName with(SecretName known, String word, String before, boolean first) {
    SecretName own = own(word, before, first);
    if (own != NONE) {
      return own;
    }
    if (known == NONE || ABOUT.contains(word)) {
      return NONE;
    }
    // A numbered part of a password is a password too; for a key, the end of the name decides.
    boolean numbered = word.chars().allMatch(Character::isDigit) || word.equals("value");
    boolean same = numbered || word.equals("id") || FORMS.contains(word);
    return known == SECRET || known == TOKEN || same ? known : NONE;
  }

  private static SecretName own(String word, String before, boolean first) {
    if (SECOND_WORDS.getOrDefault(word, Set.of()).contains(before)) {
      return SECRET;
    }
    if (SECRET_WORDS.contains(word) || endsInSecret(word)) {
      return SECRET;
    }
    if (before.equals("pass") && (word.equals("phrase") || word.equals("word"))) {
      return SECRET;
    }
    if (PLURALS.contains(word)) {
      return SEVERAL;
    }
    if (word.endsWith("token")) {
      return COUNTING.contains(before) ? DOUBTFUL : TOKEN;
    }
    if (word.endsWith("key") && !NO_KEY.contains(word)) {
      return key(word, before);
    }
    if (word.equals("auth")) {
      return KEY;
    }
    if (word.equals("keys") && OPENING.contains(before)) {
      return KEY;
    }
    if (word.equals("cookie")) {
      return first || before.equals("set") ? SECRET : KEY;
    }
    if (word.endsWith("pass") || word.endsWith("pw")) {
      return NO_PASS.contains(word) ? NONE : pass(word, before);
    }
    if ((word.equals("by") && before.equals("identified"))
        || (word.equals("org") && (before.equals("rhsm") || before.equals("rhn")))) {
      return SECRET;
    }
    if (word.endsWith("sessid")
        || word.endsWith("sessionid")
        || (word.equals("id") && before.equals("session"))) {
      return TOKEN;
    }
    return DOUBTFUL_WORDS.contains(word) ? DOUBTFUL : NONE;
  }

  private static boolean endsInSecret(String word) {
    for (String secret : SECRETS) {
      if (word.endsWith(secret)) {
        return true;
      }
    }
    return isCrypted(word) || holdsSecret(word);
  }

  /** {@code crypted} and {@code rootpwcrypted}; a value that is encrypted states the scheme. */
  private static boolean isCrypted(String word) {
    return word.endsWith("crypted") && !word.endsWith("encrypted") && !word.endsWith("decrypted");
  }

  /** {@code rootpasswordhash}, but not {@code passwordfile}. */
  private static boolean holdsSecret(String word) {
    for (String strong : STRONG) {
      int found = word.indexOf(strong);
      if (found >= 0) {
        String rest = word.substring(found + strong.length());
        return !ABOUT.contains(rest) && !WEAKENING.contains(rest);
      }
    }
    return false;
  }

  private static SecretName key(String word, String before) {
    String kind = word.equals("key") ? before : word.substring(0, word.length() - 3);
    if (OPENING.contains(kind)) {
      return SECRET;
    }
    if (NO_KEY.contains(kind)) {
      return NONE;
    }
    return FINDERS.contains(kind) ? DOUBTFUL : KEY;
  }

  /** {@code pass} alone more often counts successes than it names a password. */
  private static SecretName pass(String word, String before) {
    boolean alone = word.equals("pass") && before.isEmpty();
    if (alone) {
      return DOUBTFUL;
    }
    boolean ordinal = word.equals("pass") && ORDINALS.contains(before);
    return ordinal ? NONE : word.endsWith("pw") ? TOKEN : SECRET;
  }

  /** Returns whether the name alone suffices, so that a value after a space is a secret. */
  boolean isCertain() {
    return this == SECRET || this == TOKEN;
  }

  /**
   * Returns whether a value of this name is hidden.
   *
   * @param value the value, without quotation marks
   */
  boolean hides(String value) {
    return switch (this) {
      case NONE -> false;
      case DOUBTFUL -> SecretForm.isOpaque(value) && !SecretForm.isLicence(value);
      case SEVERAL -> !SecretForm.isHarmless(value) && !SecretForm.isNumber(value, MANY_DIGITS);
      case KEY ->
          !SecretForm.isHarmless(value)
              && !SecretForm.isKind(value)
              && !SecretForm.isNumber(value, 9);
      case TOKEN -> !SecretForm.isHarmless(value) && !SecretForm.isNumber(value, 5);
      case SECRET -> !SecretForm.isHarmless(value) && !SecretForm.isFlag(value);
    };
  }
}
