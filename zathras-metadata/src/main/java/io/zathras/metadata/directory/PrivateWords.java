package io.zathras.metadata.directory;

import io.zathras.schema.PrivateText;
import io.zathras.schema.Redactor;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes from free texts what reveals who ran a test and where: home directories, addresses, and
 * the names of people and machines in the configuration of the run and in {@code
 * ansible_run_vars.yml}. Not thread-safe.
 */
final class PrivateWords {

  private static final int SHORTEST = 3;

  /** The longest DNS name; no name of a person or machine is longer. */
  private static final int LONGEST = 255;

  private static final int MOST = 200;

  /** Fields of the configuration that name people and machines. */
  private static final List<String> FIELDS =
      List.of("user_running", "test_user", "User", "Owner", "Manager", "Jirald");

  /** Parts of the keys of the run's own variables that name people and machines. */
  private static final List<String> RUN_FIELDS =
      List.of("host", "_ip", "server", "client", "uname", "instance_id", "vpc", "sec_grp");

  /** Values that stand for nothing, and accounts that every image has. */
  private static final Set<String> COMMON =
      Set.of(
          "none",
          "default",
          "localhost",
          "root",
          "admin",
          "duplicate",
          "null",
          "yes",
          "no",
          "aws",
          "azure",
          "gcp",
          "ibm",
          "local",
          "rhel",
          "ubuntu",
          "amazon",
          "suse",
          "fedora",
          "private");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[,\\s]+");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])"
              + "|(?<![0-9a-zA-Z:])(?=[0-9:]{0,20}[a-fA-F])"
              + "[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){5,7}(?![0-9a-zA-Z:])"
              + "|(?<![0-9a-zA-Z:])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6}::[0-9a-fA-F:]{0,39}");

  private final WordFinder words;
  private final boolean includePrivate;

  /** Redacted texts, kept because all results of a test have the same command line. */
  private final Map<String, String> known = new HashMap<>();

  private PrivateWords(WordFinder words, boolean includePrivate) {
    this.words = words;
    this.includePrivate = includePrivate;
  }

  /** Collects the words, or leaves all texts as they are where private values are wanted. */
  static PrivateWords of(AnsibleVars vars, @Nullable Object runVars, boolean includePrivate) {
    Set<String> found = new LinkedHashSet<>();
    for (String field : FIELDS) {
      vars.texts(field).forEach(word -> collect(word, found));
    }
    for (Map.Entry<String, Object> field : Structure.map(runVars).entrySet()) {
      if (RUN_FIELDS.stream().anyMatch(field.getKey()::contains)) {
        Structure.texts(field.getValue()).forEach(word -> collect(word, found));
      }
    }
    return new PrivateWords(new WordFinder(found.stream().limit(MOST).toList()), includePrivate);
  }

  private static void collect(String text, Set<String> words) {
    for (String word : BETWEEN_WORDS.split(text, -1)) {
      if (word.length() >= SHORTEST && word.length() <= LONGEST && !COMMON.contains(word)) {
        words.add(word);
      }
    }
  }

  /** Returns whether private values are wanted, so that nothing is removed. */
  boolean includePrivate() {
    return includePrivate;
  }

  String without(String text) {
    return includePrivate ? text : known.computeIfAbsent(text, this::redacted);
  }

  private String redacted(String text) {
    String shown = PrivateText.without(text);
    if (shown.indexOf('.') >= 0 || shown.indexOf(':') >= 0) {
      shown = ADDRESS.matcher(shown).replaceAll(Redactor.REDACTED);
    }
    return words.replace(shown, Redactor.REDACTED);
  }
}
