package io.zathras.tables;

import org.jspecify.annotations.Nullable;

/**
 * A setting, in the table {@link Table#SETTING}, whose columns describe the components.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @since 0.1
 */
public record SettingRow(
    @Column("id of the document") String documentId,
    @Column("what is set: system, test, environment, tuning or run") String scope,
    @Column(value = "key of the run, as run_1", optional = true) @Nullable String runKey,
    @Column("name of the setting, its parts divided by dots") String name,
    @Column("value as text") String text,
    @Column(value = "value, where it is a number", optional = true) @Nullable Double number,
    @Column(value = "value, where it is true or false", optional = true) @Nullable Boolean flag) {}
