package io.zathras.spark;

import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a file. The values are not copied and must not change.
 *
 * @param table the table's place in {@link OutputTable#ALL}
 * @param values the values of its columns
 */
@SuppressWarnings("ArrayRecordComponent") // There are millions of rows, and each is passed on once.
record TableRow(int table, @Nullable Object[] values) {}
