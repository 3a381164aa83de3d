/**
 * Writes any number of results into the tables of {@code zathras-tables} with Spark: {@link
 * io.zathras.spark.TablesJob}. A directory is a unit of work, the ordinary pipeline runs in the
 * executors, and no part of a result goes through the driver. Other modules define the rows and
 * read results.
 */
@NullMarked
package io.zathras.spark;

import org.jspecify.annotations.NullMarked;
