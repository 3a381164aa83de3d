/**
 * What a benchmark processor implements, how processors are found, the readers they share, and the
 * builders of what they return. What makes documents of that is in {@code assembly}.
 */
package io.zathras.processor.spi;
