/** What a benchmark processor implements, how processors are found, and the readers they share. */
package io.zathras.processor.spi;
