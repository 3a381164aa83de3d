package io.zathras.exporter.opensearch;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterCommand;
import io.zathras.exporter.ExporterCommand.Parameter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.index.TemplateInstaller;
import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Creates {@link OpenSearchExporter}s from the section {@code opensearch} of a configuration. Of
 * its settings, only {@code url} is required:
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>name</th><th>what it is</th><th>by default</th></tr>
 *   <tr><td>{@code url}</td>
 *       <td>the URL of a node, or of several; when one is gone, the next is used</td>
 *       <td></td></tr>
 *   <tr><td>{@code username}, {@code password} or {@code password_file}</td>
 *       <td>basic authentication</td><td>none</td></tr>
 *   <tr><td>{@code token} or {@code token_file}; {@code auth_token} is the same</td>
 *       <td>a bearer token</td><td>none</td></tr>
 *   <tr><td>{@code api_key} or {@code api_key_file}</td>
 *       <td>an API key</td><td>none</td></tr>
 *   <tr><td>{@code summary_index}; {@code index} is the same</td>
 *       <td>the index for results</td><td>{@code zathras-results}</td></tr>
 *   <tr><td>{@code timeseries_index}</td>
 *       <td>the index for points</td><td>{@code zathras-timeseries}</td></tr>
 *   <tr><td>{@code policy}</td>
 *       <td>what happens to a result that the index already holds: {@code create} keeps it,
 *           {@code replace} replaces it</td><td>{@code create}</td></tr>
 *   <tr><td>{@code templates}</td>
 *       <td>{@code auto} installs index templates and indices before the first document,
 *           {@code never} does not</td><td>{@code auto}</td></tr>
 *   <tr><td>{@code accept_mapping}</td>
 *       <td>whether to write to an index with any types of fields</td>
 *       <td>{@code false}</td></tr>
 *   <tr><td>{@code shards}</td><td>the shards of a new index</td><td>1</td></tr>
 *   <tr><td>{@code replicas}</td><td>the replicas of a new index</td>
 *       <td>one if there is a second node</td></tr>
 *   <tr><td>{@code bulk_bytes}</td><td>the longest request before compression</td>
 *       <td>{@code 5mb}</td></tr>
 *   <tr><td>{@code bulk_count}</td><td>the most documents in a request</td><td>5000</td></tr>
 *   <tr><td>{@code requests_in_flight}</td><td>the most requests under way</td><td>2</td></tr>
 *   <tr><td>{@code dashboards_url}</td>
 *       <td>the OpenSearch Dashboards into which {@code install} imports our dashboards, with
 *           the same credentials</td><td>none</td></tr>
 *   <tr><td>{@code spool}</td><td>a directory that keeps undelivered documents</td>
 *       <td>none</td></tr>
 *   <tr><td>{@code ca_certificate}</td>
 *       <td>a PEM file of the certificate authorities to trust</td><td>those of Java</td></tr>
 *   <tr><td>{@code trust_store}, {@code trust_store_password} or
 *           {@code trust_store_password_file}</td>
 *       <td>a JKS or PKCS #12 file instead of it</td><td>none</td></tr>
 *   <tr><td>{@code insecure}; {@code verify_ssl: false} is the same</td>
 *       <td>whether any certificate is accepted</td><td>{@code false}</td></tr>
 *   <tr><td>{@code proxy}</td><td>{@code http://host:port}</td>
 *       <td>that of the Java process</td></tr>
 *   <tr><td>{@code connect_timeout}, {@code request_timeout}</td>
 *       <td>the longest time to connect, and for one request</td>
 *       <td>{@code 10s}, {@code 60s}</td></tr>
 *   <tr><td>{@code give_up_after}</td>
 *       <td>the longest time for attempts while the server is busy or gone</td>
 *       <td>{@code 5m}</td></tr>
 *   <tr><td>{@code reach_within}</td>
 *       <td>the longest time for attempts at a server that never answered</td>
 *       <td>{@code 15s}</td></tr>
 *   <tr><td>{@code max_attempts}</td><td>the largest number of attempts</td><td>no limit</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class OpenSearchProvider implements ExporterProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public OpenSearchProvider() {}

  @Override
  public String name() {
    return ClusterClient.NAME;
  }

  @Override
  public String title() {
    return "OpenSearch";
  }

  @Override
  public List<ExporterCommand> commands() {
    return OpenSearchCommands.all();
  }

  @Override
  public Map<String, Parameter> installOptions() {
    return Map.of(
        "dashboards_url",
        Parameter.text(
            "dashboards",
            "URL",
            "Import dashboards into the OpenSearch Dashboards there too, with the credentials of"
                + " OpenSearch; 'zathras dashboards' prints them.",
            null));
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    OpenSearchSettings all = OpenSearchSettings.read(settings);
    OpenSearchExporter.Builder builder =
        OpenSearchExporter.builder(all.target())
            .policy(all.policy())
            .templates(all.templates())
            .acceptMapping(all.anyMapping())
            .bulk(all.limits().bytes(), all.limits().count(), all.limits().requestsInFlight())
            .shards(all.layout().shards());
    if (all.layout().replicas() != null) {
      builder.replicas(all.layout().replicas());
    }
    Exporter exporter = builder.build();
    return all.spool() == null ? exporter : all.spool().behind(exporter);
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    OpenSearchSettings all = OpenSearchSettings.read(settings);
    try (ClusterClient cluster = all.target().clientAskingOnce()) {
      return new HealthCheck(cluster, all).run();
    }
  }

  @Override
  public void read(
      ExporterSettings settings,
      String query,
      Consumer<ResultDocument> documents,
      Consumer<String> problems) {
    OpenSearchTarget target = OpenSearchSettings.read(settings).target();
    try (ClusterClient cluster = target.client()) {
      new StoredResults(cluster, target.resultsIndex()).read(query, documents, problems);
    }
  }

  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    OpenSearchSettings all = OpenSearchSettings.read(settings);
    List<Change> changes = new ArrayList<>();
    try (ClusterClient cluster = all.target().client();
        DashboardsImport dashboards = DashboardsImport.of(all)) {
      changes.addAll(
          new TemplateInstaller(cluster, all.target().indices(), all.layout()).install(dryRun));
      if (dashboards != null) {
        changes.addAll(dashboards.run(dryRun));
      }
    }
    return changes;
  }
}
