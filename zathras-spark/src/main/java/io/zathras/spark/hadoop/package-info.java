/** Hadoop's file systems as file systems of {@code java.nio.file}, to read results from. */
@NullMarked
package io.zathras.spark.hadoop;

import org.jspecify.annotations.NullMarked;
