package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The firmware of the system under test.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param vendor the firmware's vendor; {@code null} when not known
 * @param version the firmware's version; {@code null} when not known
 * @param releaseDate the firmware's date, as the firmware writes it; {@code null} when not known
 * @param revision the firmware's revision; {@code null} when not known
 * @since 0.1
 */
public record Bios(
    @Nullable String vendor,
    @Nullable String version,
    @Nullable String releaseDate,
    @Nullable String revision) {}
