/**
 * Makes documents of what processors return. It is for what runs processors (the pipeline, the test
 * kit), and of no use to those who write them.
 */
package io.zathras.processor.spi.assembly;
