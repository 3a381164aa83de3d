/**
 * Finds secrets in texts and puts a mark in their place. {@link
 * io.zathras.schema.redaction.Secrets} looks at one text and {@link
 * io.zathras.schema.redaction.OpenValues} at values under names; the other classes know one kind of
 * secret each. Users call {@link io.zathras.schema.Redactor}.
 */
package io.zathras.schema.redaction;
