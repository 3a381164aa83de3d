package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The machine or instance as its firmware names it.
 *
 * @param vendor who made the machine; {@code null} when not known
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
