package io.zathras.steps;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.metadata.ResultDirectories;
import io.zathras.metadata.ResultDirectory;
import io.zathras.metadata.sysconfig.SystemInfo;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.assembly.DocumentAssembler;
import io.zathras.processor.spi.assembly.ResultSource;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is counted: everything that reads what a stranger wrote. */
public final class Work implements BiConsumer<String, Object> {

  private static final String RESULT = "result ";

  private final BenchmarkProcessors processors = BenchmarkProcessors.installed();
  private final DocumentValidator validator = new DocumentValidator();

  /**
   * Does one piece.
   *
   * @param what {@code result <test>} or {@code system} for files by path, {@code directory} for a
   *     path, {@code document} for bytes
   */
  @Override
  public void accept(String what, Object input) {
    switch (what) {
      case "system" -> SystemInfo.read(tree(input), false, new Diagnostics());
      case "directory" -> directory((Path) input);
      case "document" -> document((byte[]) input);
      default -> result(what.substring(RESULT.length()), tree(input));
    }
  }

  @SuppressWarnings("unchecked")
  private static FileTree tree(Object files) {
    return FileTree.of("results.tar", (Map<String, byte[]>) files);
  }

  private void result(String test, FileTree tree) {
    try {
      ResultDocument document =
          DocumentAssembler.assemble(
              processors.forTest(test).orElseThrow(), ResultSource.of(test, tree), Instant.EPOCH);
      validator.validate(document);
      JsonCodec.compact().toBytes(document);
    } catch (ProcessingException e) {
      // That it cannot be read is an answer too.
    }
  }

  private static void directory(Path path) {
    ResultDirectory directory = new ResultDirectories(ArchiveReader.defaults(), false).read(path);
    FileTree tree = FileTree.of("results_coremark.tar", Map.of("coremark_1/a", new byte[0]));
    directory.context("coremark", tree);
    directory.missing(List.of());
  }

  private void document(byte[] json) {
    try {
      validator.validate(json);
      JsonCodec.compact().readResult(json);
    } catch (JsonException e) {
      // That it is none is an answer too.
    }
  }
}
