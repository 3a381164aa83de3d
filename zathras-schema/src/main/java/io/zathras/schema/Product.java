package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The machine or instance as its firmware names it.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param vendor the machine's manufacturer; {@code null} when not known
 * @param name the product's name, for example {@code PowerEdge R760}; {@code null} when not known
 * @param version the product's version; {@code null} when not known
 * @param family the product's family; {@code null} when not known
 * @since 0.1
 */
public record Product(
    @Nullable String vendor,
    @Nullable String name,
    @Nullable String version,
    @Nullable String family) {}
