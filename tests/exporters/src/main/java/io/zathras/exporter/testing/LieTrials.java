package io.zathras.exporter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Spool;
import io.zathras.exporter.testing.Liar.Lie;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Delivers a document through a liar, again and again: a document that counts as delivered is on
 * the server, any other is in the spool, and its failure is named.
 */
public final class LieTrials {

  private static final int MOST_REQUESTS = 50;
  private static final int PATIENT = 60;

  /** A server that tells the truth, without the document. */
  public interface Target extends AutoCloseable {

    /** Returns where the server is. */
    URI url();

    /**
     * Returns an exporter that sends each request once and keeps what fails.
     *
     * @param seconds the longest time of one request
     */
    Exporter exporter(URI url, Path spool, int seconds);

    /** Asserts that the server has the document. */
    void assertHolds(ResultDocument document);

    @Override
    void close();
  }

  /** Makes targets. */
  public interface Targets {
    /** Returns a target that does not hold the document. */
    Target open() throws IOException;
  }

  private final Path directory;
  private final ResultDocument document;
  private final Targets targets;

  /**
   * Makes trials.
   *
   * @param directory for spools
   */
  public LieTrials(Path directory, ResultDocument document, Targets targets) {
    this.directory = directory;
    this.document = document;
    this.targets = targets;
  }

  /** Lies at each request of a delivery in turn. */
  public void lieAtEachRequest(Lie lie) throws IOException {
    boolean again = true;
    for (int place = 0; again; place++) {
      assertThat(place).as("requests of a delivery").isLessThan(MOST_REQUESTS);
      again = isLiedTo(place, lie, PATIENT);
    }
  }

  /** Breaks an answer, at another request each, because the client is the same for all of them. */
  public void breakAnswers() throws IOException {
    int place = 0;
    for (Lie lie : Lies.broken()) {
      assertThat(isLiedTo(place, lie, PATIENT)).as("request %d", place).isTrue();
      place++;
    }
  }

  /** Delivers once; returns whether the delivery came as far as the lie. */
  public boolean isLiedTo(int place, Lie lie, int seconds) throws IOException {
    Path kept = Files.createTempDirectory(directory, "spool");
    try (Target target = targets.open();
        Liar liar = new Liar(target.url(), place, lie);
        Exporter exporter = target.exporter(liar.url(), kept, seconds)) {
      try {
        exporter.export(document);
        assertThat(Spool.in(kept).kept(exporter.name())).isEmpty();
        target.assertHolds(document);
      } catch (ExportException e) {
        assertThat(liar.hasLied()).as("request %d", place).isTrue();
        assertThat(e)
            .hasMessageStartingWith(exporter.name() + ": ")
            .hasMessageContaining(" kept in ");
        assertThat(Spool.in(kept).kept(exporter.name())).hasSize(1);
      }
      return liar.hasLied();
    }
  }
}
