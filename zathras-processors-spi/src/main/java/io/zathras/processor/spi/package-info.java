/**
 * The interface of benchmark processors, their discovery, the readers that they share, and the
 * builders of their results. The package {@code assembly} makes documents from these results.
 */
package io.zathras.processor.spi;
