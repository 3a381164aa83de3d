package io.zathras.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** An OpenSearch that the tests run against. */
enum OpenSearchVersion {

  /** The newest that runs on the Java of the product. */
  V2("2", System.getProperty("java.home")),

  /** That of production, where there is a Java for it. */
  V3("3", System.getProperty("zathras.opensearch.3.java", ""));

  private final String major;
  private final String javaHome;

  OpenSearchVersion(String major, String javaHome) {
    this.major = major;
    this.javaHome = javaHome;
  }

  /** Returns the version in full, as {@code 2.19.4}. */
  String number() {
    return System.getProperty("zathras.opensearch." + major + ".version");
  }

  /** Returns the unpacked distribution. */
  Path distribution() {
    return Path.of(System.getProperty("zathras.opensearch." + major));
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
