/**
 * The documents: {@link io.zathras.schema.ResultDocument} and the records in it, {@link
 * io.zathras.schema.TimeSeriesDocument} for single points, {@link io.zathras.schema.JsonCodec} that
 * writes and reads them, and {@link io.zathras.schema.DocumentValidator} that checks them. {@link
 * io.zathras.schema.Redactor} keeps secrets out of all of them. This package does not know where
 * results come from or where documents go.
 */
package io.zathras.schema;
