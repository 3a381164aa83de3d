package io.zathras.cli;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the OpenSearch is that is meant, and what an exporter is told of a server. */
class OpenSearchOptions {

  private static final Set<String> SECRETS =
      Set.of("password", "token", "api_key", "auth_token", "trust_store_password");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "YAML with a section for each server: where it is, who asks, and how. By default the file"
            + " that ZATHRAS_CONFIG names."
      })
  @Nullable Path config;

  @Option(
      names = "--opensearch",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = "",
      description = "The OpenSearch that is meant; without URL that of the configuration file.")
  @Nullable String openSearch;

  @Option(
      names = "--set",
      paramLabel = "TARGET.KEY=VALUE",
      description = {
        "Set a value as if it stood in the configuration file, as opensearch.policy=replace; not for"
            + " secrets."
      })
  List<String> values = new ArrayList<>();

  /** Returns what the exporter of that name is told. */
  ExporterSettings settings(String name, Environment environment) {
    ExporterProviders providers = environment.plugins().exporters();
    requireTargets(providers.names(), "there is no such exporter");
    return settings(name, environment, file(environment, providers));
  }

  final ConfigFile file(Environment environment, ExporterProviders providers) {
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

  final ExporterSettings settings(String name, Environment environment, ConfigFile file) {
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
    return urls;
  }

  /** A path after an option whose URL may be left out is taken for the URL. */
  static String url(String option, String value) {
    if (!value.isEmpty() && !value.contains("://")) {
      // What holds an @ may hold a password.
      String found = value.indexOf('@') < 0 ? option + " " + value : option + ": this";
      throw new UsageException(found + " is no URL; give one, or put the PATH before " + option);
    }
    return value;
  }

  /** No value that was meant for something is lost without a word. */
  final void requireTargets(Collection<String> targets, String otherwise) {
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
