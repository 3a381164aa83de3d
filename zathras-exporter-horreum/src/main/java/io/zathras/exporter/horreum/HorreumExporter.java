package io.zathras.exporter.horreum;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.schema.ResultDocument;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Uploads each document to Horreum as one run, and counts it as delivered once Horreum has computed
 * its labels and found no fault. A document that Horreum has is not sent again. {@link #install}
 * must first set up schema, labels, tests and change detection.
 *
 * @see <a href="https://horreum.hyperfoil.io/">Horreum</a>
 * @since 0.1
 */
public final class HorreumExporter implements Exporter {

  private final HorreumClient client;
  private final HorreumLocation place;
  private final DocumentUploader upload;

  private HorreumExporter(Builder builder) {
    place = new HorreumLocation(builder.team(), builder.access, builder.testNames);
    client = new HorreumClient(builder.nodes, builder.credentials, builder.http);
    upload = new DocumentUploader(client, place, builder.options());
  }

  /** Returns a builder; an address and a team are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return HorreumClient.NAME;
  }

  /**
   * Delivers the documents one after the other, each until Horreum has computed its labels. A
   * document fails if the server cannot be reached, refuses it, finds a fault in it, or does not
   * compute its labels in time; the failure quotes the server's own words.
   */
  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    return Deliveries.oneByOne(documents, document -> delivery(upload(document)));
  }

  private static Delivery delivery(HorreumDelivery delivery) {
    return switch (delivery.state()) {
      case VERIFIED -> Delivery.delivered(delivery.documentId()).withNotes(delivery.notes());
      case DUPLICATE -> Delivery.duplicate(delivery.documentId()).withNotes(delivery.notes());
      case ACCEPTED, REJECTED -> throw failure(delivery);
    };
  }

  private static ExportException failure(HorreumDelivery delivery) {
    List<String> details = new ArrayList<>(List.of(" (" + delivery.documentId() + ")"));
    details.addAll(delivery.notes());
    return new ExportException(
        HorreumClient.NAME, String.valueOf(delivery.reason()), String.join("; ", details), null);
  }

  /**
   * Delivers one document as {@link #export} does, and returns how far the delivery went.
   *
   * @throws ExportException if the server cannot be reached, or the document cannot be sent in this
   *     form
   */
  public HorreumDelivery upload(ResultDocument document) {
    return upload.of(document);
  }

  /**
   * Sets up schema, labels, tests and change detection in Horreum. Installing again changes
   * nothing; a larger model adds its new parts. Existing things that differ from the model are
   * reported and stay as they are.
   *
   * @param dryRun whether to report the changes without making them
   * @return the changes, made or not
   * @throws ExportException if the server cannot be reached, is too old, or refused
   */
  public List<Change> install(HorreumModel model, boolean dryRun) {
    return new Provisioning(client, place, model, dryRun).run();
  }

  /** Returns findings about the server, the user and the installation. */
  public List<Finding> check(HorreumModel model) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(new ServerCheck(client, place).look());
      if (findings.stream().allMatch(Finding::ok)) {
        findings.addAll(installed(model));
      }
    } catch (ExportException e) {
      findings.add(new Finding(false, Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }
    return List.copyOf(findings);
  }

  private List<Finding> installed(HorreumModel model) {
    List<Finding> findings = new ArrayList<>(new ServerCheck(client, place).paths());
    List<Change> missing = install(model, true);
    for (Change change : missing) {
      findings.add(
          switch (change.action()) {
            case CREATE ->
                new Finding(false, change.what() + " is missing; run zathras install horreum");
            case UPDATE ->
                new Finding(false, change.what() + " is old; run zathras install horreum");
            case DIFFERS -> new Finding(true, change.what() + " (left as it is)");
          });
    }
    if (missing.isEmpty()) {
      findings.add(new Finding(true, "schema, labels, tests and variables are in place"));
    }
    return findings;
  }

  @Override
  public void close() {
    client.close();
  }

  /** Collects the settings of an exporter. */
  public static final class Builder {

    /** Horreum's default limit, less an allowance for the rest of the request. */
    private static final int LIMIT = (10 << 20) - (16 << 10);

    private List<URI> nodes = List.of();
    private Credentials credentials = Credentials.none();
    private HttpOptions http = HttpOptions.defaults();
    private @Nullable String team;
    private Access access = Access.PRIVATE;
    private String testNames = "zathras-{test}";
    private boolean timeSeries;
    private boolean replace;
    private boolean addMetrics = true;
    private HorreumModel model = HorreumModel.shipped();
    private int limit = LIMIT;
    private Duration verifyWithin = Duration.ofSeconds(60);
    private Duration settle = DocumentUploader.SETTLE;
    private Duration pause = Duration.ofMillis(250);

    private Builder() {}

    /** Sets the address of the server, or those of several that share one database. */
    public Builder url(URI... urls) {
      nodes = List.of(urls);
      return this;
    }

    /** Sets the credentials; none by default, which allows only reading from Horreum. */
    public Builder credentials(Credentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /** Sets an API key of Horreum, {@code HUSR_...}. */
    public Builder apiKey(Secret key) {
      return credentials(Credentials.header(HorreumExporterProvider.API_KEY_HEADER, key));
    }

    /** Sets trust, timeouts, proxy and retries. */
    public Builder http(HttpOptions options) {
      http = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Sets the team that owns the uploaded and installed data, for example {@code perf-team}. */
    public Builder team(String team) {
      this.team = Objects.requireNonNull(team, "team");
      return this;
    }

    /** Sets who may see the uploaded and installed data; {@link Access#PRIVATE} by default. */
    public Builder access(Access access) {
      this.access = Objects.requireNonNull(access, "access");
      return this;
    }

    /** Sets the name of a benchmark's test; {@code zathras-{test}} by default. */
    public Builder testNames(String pattern) {
      testNames = Objects.requireNonNull(pattern, "pattern");
      return this;
    }

    /**
     * Sets whether documents are sent with their time series, as far as the server accepts them;
     * not by default.
     */
    public Builder timeSeries(boolean withTimeSeries) {
      timeSeries = withTimeSeries;
      return this;
    }

    /**
     * Sets whether a document that Horreum has is sent again and its old run trashed; not by
     * default.
     */
    public Builder replace(boolean replacing) {
      replace = replacing;
      return this;
    }

    /**
     * Sets whether to add label and series of a primary metric that Horreum does not know yet
     * before the document is sent, as {@link HorreumExporter#install} would; true by default. The
     * benchmark's test must exist.
     *
     * @param model whose definition of a regression applies to the series
     */
    public Builder addMetrics(boolean adding, HorreumModel model) {
      addMetrics = adding;
      this.model = Objects.requireNonNull(model, "model");
      return this;
    }

    /**
     * Sets the largest number of bytes that the server accepts; a little less than 10 MiB by
     * default.
     */
    public Builder limit(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("expected a number of bytes, found " + bytes);
      }
      limit = bytes;
      return this;
    }

    /** Sets the longest time to wait for the labels of a document; 60 s by default. */
    public Builder verifyWithin(Duration deadline) {
      if (deadline.isZero() || deadline.isNegative()) {
        throw new IllegalArgumentException("labels take some time; found " + deadline);
      }
      verifyWithin = deadline;
      return this;
    }

    /** Sets how long to look for a document whose answer was lost, and the pause between looks. */
    Builder looks(Duration longest, Duration first) {
      settle = longest;
      pause = first;
      return this;
    }

    private String team() {
      if (team == null) {
        throw new ConfigurationException(HorreumClient.NAME + ".team", "it is missing");
      }
      return team;
    }

    private UploadOptions options() {
      return new UploadOptions(
          timeSeries, replace, addMetrics, model, limit, verifyWithin, settle, pause);
    }

    /**
     * Returns the exporter. Nothing is sent yet.
     *
     * @throws ConfigurationException if the address or the team is missing or wrong
     */
    public HorreumExporter build() {
      try {
        return new HorreumExporter(this);
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(HorreumClient.NAME, String.valueOf(e.getMessage()));
      }
    }
  }
}
