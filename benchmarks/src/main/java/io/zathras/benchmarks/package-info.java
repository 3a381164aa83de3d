/** Benchmarks of the hot paths, and of the whole command against a floor. */
package io.zathras.benchmarks;
