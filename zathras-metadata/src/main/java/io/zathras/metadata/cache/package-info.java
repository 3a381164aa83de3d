/**
 * The cache of parsed files, which readers of result directories share. It holds no parser and
 * knows no file by name.
 */
package io.zathras.metadata.cache;
