package io.zathras.it;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository in which our modules are those that were just built, as {@code mvn
 * install} would leave them; everything else is the user's own repository.
 */
final class LocalRepository {

  private static final Path USERS = Path.of(System.getProperty("zathras.repository"));
  private static final String VERSION = System.getProperty("zathras.version");

  private LocalRepository() {}

  static Path make() throws IOException {
    Path directory = Path.of("target/repository").toAbsolutePath();
    Path own = Files.createDirectories(directory.resolve("io/zathras"));
    link(USERS, directory, "io");
    link(USERS.resolve("io"), directory.resolve("io"), "zathras");
    install(own, "zathras-parent", Samples.ROOT.resolve("pom.xml"), null);
    for (Path module : list(Samples.ROOT)) {
      String name = module.getFileName().toString();
      Path pom = module.resolve("pom.xml");
      if (name.startsWith("zathras-") && Files.exists(pom)) {
        install(own, name, pom, module.resolve("target/" + name + "-" + VERSION + ".jar"));
      }
    }
    return directory;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    for (Path group : list(from)) {
      Path name = group.getFileName();
      if (!name.toString().equals(except) && Files.notExists(to.resolve(name))) {
        Files.createSymbolicLink(to.resolve(name), group);
      }
    }
  }

  private static void install(Path own, String artifact, Path pom, Path jar) throws IOException {
    Path place = Files.createDirectories(own.resolve(artifact).resolve(VERSION));
    Files.copy(pom, place.resolve(artifact + "-" + VERSION + ".pom"), REPLACE_EXISTING);
    if (jar != null && Files.exists(jar)) {
      Files.copy(jar, place.resolve(jar.getFileName()), REPLACE_EXISTING);
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
