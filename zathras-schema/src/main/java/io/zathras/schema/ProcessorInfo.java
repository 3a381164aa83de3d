package io.zathras.schema;

/**
 * The processor that read the result.
 *
 * @param name the processor's id, for example {@code coremark}
 * @param version the processor's version
 * @since 0.1
 */
public record ProcessorInfo(String name, String version) {
  /** Copies what is mutable and rejects what no document may hold. */
  public ProcessorInfo {
    Values.notBlank("name", name);
    Values.notBlank("version", version);
  }
}
