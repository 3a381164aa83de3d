import org.jspecify.annotations.NullMarked;

/**
 * The code that exporters to servers share: credentials and connection options, and for the
 * exporters of this project a client that knows when to try again.
 */
@NullMarked
@SuppressWarnings("module") // The modules that the qualified export names are built later.
module io.zathras.exporter.http {
  requires static transitive org.jspecify;
  requires transitive io.zathras.exporter;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.slf4j;

  exports io.zathras.exporter.http;
  exports io.zathras.exporter.rest to
      io.zathras.exporter.horreum,
      io.zathras.exporter.opensearch;
}
