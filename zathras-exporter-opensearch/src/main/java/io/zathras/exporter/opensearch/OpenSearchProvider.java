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
 * Makes {@link OpenSearchExporter}s from the section {@code opensearch} of a configuration. Its
 * settings, of which only {@code url} is needed:
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>name</th><th>what it is</th><th>by default</th></tr>
 *   <tr><td>{@code url}</td>
 *       <td>the URL of a node, or a list of them, of which the next is asked when one is gone</td>
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
 *       <td>what becomes of a result that is there: {@code create} keeps it, {@code replace} puts
 *           the new one in its place</td><td>{@code create}</td></tr>
 *   <tr><td>{@code templates}</td>
 *       <td>{@code auto} puts index templates and indices in place before the first document,
 *           {@code never} does not</td><td>{@code auto}</td></tr>
 *   <tr><td>{@code accept_mapping}</td>
 *       <td>whether an index is written to whatever the types of its fields are</td>
 *       <td>{@code false}</td></tr>
 *   <tr><td>{@code shards}</td><td>of a new index</td><td>1</td></tr>
 *   <tr><td>{@code replicas}</td><td>of a new index</td>
 *       <td>one where there is a second node</td></tr>
 *   <tr><td>{@code bulk_bytes}</td><td>the longest request before compression</td>
 *       <td>{@code 5mb}</td></tr>
 *   <tr><td>{@code bulk_count}</td><td>the most documents in a request</td><td>5000</td></tr>
 *   <tr><td>{@code requests_in_flight}</td><td>the most requests under way</td><td>2</td></tr>
 *   <tr><td>{@code dashboards_url}</td>
 *       <td>the OpenSearch Dashboards that {@code install} brings our dashboards to, with the same
 *           credentials</td><td>none</td></tr>
 *   <tr><td>{@code spool}</td><td>a directory that keeps what could not be delivered</td>
 *       <td>none</td></tr>
 *   <tr><td>{@code ca_certificate}</td>
 *       <td>a PEM file of the authorities to trust</td><td>those of Java</td></tr>
 *   <tr><td>{@code trust_store}, {@code trust_store_password} or
 *           {@code trust_store_password_file}</td>
 *       <td>a JKS or PKCS #12 file in place of it</td><td>none</td></tr>
 *   <tr><td>{@code insecure}; {@code verify_ssl: false} is the same</td>
 *       <td>whether any certificate is taken for good</td><td>{@code false}</td></tr>
 *   <tr><td>{@code proxy}</td><td>{@code http://host:port}</td><td>that of the process</td></tr>
 *   <tr><td>{@code connect_timeout}, {@code request_timeout}</td>
 *       <td>the longest time to connect, and of one request</td>
 *       <td>{@code 10s}, {@code 60s}</td></tr>
 *   <tr><td>{@code give_up_after}</td>
 *       <td>how long one request is tried while the server is busy or gone</td>
 *       <td>{@code 5m}</td></tr>
 *   <tr><td>{@code reach_within}</td>
 *       <td>how long a server that never answered is tried</td><td>{@code 15s}</td></tr>
 *   <tr><td>{@code max_attempts}</td><td>how often at most</td><td>any number</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class OpenSearchProvider implements ExporterProvider {

  /** Made by {@link java.util.ServiceLoader}. */
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
