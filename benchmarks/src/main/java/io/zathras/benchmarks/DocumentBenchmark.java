package io.zathras.benchmarks;

import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.ValidationError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writing a document as JSON, reading it, and its validation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DocumentBenchmark {

  /** How many points the document has. */
  @Param({"10", "10000"})
  public int points;

  private final JsonCodec pretty = JsonCodec.pretty();
  private final JsonCodec compact = JsonCodec.compact();
  private final DocumentValidator validator = new DocumentValidator();
  private ResultDocument document;
  private byte[] json;

  /** Makes the document. */
  @Setup
  public void prepare() throws IOException {
    document = SampleDocuments.withPoints(SampleDocuments.ofSample(), points);
    json = compact.toBytes(document);
  }

  /** Writes indented JSON. */
  @Benchmark
  public byte[] writePretty() {
    return pretty.toBytes(document);
  }

  /** Writes JSON in one line. */
  @Benchmark
  public byte[] writeCompact() {
    return compact.toBytes(document);
  }

  /** Reads JSON. */
  @Benchmark
  public ResultDocument read() {
    return compact.readResult(json);
  }

  /** Checks the record against its schema. */
  @Benchmark
  public List<ValidationError> validate() {
    return validator.validate(document);
  }
}
