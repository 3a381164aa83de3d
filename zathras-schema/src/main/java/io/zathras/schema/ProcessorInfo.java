package io.zathras.schema;

/**
 * The processor that read the result.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param name the processor's id, for example {@code coremark}
 * @param version the processor's version
 * @since 0.1
 */
public record ProcessorInfo(String name, String version) {
  /** Rejects a blank name or version. */
  public ProcessorInfo {
    Preconditions.notBlank("name", name);
    Preconditions.notBlank("version", version);
  }
}
