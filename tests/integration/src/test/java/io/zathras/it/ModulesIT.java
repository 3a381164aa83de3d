package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every jar is a named module, and what a module shows changes only in a reviewed diff. */
class ModulesIT {

  private static final Path EXPECTED = Path.of("src/test/modules");

  @Test
  void everyJarOfTheDistributionIsANamedModule() {
    assertThat(modules())
        .hasSizeGreaterThan(10)
        .extracting(ModuleReference::descriptor)
        .noneMatch(ModuleDescriptor::isAutomatic);
  }

  @Test
  void noPackageIsInTwoJars() {
    Map<String, String> owners = new HashMap<>();
    for (ModuleReference module : modules()) {
      for (String name : module.descriptor().packages()) {
        assertThat(owners.put(name, module.descriptor().name()))
            .as("another owner of package %s than %s", name, module.descriptor().name())
            .isNull();
      }
    }
  }

  @Test
  void everyModuleFindsWhatItRequires() {
    List<String> roots = modules().stream().map(module -> module.descriptor().name()).toList();

    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(Distribution.modules()), ModuleFinder.ofSystem(), roots);

    assertThat(resolved.modules()).hasSizeGreaterThanOrEqualTo(roots.size());
  }

  static Stream<Path> ownJars() {
    return Distribution.ownJars().stream();
  }

  @ParameterizedTest
  @MethodSource("ownJars")
  void theDescriptorIsAsCommitted(Path jar) throws IOException {
    ModuleDescriptor descriptor = descriptor(jar);
    Path expected = EXPECTED.resolve(descriptor.name() + ".txt");
    String found = text(descriptor);
    if (Boolean.getBoolean("zathras.golden.update")) {
      Files.writeString(expected, found);
    }

    assertThat(expected)
        .as("description of %s; -Dzathras.golden.update=true writes it", jar.getFileName())
        .exists();
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyCommittedDescriptorIsOfAModuleThatIsBuilt() throws IOException {
    try (Stream<Path> files = Files.list(EXPECTED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              ownJars().map(jar -> descriptor(jar).name() + ".txt").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ownJars")
  void providersAreTheSameOnTheModulePathAndOnTheClassPath(Path jar) throws IOException {
    Map<String, Set<String>> declared = new TreeMap<>();
    for (ModuleDescriptor.Provides provides : descriptor(jar).provides()) {
      declared.put(provides.service(), new LinkedHashSet<>(provides.providers()));
    }

    assertThat(services(jar)).as("META-INF/services of %s", jar.getFileName()).isEqualTo(declared);
  }

  private static Set<ModuleReference> modules() {
    return ModuleFinder.of(Distribution.modules()).findAll();
  }

  private static ModuleDescriptor descriptor(Path jar) {
    return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
  }

  private static Map<String, Set<String>> services(Path jar) throws IOException {
    Map<String, Set<String>> services = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      String prefix = "META-INF/services/";
      for (ZipEntry entry : file.stream().filter(e -> e.getName().startsWith(prefix)).toList()) {
        if (!entry.isDirectory()) {
          try (InputStream in = file.getInputStream(entry)) {
            services.put(
                entry.getName().substring(prefix.length()),
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
          }
        }
      }
    }
    return services;
  }

  /** The descriptor in the form of {@code jar --describe-module}, ordered, without versions. */
  private static String text(ModuleDescriptor descriptor) {
    Stream<String> lines =
        Stream.of(
                descriptor.exports().stream()
                    .map(exports -> "exports " + exports.source() + to(exports.targets())),
                descriptor.opens().stream()
                    .map(opens -> "opens " + opens.source() + to(opens.targets())),
                descriptor.requires().stream()
                    .filter(requires -> !requires.name().equals("java.base"))
                    .map(requires -> "requires " + modifiers(requires) + requires.name()),
                descriptor.uses().stream().map(service -> "uses " + service),
                descriptor.provides().stream()
                    .map(
                        provides ->
                            "provides "
                                + provides.service()
                                + " with "
                                + String.join(" ", provides.providers())),
                descriptor.mainClass().stream().map(main -> "main-class " + main),
                hidden(descriptor))
            .flatMap(Stream::sorted);
    return (descriptor.isOpen() ? "open module " : "module ")
        + descriptor.name()
        + "\n"
        + lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String modifiers(ModuleDescriptor.Requires requires) {
    return requires.modifiers().stream()
        .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static Stream<String> hidden(ModuleDescriptor descriptor) {
    Set<String> exported =
        descriptor.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    return descriptor.packages().stream()
        .filter(name -> !exported.contains(name))
        .map(name -> "contains " + name);
  }

  private static String to(Set<String> targets) {
    return targets.isEmpty() ? "" : " to " + String.join(" ", new java.util.TreeSet<>(targets));
  }
}
