package io.zathras.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An OpenSearch that the tests run against. */
enum OpenSearchVersion {

  /** The newest that runs on the Java of the product. */
  V2("2", System.getProperty("java.home"), "PainlessPlugin"),

  /** That of production, where there is a Java for it. */
  V3("3", System.getProperty("zathras.opensearch.3.java", ""), "PainlessModulePlugin");

  private final String major;
  private final String javaHome;
  private final String scripts;

  OpenSearchVersion(String major, String javaHome, String scripts) {
    this.major = major;
    this.javaHome = javaHome;
    this.scripts = scripts;
  }

  /** Returns the version in full, as {@code 2.19.4}. */
  String number() {
    return System.getProperty("zathras.opensearch." + major + ".version");
  }

  /** Returns the unpacked distribution. */
  Path distribution() {
    return Path.of(System.getProperty("zathras.opensearch." + major));
  }

  /**
   * Makes a directory the module for scripts, which the distribution for tests has not: in those
   * that people have it is always there.
   */
  void addScripts(Path module) throws IOException {
    NodeHome.link(Path.of(System.getProperty("zathras.opensearch.scripts") + number()), module);
    Files.writeString(
        module.resolve("plugin-descriptor.properties"),
        """
        name=lang-painless
        description=Scripts
        version=%1$s
        opensearch.version=%1$s
        java.version=11
        classname=org.opensearch.painless.%2$s
        extended.plugins=
        has.native.controller=false
        """
            .formatted(number(), scripts));
    Files.writeString(
        module.resolve("plugin-security.policy"),
        """
        grant {
          permission java.lang.RuntimePermission "createClassLoader";
          permission java.lang.RuntimePermission "getClassLoader";
        };
        """);
  }

  /** Returns the command that starts the Java it runs on. */
  Path java() {
    return Path.of(javaHome, "bin", "java");
  }

  /** Skips the test, and says why, where there is no Java that it runs on. */
  void assume() {
    assumeTrue(!javaHome.isEmpty(), NewerJava::missing);
  }

  @Override
  public String toString() {
    return "OpenSearch " + number();
  }
}
