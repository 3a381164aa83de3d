package io.zathras.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** An installation of the distribution for one test, with plugins of its own. */
record Installation(Path home) {

  private static final Path BUILT = Distribution.home().toAbsolutePath().normalize();

  /** Makes one in a new directory. The libraries are shared. */
  static Installation in(Path home) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("plugins"));
    Files.copy(
        BUILT.resolve("bin/zathras"),
        home.resolve("bin/zathras"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createSymbolicLink(home.resolve("lib"), BUILT.resolve("lib"));
    return new Installation(home);
  }

  Installation plugin(Path jar) throws IOException {
    Files.copy(jar, plugins().resolve(jar.getFileName()));
    return this;
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  Path launcher() {
    return home.resolve("bin/zathras");
  }

  Finished run(Object... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  Finished run(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    Object[] command = new Object[arguments.length + 1];
    command[0] = launcher();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Finished.run(home, environment, command);
  }
}
