package io.zathras.cli;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers documents go to, and what each exporter is told. */
final class TargetOptions {

  private static final Set<String> SECRETS =
      Set.of("password", "token", "api_key", "auth_token", "trust_store_password");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "YAML with a section for each exporter; each of them gets the documents, unless one is"
            + " named by an option. By default the file that ZATHRAS_CONFIG names."
      })
  @Nullable Path config;

  @Option(
      names = "--opensearch",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = "",
      description = "Deliver to OpenSearch; without URL to that of the configuration file.")
  @Nullable String openSearch;

  @Option(
      names = "--horreum",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = "",
      description = "Deliver to Horreum; without URL to that of the configuration file.")
  @Nullable String horreum;

  @Option(
      names = "--set",
      paramLabel = "TARGET.KEY=VALUE",
      description = "Set a value as if it stood in the configuration file; not for secrets.")
  List<String> values = new ArrayList<>();

  /** Returns the exporters that get the documents; none when none is named anywhere. */
  List<Exporter> exporters(Environment environment) {
    ExporterProviders providers = environment.plugins().exporters();
    ConfigFile file = file(environment, providers);
    List<Exporter> exporters = new ArrayList<>();
    try {
      Set<String> chosen = chosen(environment, file);
      requireTargets(chosen, "documents do not go there; add --opensearch, --horreum or --config");
      for (String name : chosen) {
        exporters.add(providers.named(name).create(settings(name, environment, file)));
      }
    } catch (RuntimeException e) {
      exporters.forEach(Exporter::abandon);
      throw e;
    }
    return exporters;
  }

  /** Returns what the exporter of that name is told. */
  ExporterSettings settings(String name, Environment environment) {
    ExporterProviders providers = environment.plugins().exporters();
    requireTargets(providers.names(), "there is no such exporter");
    return settings(name, environment, file(environment, providers));
  }

  /** The targets that options name win; else every section of the file is one. */
  private Set<String> chosen(Environment environment, ConfigFile file) {
    Set<String> named = new TreeSet<>(urls().keySet());
    if (!named.isEmpty()) {
      return named;
    }
    for (String section : file.sections().keySet()) {
      if (file.isUnfilled(section)) {
        environment
            .err()
            .println(
                "zathras: "
                    + file.name()
                    + ": "
                    + section
                    + " still has the example's user name; nothing goes there");
      } else {
        named.add(section);
      }
    }
    return named;
  }

  private ConfigFile file(Environment environment, ExporterProviders providers) {
    Path file = config;
    String variable = environment.variable("ZATHRAS_CONFIG");
    if (file == null && variable != null && !variable.isBlank()) {
      file = Path.of(variable);
    }
    if (file == null) {
      return ConfigFile.NONE;
    }
    Arguments.requireFile("--config", file);
    return ConfigFile.read(file, providers.names());
  }

  private ExporterSettings settings(String name, Environment environment, ConfigFile file) {
    Map<String, Object> all = new LinkedHashMap<>(file.sections().getOrDefault(name, Map.of()));
    String url = urls().getOrDefault(name, "");
    if (!url.isEmpty()) {
      all.put("url", url);
    }
    all.putAll(set(name));
    ExporterSettings settings =
        ExporterSettings.of(file.name() + ": " + name, all, environment::variable)
            .filledInFrom("ZATHRAS_" + name.toUpperCase(Locale.ROOT) + "_");
    if (!settings.has("username") || settings.has("password") || settings.has("password_file")) {
      return settings;
    }
    String password = environment.ask("Password of " + settings.text("username") + " at " + name);
    return password == null ? settings : settings.with("password", password);
  }

  /** Returns the URLs of the targets that options name; empty where the file has the URL. */
  Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    if (openSearch != null) {
      urls.put("opensearch", url("--opensearch", openSearch));
    }
    if (horreum != null) {
      urls.put("horreum", url("--horreum", horreum));
    }
    return urls;
  }

  /** A path after an option whose URL may be left out is taken for the URL. */
  private static String url(String option, String value) {
    if (!value.isEmpty() && !value.contains("://")) {
      // What holds an @ may hold a password.
      String found = value.indexOf('@') < 0 ? option + " " + value : option + ": this";
      throw new UsageException(found + " is no URL; give one, or put the PATH before " + option);
    }
    return value;
  }

  /** No value that was meant for something is lost without a word. */
  private void requireTargets(Collection<String> targets, String otherwise) {
    for (String value : values) {
      if (!targets.contains(target(value))) {
        throw new UsageException("--set " + target(value) + "." + key(value) + ": " + otherwise);
      }
    }
  }

  private Map<String, String> set(String name) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String value : values) {
      if (target(value).equals(name)) {
        own.put(key(value), value.substring(value.indexOf('=') + 1));
      }
    }
    return own;
  }

  private static String target(String value) {
    int dot = value.indexOf('.');
    if (dot < 1 || value.indexOf('=') < dot + 2) {
      throw new UsageException("--set expects TARGET.KEY=VALUE, as opensearch.policy=replace");
    }
    return value.substring(0, dot);
  }

  private static String key(String value) {
    String key = value.substring(value.indexOf('.') + 1, value.indexOf('='));
    if (SECRETS.contains(key)) {
      throw new UsageException(
          "--set "
              + value.substring(0, value.indexOf('='))
              + ": others can read the command line; use the environment or "
              + key
              + "_file");
    }
    return key;
  }
}
