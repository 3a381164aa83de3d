package io.zathras.opensearch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks on this machine for a Java that OpenSearch 3 runs on, which needs a newer one than the
 * product. Maven calls the main method before the integration tests, and fetches OpenSearch 3 only
 * where it finds one.
 */
final class NewerJava {

  /** The oldest that OpenSearch 3 runs on. */
  static final int OLDEST = 21;

  /** Names the home of the Java to take. */
  static final String VARIABLE = "ZATHRAS_JAVA_FOR_OPENSEARCH_3";

  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"([0-9]{1,4})[\".+-]", Pattern.MULTILINE);
  private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>([^<]{1,1000})</jdkHome>");
  private static final Pattern HOME_VARIABLE = Pattern.compile("JAVA_HOME(_.*)?|JDK_HOME");
  private static final List<String> PARENTS =
      List.of(
          "/usr/lib/jvm", "/usr/java", "/opt/java", "/opt", "/Library/Java/JavaVirtualMachines");
  private static final List<String> PARENTS_AT_HOME = List.of(".sdkman/candidates/java", ".jdks");

  private final Map<String, String> environment;
  private final Path userHome;
  private final List<Path> parents;

  /**
   * Makes a search.
   *
   * @param parents the directories below which each is a Java of its own
   */
  NewerJava(Map<String, String> environment, Path userHome, List<Path> parents) {
    this.environment = environment;
    this.userHome = userHome;
    this.parents = parents;
  }

  /** Prints the home of the Java, or nothing, which is said on standard error. */
  public static void main(String[] arguments) throws IOException {
    Path userHome = Path.of(System.getProperty("user.home"));
    List<Path> parents = new ArrayList<>();
    PARENTS.forEach(parent -> parents.add(Path.of(parent)));
    PARENTS_AT_HOME.forEach(parent -> parents.add(userHome.resolve(parent)));
    new NewerJava(System.getenv(), userHome, parents)
        .find()
        .ifPresentOrElse(System.out::println, () -> System.err.println(missing()));
  }

  /** Returns what to do where there is none, for people. */
  static String missing() {
    return "OpenSearch 3 is not tested: it needs Java "
        + OLDEST
        + " or newer, and none was found; name its home by "
        + VARIABLE;
  }

  /**
   * Returns the home of the Java that {@link #VARIABLE} names, else of the oldest that is new
   * enough, which is the nearest to what OpenSearch brings along.
   *
   * @throws IOException if the variable names no such Java
   */
  Optional<Path> find() throws IOException {
    String named = environment.get(VARIABLE);
    if (named != null && !named.isBlank()) {
      Path home = Path.of(named.strip());
      if (version(home) < OLDEST) {
        throw new IOException(VARIABLE + "=" + named + " is no Java " + OLDEST + " or newer");
      }
      return Optional.of(home);
    }
    Map<Path, Integer> versions = new TreeMap<>();
    for (Path home : candidates()) {
      int version = version(home);
      if (version >= OLDEST) {
        versions.put(home, version);
      }
    }
    return versions.entrySet().stream()
        .min(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private List<Path> candidates() throws IOException {
    List<Path> homes = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (HOME_VARIABLE.matcher(name).matches() && !value.isBlank()) {
            homes.add(Path.of(value.strip()));
          }
        });
    Path toolchains = userHome.resolve(".m2/toolchains.xml");
    if (Files.isRegularFile(toolchains)) {
      Matcher matcher = TOOLCHAIN.matcher(Files.readString(toolchains));
      while (matcher.find()) {
        homes.add(Path.of(matcher.group(1).strip()));
      }
    }
    for (Path parent : parents) {
      if (Files.isDirectory(parent)) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
          for (Path child : children) {
            homes.add(child);
            homes.add(child.resolve("Contents/Home"));
          }
        }
      }
    }
    return homes;
  }

  /** Returns the feature version of the Java in a directory; 0 where there is none. */
  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isRegularFile(release)) {
      return 0;
    }
    Matcher matcher = VERSION.matcher(Files.readString(release));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
