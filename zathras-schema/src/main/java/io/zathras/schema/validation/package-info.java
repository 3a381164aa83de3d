/**
 * The fast check of documents: {@link io.zathras.schema.validation.SchemaProbe} answers whether a
 * document follows the published schema, but does not describe errors. It knows only JSON and JSON
 * Schema, not the records of a document; a test compares its answers with those of the schema
 * library. Not exported.
 */
package io.zathras.schema.validation;
