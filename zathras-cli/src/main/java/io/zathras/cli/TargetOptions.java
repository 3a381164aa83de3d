package io.zathras.cli;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers documents go to. */
final class TargetOptions extends OpenSearchOptions {

  @Option(
      names = "--horreum",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = "",
      description = {
        "The Horreum that is meant; without URL that of the configuration file. Without --opensearch"
            + " and --horreum every server of that file is."
      })
  @Nullable String horreum;

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

  @Override
  Map<String, String> urls() {
    Map<String, String> urls = super.urls();
    if (horreum != null) {
      urls.put("horreum", url("--horreum", horreum));
    }
    return urls;
  }
}
