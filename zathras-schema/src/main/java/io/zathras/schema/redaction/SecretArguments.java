package io.zathras.schema.redaction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Programs whose arguments are secrets although no name marks them: {@code sshpass -p SECRET},
 * {@code mysql -pSECRET}, {@code htpasswd -b FILE USER SECRET}.
 *
 * @param apart letters of options that a secret follows after a space
 * @param attached letters of options that a secret follows directly
 * @param words the smallest number of words, without options, of a command whose last word is a
 *     secret; or 0
 */
record SecretArguments(String apart, String attached, int words) {

  static final SecretArguments NONE = new SecretArguments("", "", 0);

  /** Programs of two words. */
  private static final Set<String> PAIRS =
      Set.of("vault-login", "cargo-login", "openssl-passwd", "redis-cli-auth", "mc-alias");

  private static final Map<String, SecretArguments> PROGRAMS = new LinkedHashMap<>();

  static {
    options("p", "p", "sshpass mongo mongosh mongodump mongorestore mongoexport cqlsh useradd");
    options("p", "p", "usermod rdesktop beeline twine racadm couchbase-cli lftp");
    options("", "p", "mysql mysqldump mysqladmin mysqlimport mysqlslap mysqlsh mariadb");
    options("", "p", "mariadb-dump mariadb-admin 7z 7za 7zr unrar rar");
    options("P", "P", "zip unzip sqlcmd bcp tsql osql mosquitto_pub mosquitto_sub");
    options("wy", "w", "ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldapcompare");
    options("was", "w", "ldappasswd");
    options("a", "a", "redis-cli valkey-cli keydb-cli");
    options("PkyK", "P", "ipmitool");
    options("b", "", "curl");
    options("kK", "", "openssl");
    options("NP", "NP", "ssh-keygen");
    options("cAX", "cAX", "snmpget snmpwalk snmpset snmpbulkwalk snmpbulkget snmptrap");
    options("pa", "", "rhc");
    options("pt", "", "login");
    last(1, "vault-login cargo-login rocommunity rwcommunity masterauth requirepass");
    last(1, "openssl-passwd redis-cli-auth");
    last(2, "htpasswd wpa_passphrase");
    last(3, "rabbitmqctl isql com2sec");
    last(5, "mc-alias");
  }

  /** Programs that read a password from the shell: {@code echo SECRET | passwd}. */
  private static final Set<String> READERS =
      Set.of(
          "chpasswd",
          "passwd",
          "cryptsetup",
          "kinit",
          "vncpasswd",
          "smbpasswd",
          "realm",
          "adcli",
          "read",
          "login",
          "htpasswd",
          "--stdin",
          "--password-stdin",
          "--passphrase-fd",
          "-s",
          "grub2-mkpasswd-pbkdf2",
          "grub-mkpasswd-pbkdf2");

  private static void options(String apart, String attached, String programs) {
    for (String program : programs.split(" ", -1)) {
      PROGRAMS.put(program, new SecretArguments(apart, attached, 0));
    }
  }

  private static void last(int words, String programs) {
    for (String program : programs.split(" ", -1)) {
      PROGRAMS.put(program, new SecretArguments("", "", words));
    }
  }

  /**
   * Returns the beginnings of commands that no other hint covers, as {@code -p} is a hint itself.
   */
  static Stream<String> commands() {
    Stream<String> programs =
        PROGRAMS.entrySet().stream()
            .filter(entry -> entry.getValue().isQuiet())
            .map(entry -> PAIRS.contains(entry.getKey()) ? spaced(entry.getKey()) : entry.getKey())
            .map(name -> name + ' ');
    return Stream.concat(programs, Stream.of("echo ", "printf ", "realm ", "<<<"));
  }

  /** Returns whether any argument of the program is a secret. */
  boolean tellSecrets() {
    return words > 0 || !apart.isEmpty() || !attached.isEmpty();
  }

  private boolean isQuiet() {
    return words > 0 || (apart + attached).chars().anyMatch(c -> c != 'p' && c != 'P' && c != 't');
  }

  private static String spaced(String name) {
    int last = name.lastIndexOf('-');
    return name.substring(0, last) + ' ' + name.substring(last + 1);
  }

  /** Returns the entry for a program, or {@link #NONE}. */
  static SecretArguments of(String before, String word) {
    SecretArguments both = PROGRAMS.get(before + '-' + word);
    return both != null ? both : PROGRAMS.getOrDefault(word, NONE);
  }

  /** Returns whether a command reads a password: {@code sudo -S}, {@code passwd --stdin root}. */
  static boolean reads(String command) {
    String[] words = command.strip().split("[\\s/]+", 9);
    return Arrays.stream(words)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(READERS::contains);
  }
}
