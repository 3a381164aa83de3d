/**
 * Finds secrets in texts and replaces them by a mark. {@link io.zathras.schema.redaction.Secrets}
 * handles one text and {@link io.zathras.schema.redaction.OpenValues} named values; most other
 * classes each know one kind of secret. Users call {@link io.zathras.schema.Redactor}.
 */
package io.zathras.schema.redaction;
