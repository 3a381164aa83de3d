package io.zathras.testkit;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.DocumentAssembler;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.RunContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs one processor over files given in the test, and checks that the document follows the
 * published schema:
 *
 * <pre>{@code
 * ResultDocument document =
 *     ProcessorTestKit.processor(new MyProcessor()).file("results_my.csv", "...").process();
 * }</pre>
 *
 * @since 0.1
 */
public final class ProcessorTestKit {

  private static final Instant PROCESSED_AT = Instant.parse("2026-01-05T12:00:00Z");

  private final BenchmarkProcessor processor;
  private final String test;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private String directory;

  private ProcessorTestKit(BenchmarkProcessor processor) {
    this.processor = processor;
    test = processor.descriptor().tests().iterator().next();
    directory = test + "_2026.01.05-10.00.00";
  }

  /** Returns a kit for a processor, with a result directory that is still empty. */
  public static ProcessorTestKit processor(BenchmarkProcessor processor) {
    return new ProcessorTestKit(processor);
  }

  /** Sets the name of the directory that the next files go to. */
  public ProcessorTestKit directory(String name) {
    directory = name;
    return this;
  }

  /** Adds a text file to the directory; it replaces one of the same name. */
  public ProcessorTestKit file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file to the directory; it replaces one of the same name. */
  public ProcessorTestKit file(String name, byte[] content) {
    files.put(directory + "/" + name, content.clone());
    return this;
  }

  /** Adds all files of a tree, as they are. */
  public ProcessorTestKit files(FileTree tree) {
    tree.files().forEach(file -> files.put(file.path(), file.bytes()));
    return this;
  }

  /** Removes a file whose path ends in {@code name}. */
  public ProcessorTestKit without(String name) {
    files.keySet().removeIf(path -> path.endsWith("/" + name));
    return this;
  }

  /**
   * Processes the files.
   *
   * @throws ProcessingException if the processor cannot read them
   * @throws io.zathras.schema.ValidationException if the document does not follow its schema
   */
  public ResultDocument process() {
    FileTree tar = FileTree.of("results_" + test + ".zip!/results_" + test + ".tar", files);
    ResultInput input = ResultInput.of(test, tar, RunContext.empty(), new Diagnostics());
    ResultDocument document = DocumentAssembler.assemble(processor, input, PROCESSED_AT);
    new DocumentValidator().requireValid(document);
    return document;
  }
}
