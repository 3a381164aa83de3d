package io.zathras.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

  Version() {}

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Version.class.getResourceAsStream("build.properties"))) {
      build.load(in);
    }
    return new String[] {"zathras " + build.getProperty("version")};
  }
}
