/**
 * Reads the files beside result archives: {@link io.zathras.metadata.ResultDirectories} reads a
 * directory, and {@link io.zathras.metadata.ResultDirectory} answers for each result in it. Parsers
 * of single files are in the packages below, which are not exported.
 */
package io.zathras.metadata;
