package io.zathras.exporter;

import io.zathras.exporter.Delivery.Outcome;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes all documents to one file, one a line. The file appears, complete, when the exporter is
 * closed; until then an older one stays.
 *
 * @since 0.1
 */
public final class NdjsonExporter implements Exporter {

  private final Path target;
  private final JsonCodec codec = JsonCodec.compact();
  private final Set<String> written = new HashSet<>();
  private @Nullable Path part;
  private @Nullable OutputStream out;

  private NdjsonExporter(Path target) {
    this.target = target;
  }

  /** Returns an exporter that writes {@code target}. */
  public static NdjsonExporter to(Path target) {
    return new NdjsonExporter(target);
  }

  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public Delivery export(ResultDocument document) {
    if (!written.add(document.id())) {
      return new Delivery(document.id(), Outcome.DUPLICATE);
    }
    try {
      OutputStream open = open();
      open.write(codec.toBytes(document));
      open.write('\n');
      return new Delivery(document.id(), Outcome.DELIVERED);
    } catch (IOException e) {
      written.remove(document.id());
      throw new ExportException(
          name(), "cannot write " + target + " (" + e + "); check the directory and its space", e);
    }
  }

  @Override
  public void close() {
    if (out == null || part == null) {
      return;
    }
    try {
      out.close();
      AtomicFiles.move(part, target);
    } catch (IOException e) {
      throw new ExportException(name(), "cannot finish " + target + " (" + e + ")", e);
    } finally {
      out = null;
      part = null;
    }
  }

  private OutputStream open() throws IOException {
    if (out == null) {
      Path directory = AtomicFiles.parent(target);
      Files.createDirectories(directory);
      part = Files.createTempFile(directory, ".zathras-", ".part");
      out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    }
    return out;
  }
}
