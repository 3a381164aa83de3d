/**
 * Results of any number into the tables of {@code zathras-tables}, by Spark: {@link
 * io.zathras.spark.TablesJob}. A directory is a unit of work, the ordinary pipeline runs in the
 * executors, and nothing of a result goes through the driver.
 *
 * <p>Not here: what a row is, and how a result is read.
 */
@NullMarked
package io.zathras.spark;

import org.jspecify.annotations.NullMarked;
