/**
 * Sets of documents, comparisons of two sets, and histories. The module {@code io.zathras.report}
 * prints them; the arithmetic is in {@link io.zathras.analysis.statistics}.
 */
package io.zathras.analysis;
