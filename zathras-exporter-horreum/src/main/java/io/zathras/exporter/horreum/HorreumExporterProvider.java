package io.zathras.exporter.horreum;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.Spool;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Creates Horreum exporters from configuration.
 *
 * <p>{@code url}, {@code team}, and one of {@code api_key} and {@code username} with {@code
 * password} are required. Optional are {@code access}, {@code test_names} (or Chronicler's {@code
 * test_name}, to which the benchmark's name is appended), {@code spool}, {@code time_series},
 * {@code replace}, {@code add_metrics}, {@code max_body}, {@code verify_timeout}; for installing:
 * {@code benchmarks}, {@code documents} (files or folders of documents whose metrics are added),
 * {@code labels} (texts {@code name = path}), {@code regression_percent}, {@code min_previous}; and
 * the settings of {@link HttpOptions}.
 *
 * @since 0.1
 */
public final class HorreumExporterProvider implements ExporterProvider {

  static final String API_KEY_HEADER = "X-Horreum-API-Key";

  /** Called by {@link java.util.ServiceLoader}. */
  public HorreumExporterProvider() {}

  @Override
  public String name() {
    return HorreumClient.NAME;
  }

  @Override
  public String title() {
    return "Horreum";
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    HorreumExporter.Builder builder = builder(settings);
    builder.addMetrics(settings.flag("add_metrics", true), model(settings, false));
    Path spool = settings.path("spool");
    settings.refuseUnknown();
    Exporter exporter = builder.build();
    return spool == null ? exporter : Spool.in(spool).behind(exporter);
  }

  @Override
  public List<Finding> check(ExporterSettings given) {
    // A check should answer at once, not after a minute of attempts.
    ExporterSettings settings = given.has("max_attempts") ? given : given.with("max_attempts", 1);
    HorreumExporter.Builder builder = builder(settings);
    HorreumModel model = model(settings, true);
    settings.flag("add_metrics", true);
    settings.refuseUnknown();
    try (HorreumExporter exporter = builder.build()) {
      return exporter.check(model);
    }
  }

  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    HorreumExporter.Builder builder = builder(settings);
    HorreumModel model = model(settings, true);
    settings.flag("add_metrics", true);
    settings.refuseUnknown();
    try (HorreumExporter exporter = builder.build()) {
      return exporter.install(model, dryRun);
    }
  }

  private static HorreumExporter.Builder builder(ExporterSettings settings) {
    HorreumExporter.Builder builder =
        HorreumExporter.builder()
            .url(settings.texts("url").stream().map(url -> uri(settings, url)).toArray(URI[]::new))
            .credentials(Credentials.from(settings, API_KEY_HEADER))
            .http(HttpOptions.from(settings))
            .team(settings.requiredText("team"))
            .access(access(settings))
            .timeSeries(settings.flag("time_series", false))
            .replace(settings.flag("replace", false));
    settings.path("spool");
    String one = settings.text("test_name");
    String testNames = settings.text("test_names", one == null ? "" : one + " {test}");
    if (!testNames.isEmpty()) {
      builder.testNames(testNames);
    }
    long limit = settings.bytes("max_body", 0);
    if (limit > 0) {
      builder.limit((int) Math.min(limit, Integer.MAX_VALUE));
    }
    Duration deadline = settings.duration("verify_timeout", Duration.ofSeconds(60));
    if (deadline.isZero()) {
      throw settings.wrong("verify_timeout", "labels take some time; expected more than 0");
    }
    return builder.verifyWithin(deadline);
  }

  private static URI uri(ExporterSettings settings, String url) {
    try {
      return URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw settings.wrong("url", "expected https://host:port");
    }
  }

  private static Access access(ExporterSettings settings) {
    String access = settings.text("access", Access.PRIVATE.name()).strip();
    return Arrays.stream(Access.values())
        .filter(value -> value.name().equals(access.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> settings.wrong("access", "expected public, protected or private"));
  }

  /** Reads the settings of the model; reads its documents only when needed. */
  private static HorreumModel model(ExporterSettings settings, boolean withDocuments) {
    HorreumModel model = HorreumModel.shipped();
    List<String> documents = settings.texts("documents");
    if (withDocuments) {
      for (String place : documents) {
        model = withDocuments(settings, model, Path.of(place));
      }
    }
    int percent = settings.number("regression_percent", 10);
    int minPrevious = settings.number("min_previous", 3);
    List<String> benchmarks = settings.texts("benchmarks");
    try {
      model = model.watching(percent / 100.0, minPrevious);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("regression_percent", "expected 1 to 99, with min_previous from 1");
    }
    for (String label : settings.texts("labels")) {
      model = withLabel(settings, model, label);
    }
    try {
      return benchmarks.isEmpty() || !withDocuments ? model : model.only(benchmarks);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("benchmarks", String.valueOf(e.getMessage()));
    }
  }

  private static HorreumModel withLabel(
      ExporterSettings settings, HorreumModel model, String label) {
    int equals = label.indexOf('=');
    try {
      if (equals < 0) {
        throw new IllegalArgumentException("expected name = path, found '" + label + "'");
      }
      return model.with(
          new HorreumLabel(
              label.substring(0, equals).strip(), label.substring(equals + 1).strip(), true));
    } catch (IllegalArgumentException e) {
      throw settings.wrong("labels", String.valueOf(e.getMessage()));
    }
  }

  private static HorreumModel withDocuments(
      ExporterSettings settings, HorreumModel model, Path place) {
    HorreumModel more = model;
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        more = more.withMetricsOf(JsonCodec.compact().readResult(Files.readAllBytes(file)));
      }
    } catch (IOException | JsonException e) {
      throw settings.wrong("documents", "cannot read documents from " + place + " (" + e + ")");
    }
    return more;
  }
}
