package io.zathras.cli;

import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which OpenSearch is meant, for the commands that know no other server. */
final class OpenSearchOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML whose section opensearch says where the indices are and who asks. By default the"
              + " file that ZATHRAS_CONFIG names.")
  @Nullable Path config;

  @Option(
      names = "--opensearch",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = "",
      description = "The OpenSearch; without URL that of the configuration file.")
  @Nullable String url;

  @Option(
      names = "--set",
      paramLabel = "opensearch.KEY=VALUE",
      description = "Set a value as if it stood in the configuration file; not for secrets.")
  List<String> values = new ArrayList<>();

  /** Returns the settings of these options, of the configuration file and of the environment. */
  ExporterSettings settings(Environment environment) {
    TargetOptions all = new TargetOptions();
    all.config = config;
    all.openSearch = url;
    all.values = values;
    return all.settings("opensearch", environment);
  }
}
