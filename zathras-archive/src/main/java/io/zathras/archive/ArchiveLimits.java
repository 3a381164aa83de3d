package io.zathras.archive;

import org.jspecify.annotations.Nullable;

/** Probe. */
public record ArchiveLimits(@Nullable String a) {}
