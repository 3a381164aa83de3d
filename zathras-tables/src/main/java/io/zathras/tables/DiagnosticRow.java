package io.zathras.tables;

import org.jspecify.annotations.Nullable;

/**
 * A diagnostic, in the table {@link Table#DIAGNOSTIC}, whose columns describe the components.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @since 0.1
 */
public record DiagnosticRow(
    @Column("id of the document") String documentId,
    @Column("number of the diagnostic, from 1") long number,
    @Column("how bad it is: ERROR, WARNING or INFO") String severity,
    @Column("kind of the problem") String code,
    @Column(value = "file it is about", optional = true) @Nullable String file,
    @Column(value = "line in the file, from 1", optional = true) @Nullable Long line,
    @Column("what was found, what was expected, and what was done") String message) {}
