/**
 * From documents to answers: sets of documents, comparisons of two of them, and histories. What
 * prints them is in the module {@code io.zathras.report}; the arithmetic is in {@link
 * io.zathras.analysis.statistics}.
 */
package io.zathras.analysis;
