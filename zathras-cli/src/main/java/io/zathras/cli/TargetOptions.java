package io.zathras.cli;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProvider.Place;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options for the servers of a command and the settings of their exporters. {@link #offer} adds
 * one for each kind of exporter, with its name, such as {@code --opensearch URL}.
 */
final class TargetOptions {

  private static final Set<String> SECRETS =
      Set.of("password", "token", "api_key", "auth_token", "trust_store_password");

  private final CommandOptions options;
  private final Value<@Nullable Path> config;
  private final Value<List<String>> values;

  private final Map<String, Value<@Nullable String>> servers = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();

  TargetOptions(CommandOptions options) {
    this.options = options;
    config =
        options.option(
            "--config",
            "FILE",
            Path.class,
            "YAML with a section for each server: where it is, who asks, and how. By default the"
                + " file that ZATHRAS_CONFIG names. A command for several servers is about all of"
                + " them, unless an option names one.");
    values =
        options.repeated(
            "--set",
            "TARGET.KEY=VALUE",
            String.class,
            "Set a value as if it stood in the configuration file, as opensearch.policy=replace;"
                + " not for secrets.");
  }

  /** Adds the options that name a server of these kinds. */
  void offer(Collection<ExporterProvider> kinds) {
    for (ExporterProvider kind : kinds) {
      Place place = kind.place();
      String meant = place.isUrl() ? "The " + kind.title() + " that is meant" : kind.title();
      places.put(kind.name(), place);
      servers.put(
          kind.name(),
          options.add(
              CommandOptions.named(
                      "--" + kind.name(),
                      meant + "; without " + place.label() + " that of the configuration file.")
                  .paramLabel(place.label())
                  .type(String.class)
                  .arity("0..1")));
    }
  }

  /**
   * Makes sure that the value of a server's option is a URL, because without one the option would
   * take the following path as its value.
   */
  void check() {
    urls()
        .forEach(
            (name, url) -> {
              boolean isUrl = Objects.requireNonNull(places.get(name)).isUrl();
              if (isUrl && !url.isEmpty() && !url.contains("://")) {
                String option = "--" + name;
                // A text with an @ may hold a password.
                String found = url.indexOf('@') < 0 ? option + " " + url : option + ": this";
                throw new UsageException(
                    found + " is no URL; give one, or put the PATH before " + option);
              }
            });
  }

  /** Returns the names of the servers that options name. */
  Set<String> named() {
    return urls().keySet();
  }

  private Map<String, String> urls() {
    Map<String, String> urls = new TreeMap<>();
    servers.forEach(
        (name, option) -> {
          String url = option.get();
          if (url != null) {
            urls.put(name, url);
          }
        });
    return urls;
  }

  /** Returns the settings of the exporter with this name. */
  ExporterSettings settings(String name, Environment environment) {
    check();
    ExporterProviders providers = environment.plugins().exporters();
    requireTargets(providers.names(), "there is no such exporter");
    return settings(name, environment, file(environment, providers));
  }

  /** Returns the exporters that receive the documents; empty when none is named anywhere. */
  List<Exporter> exporters(Environment environment) {
    check();
    if (named().isEmpty() && values.get().isEmpty() && configFile(environment) == null) {
      return List.of();
    }
    ExporterProviders providers = environment.plugins().exporters();
    ConfigFile file = file(environment, providers);
    List<Exporter> exporters = new ArrayList<>();
    try {
      Set<String> chosen = chosen(environment, file);
      requireTargets(
          chosen,
          "documents do not go there; add "
              + providers.names().stream()
                  .map(name -> "--" + name)
                  .collect(Collectors.joining(", "))
              + " or --config");
      for (String name : chosen) {
        exporters.add(providers.named(name).create(settings(name, environment, file)));
      }
    } catch (RuntimeException e) {
      exporters.forEach(Exporter::abandon);
      throw e;
    }
    return exporters;
  }

  /** Returns the targets that options name, or else every filled-in section of the file. */
  private Set<String> chosen(Environment environment, ConfigFile file) {
    if (!named().isEmpty()) {
      return named();
    }
    Set<String> chosen = new TreeSet<>();
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
        chosen.add(section);
      }
    }
    return chosen;
  }

  private @Nullable Path configFile(Environment environment) {
    String variable = environment.variable("ZATHRAS_CONFIG");
    Path given = config.get();
    return given == null && variable != null && !variable.isBlank() ? Path.of(variable) : given;
  }

  private ConfigFile file(Environment environment, ExporterProviders providers) {
    Path file = configFile(environment);
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
      all.put(Objects.requireNonNull(places.get(name)).setting(), url);
    }
    all.putAll(set(name));
    ExporterSettings settings =
        ExporterSettings.of(file.name() + ": " + name, all, environment::variable)
            .filledInFrom("ZATHRAS_" + name.toUpperCase(Locale.ROOT) + "_");
    for (Map.Entry<String, Object> value : file.processing().entrySet()) {
      settings = settings.withDefault(value.getKey(), value.getValue());
    }
    if (!settings.has("username") || settings.has("password") || settings.has("password_file")) {
      return settings;
    }
    String password = environment.ask("Password of " + settings.text("username") + " at " + name);
    return password == null ? settings : settings.with("password", password);
  }

  /** Rejects values for unused targets, so that none is silently lost. */
  private void requireTargets(Collection<String> targets, String otherwise) {
    for (String value : values.get()) {
      if (!targets.contains(target(value))) {
        throw new UsageException("--set " + target(value) + "." + key(value) + ": " + otherwise);
      }
    }
  }

  private Map<String, String> set(String name) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String value : values.get()) {
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
