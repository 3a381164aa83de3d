/**
 * The pipeline: finds result archives, has processors read them on several threads, checks the
 * documents, hands them to exporters and reports what became of each result.
 *
 * <p>Not here: reading archives, making documents of a result, and delivering them, which are
 * modules of their own.
 */
package io.zathras.pipeline;
