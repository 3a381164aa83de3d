package io.zathras.exporter;

import io.zathras.exporter.file.AtomicFile;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes all documents to one file or stream, one a line. The complete file appears when the
 * exporter is closed, even without any document; until then an older file stays. After a write
 * fails, nothing more is written and no file appears.
 *
 * @since 0.1
 */
public final class NdjsonExporter implements Exporter {

  private final String place;
  private final @Nullable Path target;
  private final JsonCodec codec = JsonCodec.compact();
  private final Set<String> written = new HashSet<>();
  private @Nullable OutputStream out;
  private @Nullable AtomicFile pending;
  private @Nullable IOException failure;

  private NdjsonExporter(String place, @Nullable Path target, @Nullable OutputStream out) {
    this.place = place;
    this.target = target;
    this.out = out;
  }

  /** Returns an exporter that writes the file {@code target}. */
  public static NdjsonExporter to(Path target) {
    return new NdjsonExporter(target.toString(), target, null);
  }

  /** Returns an exporter that writes to a stream as documents come. The stream stays open. */
  public static NdjsonExporter to(OutputStream out) {
    return new NdjsonExporter("the stream", null, Objects.requireNonNull(out, "out"));
  }

  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    return Deliveries.oneByOne(documents, this::write);
  }

  private Delivery write(ResultDocument document) {
    if (written.contains(document.id())) {
      return Delivery.duplicate(document.id());
    }
    if (failure != null) {
      throw failed(failure);
    }
    try {
      byte[] json = codec.toBytes(document);
      byte[] line = Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      open().write(line);
      written.add(document.id());
      return Delivery.delivered(document.id());
    } catch (IOException e) {
      failure = e;
      throw failed(e);
    }
  }

  @Override
  public void close() {
    if (failure != null) {
      abandon();
      if (!written.isEmpty()) {
        throw failed(failure);
      }
      return;
    }
    try {
      open().flush();
      if (pending != null) {
        pending.commit();
      }
    } catch (IOException e) {
      abandon();
      throw failed(e);
    }
  }

  /** Removes the unfinished file, if the target is a file. */
  @Override
  public void abandon() {
    try {
      if (pending != null) {
        pending.close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private OutputStream open() throws IOException {
    if (out == null) {
      pending = AtomicFile.open(Objects.requireNonNull(target));
      out = pending.out();
    }
    return out;
  }

  private ExportException failed(IOException e) {
    return new ExportException(
        name(), "cannot write " + place + " (" + e + "); check the directory and its space", e);
  }
}
