package io.zathras.metadata.directory;

import io.zathras.schema.Redactor;
import io.zathras.schema.TunedSetting;
import io.zathras.schema.redaction.PrivateNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command line that started a wrapper: {@code <test>.cmd}, a shell script of one line. Of a
 * repeated option the last value counts, as for the wrapper; the command itself keeps them all.
 */
final class CommandFile {

  /** Options that name the user, the home directory and the machine. */
  private static final Set<String> PRIVATE =
      Set.of("run_user", "home_parent", "host_config", "sysname");

  /** Words in the names of other options that name a person, a machine or an address. */
  private static final Set<String> PRIVATE_WORDS =
      Set.of(
          "user",
          "username",
          "home",
          "host",
          "hostname",
          "hosts",
          "ip",
          "ips",
          "address",
          "addresses");

  /** Options that documents state elsewhere under other names. */
  private static final Set<String> STATED_ELSEWHERE = Set.of("tuned_setting", "sys_type");

  /** Separates a wrapper's name from its version in the name of its directory. */
  private static final String WRAPPER = "-wrapper-";

  /** No file system of Linux has longer names of directories. */
  private static final int LONGEST_VERSION = 255;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_-]");

  private final List<String> tokens;
  private final Map<String, Object> options;

  private CommandFile(List<String> tokens) {
    // Redacts before quotation marks are removed because they show where a secret ends.
    this.tokens = tokens.stream().map(Redactor::redact).toList();
    options = options(this.tokens);
  }

  /** Reads a file; returns {@code null} when it holds no command. */
  static @Nullable CommandFile read(SideFile file) {
    List<String> tokens = tokens(commandLine(file));
    return tokens.isEmpty() ? null : new CommandFile(tokens);
  }

  /** Returns the first line that is neither empty nor names the shell. */
  private static String commandLine(SideFile file) {
    return file.text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#!"))
        .findFirst()
        .orElse("");
  }

  /** Splits a line at spaces outside quotes; an unclosed quote ends with the line. */
  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (!token.isEmpty()) {
          tokens.add(token.toString());
          token.setLength(0);
        }
        continue;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      token.append(c);
    }
    if (!token.isEmpty()) {
      tokens.add(token.toString());
    }
    return tokens;
  }

  /**
   * Returns the command, with one space between its words. Unless private values are wanted, the
   * values of options that name people and machines are left out, and {@code words} removes the
   * rest.
   */
  String command(PrivateWords words) {
    StringBuilder command = new StringBuilder();
    boolean dropping = false;
    for (String token : tokens) {
      String option = option(token);
      boolean dropped = dropping && option == null && !words.includePrivate();
      dropping = option == null ? dropping : isPrivate(option) && token.indexOf('=') < 0;
      if (option != null && isPrivate(option) && !words.includePrivate()) {
        append(command, token.split("=", 2)[0]);
      } else if (!dropped) {
        append(command, words.without(token));
      }
    }
    return command.toString();
  }

  private static void append(StringBuilder command, String token) {
    command.append(command.isEmpty() ? "" : " ").append(token);
  }

  /** Returns the directory of the program, which is where it is started. */
  @Nullable String workingDirectory(PrivateWords words) {
    String program = unquoted(tokens.get(0));
    int end = program.lastIndexOf('/');
    return end <= 0 ? null : words.without(program.substring(0, end));
  }

  /** Returns the name of the program, without its directory. */
  String script() {
    String program = unquoted(tokens.get(0));
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /** Returns the version in the name of the wrapper's directory, or {@code null}. */
  @Nullable String wrapperVersion() {
    String program = tokens.get(0);
    int found = program.indexOf(WRAPPER);
    while (found >= 0) {
      int start = found + WRAPPER.length();
      int end = program.indexOf('/', start);
      if (end < 0) {
        return null;
      }
      if (end > start) {
        return end - start <= LONGEST_VERSION ? program.substring(start, end) : null;
      }
      found = program.indexOf(WRAPPER, end);
    }
    return null;
  }

  /** Returns the user that the wrapper was to run as, or {@code null}; private. */
  @Nullable String user() {
    return options.get("run_user") instanceof String user ? user : null;
  }

  TunedSetting tunedSetting() {
    return TunedSetting.of(options.get("tuned_setting") instanceof String text ? text : null);
  }

  /** Returns the options a document states: {@code true} for one without a value. */
  Map<String, Object> parameters(PrivateWords words) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (!STATED_ELSEWHERE.contains(name) && (words.includePrivate() || !isPrivate(name))) {
            parameters.put(
                name,
                value instanceof String text
                    ? ConfigurationFields.number(words.without(text))
                    : value);
          }
        });
    return parameters;
  }

  private static Map<String, Object> options(List<String> tokens) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> open = null;
    for (String token : tokens.subList(1, tokens.size())) {
      String name = option(token);
      if (name != null) {
        List<String> own = new ArrayList<>();
        values.put(name, own);
        int equals = token.indexOf('=');
        if (equals >= 0) {
          own.add(unquoted(token.substring(equals + 1)));
        }
        open = equals < 0 ? own : null;
      } else if (open != null) {
        open.add(unquoted(token));
      }
    }
    Map<String, Object> options = new LinkedHashMap<>();
    values.forEach(
        (name, own) -> options.put(name, own.isEmpty() ? (Object) true : String.join(" ", own)));
    return options;
  }

  /** Returns the name of {@code --name} or {@code --name=value}, {@code null} for a value. */
  private static @Nullable String option(String token) {
    if (!token.startsWith("--") || token.length() == 2) {
      return null;
    }
    return token.substring(2).split("=", 2)[0];
  }

  private static boolean isPrivate(String option) {
    return PRIVATE.contains(option)
        || PrivateNames.hide(option, "a name")
        || BETWEEN_WORDS.splitAsStream(option).anyMatch(PRIVATE_WORDS::contains);
  }

  private static String unquoted(String token) {
    int end = token.length() - 1;
    boolean quoted =
        end > 0
            && (token.charAt(0) == '"' || token.charAt(0) == '\'')
            && token.charAt(end) == token.charAt(0);
    return quoted ? token.substring(1, end) : token;
  }
}
