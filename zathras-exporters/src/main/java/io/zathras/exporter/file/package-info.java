/**
 * Files that are there whole or not at all, for the exporters, the spool and the command line of
 * this project. What is in a file is decided elsewhere.
 */
package io.zathras.exporter.file;
