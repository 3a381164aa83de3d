package io.zathras.it;

import java.nio.file.Path;

/** The distribution that the build made: {@code bin}, {@code lib} and {@code plugins}. */
final class Distribution {

  private static final Path HOME = Path.of(System.getProperty("zathras.home")).normalize();

  private Distribution() {}

  /** Returns the folder of the command's jars. */
  static Path lib() {
    return HOME.resolve("lib");
  }
}
