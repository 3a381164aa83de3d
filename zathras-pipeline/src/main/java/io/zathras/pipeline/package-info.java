/**
 * The pipeline: finds result archives, has processors read them on several threads, checks the
 * documents, hands them to exporters and reports what became of each result.
 *
 * <p>Reading archives, making the document of a result, and delivering documents are the work of
 * other modules.
 */
package io.zathras.pipeline;
