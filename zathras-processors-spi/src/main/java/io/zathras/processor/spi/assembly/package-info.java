/**
 * Makes documents from the results of processors. It is for programs that run processors (the
 * pipeline, the test kit), not for processors.
 */
package io.zathras.processor.spi.assembly;
